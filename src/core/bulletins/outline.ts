// The heading levels of a bulletin. The subject is the one h1; heading blocks are h2 and h3; the
// title of an event stands one level below the heading it belongs to, so that no level is ever
// skipped by an event.
import type { Block } from '#shared/contract/blocks.ts';

export type HeadingLevel = 2 | 3 | 4;

export interface PlacedHeading {
  readonly block: Block;
  readonly level: HeadingLevel;
  /** A level 3 with no level 2 before it. */
  readonly isSkip: boolean;
}

export function outline(blocks: readonly Block[]): PlacedHeading[] {
  let section: 1 | 2 | 3 = 1;
  const placed: PlacedHeading[] = [];
  for (const block of blocks) {
    if (block.type === 'heading') {
      placed.push({ block, level: block.level, isSkip: block.level > section + 1 });
      section = block.level;
    } else if (block.type === 'event') {
      placed.push({ block, level: (section + 1) as HeadingLevel, isSkip: false });
    }
  }
  return placed;
}
