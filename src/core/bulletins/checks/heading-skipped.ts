// A level 3 without a level 2 before it: whoever moves by headings looks for what is missing.
import { outline } from '#core/bulletins/outline.ts';
import type { Check } from './check.ts';

export const headingSkipped: Check = ({ blocks }) =>
  outline(blocks)
    .filter(({ isSkip }) => isSkip)
    .map(({ block }) => ({ blockId: block.id }));
