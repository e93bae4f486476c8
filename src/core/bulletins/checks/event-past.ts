// An event whose last day has gone by: usually a wrong year, or left over from the bulletin before.
import { isRealTime } from '#core/bulletins/event-times.ts';
import type { Check } from './check.ts';

export const eventPast: Check = ({ blocks, today }) =>
  blocks.flatMap((block) => {
    if (block.type !== 'event') return [];
    const lastMoment = block.endsAt ?? block.startsAt;
    if (lastMoment === null || !isRealTime(lastMoment)) return [];
    return lastMoment.slice(0, 10) < today ? [{ blockId: block.id }] : [];
  });
