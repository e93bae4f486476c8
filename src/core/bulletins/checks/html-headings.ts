// The finished mail has exactly one h1 and skips no level. What the writer skipped is
// heading-skipped; here the design is to blame.
import { outline } from '#core/bulletins/outline.ts';
import { once, type Check } from './check.ts';

export const htmlHeadings: Check = ({ tags, blocks }) => {
  const levels = tags
    .filter(({ name, isClosing }) => !isClosing && /^h[1-6]$/.test(name))
    .map(({ name }) => Number(name[1]));
  const hasSkip = levels.some((level, position) => level > (levels[position - 1] ?? 0) + 1);
  return once(
    levels.filter((level) => level === 1).length !== 1 ||
      (hasSkip && !outline(blocks).some(({ isSkip }) => isSkip)),
  );
};
