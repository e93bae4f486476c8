// The plain-text part holds every link and every image description.
import { safeAddress } from '#core/bulletins/escape.ts';
import { linksIn } from '#core/bulletins/rich-text.ts';
import type { Check } from './check.ts';

/** Line ends from wrapping do not count. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ');

export const textPartIncomplete: Check = ({ blocks, text }) => {
  const words = oneLine(text);
  const isThere = (part: string) => part === '' || words.includes(oneLine(part));
  return blocks.flatMap((block) => {
    const links = [...('link' in block ? [safeAddress(block.link)] : []), ...('html' in block ? linksIn(block.html).map(({ href }) => href.replace(/^mailto:/i, '')) : [])];
    const description = block.type === 'image' && block.alt?.kind === 'text' ? block.alt.text : '';
    const missing = [...links, description].filter((part) => !isThere(part));
    return missing.map((part) => ({ blockId: block.id, data: { missing: part } }));
  });
};
