// A button nobody can read.
import type { Check } from './check.ts';

export const buttonTextMissing: Check = ({ blocks }) =>
  blocks
    .filter((block) => block.type === 'button' && block.text === '')
    .map(({ id }) => ({ blockId: id }));
