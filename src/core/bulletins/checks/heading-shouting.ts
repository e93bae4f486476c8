// A heading in capitals only is harder to read, and some screen readers spell it. Abbreviations are
// short and stay unmarked.
import type { Check } from './check.ts';

const MIN_LETTERS = 8;

const isShouting = (text: string) =>
  !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= MIN_LETTERS;

export const headingShouting: Check = ({ blocks }) =>
  blocks
    .filter(
      (block) =>
        (block.type === 'heading' && isShouting(block.text)) ||
        (block.type === 'event' && isShouting(block.title)),
    )
    .map(({ id }) => ({ blockId: id }));
