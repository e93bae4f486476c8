// When a delivery ended, began or was planned, in words: whatever happened last.
import { fullMoment } from '#renderer/frame/use-moments.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';

export function whenOf(
  { state, finishedAt, startedAt, plannedAt }: Delivery,
  at: ScreenTexts['deliveriesView']['at'],
): string {
  if (finishedAt)
    return (state === 'cancelled' ? at.cancelled : at.finished)(fullMoment(finishedAt));
  return startedAt ? at.started(fullMoment(startedAt)) : at.planned(fullMoment(plannedAt));
}
