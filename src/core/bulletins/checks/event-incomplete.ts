// An event has a title and a moment that exists.
import { isRealTime } from '#core/bulletins/event-times.ts';
import type { Check } from './check.ts';

export const eventIncomplete: Check = ({ blocks }) =>
  blocks.flatMap((block) => {
    if (block.type !== 'event') return [];
    if (block.title === '') return [{ blockId: block.id, data: { missing: 'title' } }];
    const isDated =
      block.startsAt !== null &&
      isRealTime(block.startsAt) &&
      (block.endsAt === null || isRealTime(block.endsAt));
    return isDated ? [] : [{ blockId: block.id, data: { missing: 'time' } }];
  });
