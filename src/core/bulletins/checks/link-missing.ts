// A button that leads nowhere.
import type { Check } from './check.ts';

export const linkMissing: Check = ({ blocks }) =>
  blocks
    .filter((block) => block.type === 'button' && block.link === '')
    .map(({ id }) => ({ blockId: id }));
