// The links of a block: those in its text, and the one a button is.
import { linksIn } from '#core/bulletins/rich-text.ts';
import type { Block } from '#shared/contract/blocks.ts';

export function linksOf(block: Block): ReturnType<typeof linksIn> {
  if ('html' in block) return linksIn(block.html);
  return block.type === 'button' ? [{ text: block.text, href: block.link }] : [];
}
