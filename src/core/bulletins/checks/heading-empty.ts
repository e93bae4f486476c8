// Screen readers announce an empty heading as one.
import type { Check } from './check.ts';

export const headingEmpty: Check = ({ blocks }) =>
  blocks
    .filter((block) => block.type === 'heading' && block.text === '')
    .map(({ id }) => ({ blockId: id }));
