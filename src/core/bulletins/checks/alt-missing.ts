// Nobody has decided yet what this image says to those who do not see it; one that is a link has to
// say where it leads. Where no image is chosen yet, that is the one thing missing (image-missing).
import type { Check } from './check.ts';

export const altMissing: Check = ({ blocks }) =>
  blocks
    .filter(
      (block) =>
        block.type === 'image' &&
        block.image !== null &&
        (block.alt === null || (block.link !== '' && block.alt.kind === 'decorative')),
    )
    .map(({ id }) => ({ blockId: id }));
