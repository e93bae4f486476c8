// What a person should know before a delivery begins. Pure: the figures of deliveries.prepare.
import type { Delivery } from '#shared/contract/deliveries.ts';
import type { MailAccount } from '#shared/contract/settings.ts';
import type { BulletinId, ContactId, SegmentId } from '#shared/values.ts';

/** The newest one that began to go to this segment the same way: a rehearsal says nothing about who got mail. */
export function lastDelivery(deliveries: readonly Delivery[], segmentId: SegmentId, accountKind: MailAccount['kind']): Delivery | undefined {
  return deliveries.findLast((delivery) => delivery.kind === 'delivery' && delivery.segmentId === segmentId && delivery.accountKind === accountKind && delivery.startedAt !== null);
}

export function compared(last: Delivery, before: readonly ContactId[], now: readonly ContactId[], bulletinId: BulletinId) {
  const then = new Set(before), today = new Set(now);
  return {
    id: last.id, subject: last.subject, at: last.startedAt ?? last.plannedAt, count: before.length,
    added: now.filter((id) => !then.has(id)).length, removed: before.filter((id) => !today.has(id)).length, isSameBulletin: last.bulletinId === bulletinId,
  };
}

/** Evenly spaced turns: the last mail leaves after all the spaces between. */
export const secondsAtPace = (count: number, perMinute: number): number => (perMinute === 0 || count === 0 ? 0 : Math.ceil(((count - 1) * 60) / perMinute));

/** The first, the middle and the last: what a wrong list shows soonest. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, index) => items[Math.round((index * (items.length - 1)) / (count - 1))]!);
}
