// Two links with the same words that lead to different places cannot be told apart in a list of
// links.
import type { Check } from './check.ts';
import { linksOf } from './links-of.ts';

export const linkTextAmbiguous: Check = ({ blocks }) => {
  const targets = new Map<string, string>();
  return blocks.flatMap((block) => {
    return linksOf(block)
      .filter(({ text, href }) => {
        const words = text.toLowerCase();
        const before = targets.get(words);
        if (before === undefined) targets.set(words, href);
        return before !== undefined && before !== href && words !== '';
      })
      .map(({ text }) => ({ blockId: block.id, data: { text } }));
  });
};
