// Two links with the same words that lead to different places cannot be told apart in a list of
// links.
import { linksIn } from '#core/bulletins/rich-text.ts';
import type { Check } from './check.ts';

export const linkTextAmbiguous: Check = ({ blocks }) => {
  const targets = new Map<string, string>();
  return blocks.flatMap((block) => {
    const links =
      'html' in block
        ? linksIn(block.html)
        : block.type === 'button'
          ? [{ text: block.text, href: block.link }]
          : [];
    return links
      .filter(({ text, href }) => {
        const words = text.toLowerCase();
        const before = targets.get(words);
        if (before === undefined) targets.set(words, href);
        return before !== undefined && before !== href && words !== '';
      })
      .map(({ text }) => ({ blockId: block.id, data: { text } }));
  });
};
