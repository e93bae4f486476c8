// A block is dragged by its handle only, so that text in its fields can still be marked with the
// mouse. The whole card is what one sees moving.
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import {
  attachClosestEdge,
  extractClosestEdge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import type { BlockId } from '#shared/values.ts';

interface Seen {
  /** The edge of this card another block would land at. */
  over(edge: 'top' | 'bottom' | undefined): void;
  drag(isDragged: boolean): void;
}

/** Returns the way to end it. */
export function dragBlock(
  card: HTMLElement,
  grip: HTMLElement,
  blockId: BlockId,
  seen: Seen,
): () => void {
  const leave = () => {
    seen.over(undefined);
  };
  return combine(
    draggable({
      element: grip,
      getInitialData: () => ({ blockId }),
      onGenerateDragPreview: ({ nativeSetDragImage }) => {
        nativeSetDragImage?.(card, 24, 24);
      },
      onDragStart: () => {
        seen.drag(true);
      },
      onDrop: () => {
        seen.drag(false);
      },
    }),
    dropTargetForElements({
      element: card,
      canDrop: ({ source }) => 'blockId' in source.data,
      getData: ({ input, element }) =>
        attachClosestEdge({ blockId }, { input, element, allowedEdges: ['top', 'bottom'] }),
      onDrag: ({ self, source }) => {
        const edge = extractClosestEdge(self.data);
        seen.over(
          source.data['blockId'] === blockId || (edge !== 'top' && edge !== 'bottom')
            ? undefined
            : edge,
        );
      },
      onDragLeave: leave,
      onDrop: leave,
    }),
  );
}
