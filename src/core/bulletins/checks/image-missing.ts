// An image block without an image, or whose image is no longer in the data folder.
import type { Check } from './check.ts';

export const imageMissing: Check = ({ blocks, images }) =>
  blocks
    .filter((block) => block.type === 'image' && (block.image === null || !images.has(block.image)))
    .map(({ id }) => ({ blockId: id }));
