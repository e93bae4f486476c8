// Usually a wrong day.
import type { Check } from './check.ts';

export const eventEndsBeforeStart: Check = ({ blocks }) =>
  blocks
    .filter(
      (block) =>
        block.type === 'event' &&
        block.startsAt !== null &&
        block.endsAt !== null &&
        block.endsAt < block.startsAt,
    )
    .map(({ id }) => ({ blockId: id }));
