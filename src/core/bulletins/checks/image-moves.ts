// WCAG 2.2.2: what moves by itself for more than five seconds can be stopped. A mail has no button
// for that.
import { movesTooLong } from '#core/bulletins/gif-animation.ts';
import type { Check } from './check.ts';

export const imageMoves: Check = ({ blocks, images }) =>
  blocks
    .filter((block) => {
      const placed =
        block.type === 'image' && block.image !== null ? images.get(block.image) : undefined;
      return placed?.mime === 'image/gif' && movesTooLong(placed.bytes);
    })
    .map(({ id }) => ({ blockId: id }));
