// What a person should know before a delivery begins. Pure: the figures of deliveries.prepare.
import type { Delivery } from '#shared/contract/delivery.ts';
import type { MailAccount } from '#shared/contract/mail-account.ts';
import type { BulletinId, ContactId, SegmentId } from '#shared/values.ts';

/**
 * The deliveries of one issue that began to go to this segment the same way, the first of them
 * first: of this bulletin if it went there already, otherwise of the newest issue. A resend to a
 * few stands for none; a rehearsal says nothing about who got mail.
 */
export function lastTime(
  deliveries: readonly Delivery[],
  to: { segmentId: SegmentId; accountKind: MailAccount['kind']; bulletinId: BulletinId },
): Delivery[] {
  const there = deliveries.filter(
    ({ kind, segmentId, accountKind, startedAt }) =>
      kind === 'delivery' &&
      segmentId === to.segmentId &&
      accountKind === to.accountKind &&
      startedAt !== null,
  );
  const byIssue = Map.groupBy(there, ({ bulletinId }) => bulletinId);
  return byIssue.get(to.bulletinId) ?? [...byIssue.values()].at(-1) ?? [];
}

/** `before`: who it went to in each of these. */
export function compared(
  [first]: readonly Delivery[],
  before: readonly (readonly ContactId[])[],
  now: readonly ContactId[],
  bulletinId: BulletinId,
) {
  if (!first) return null;
  const then = new Set(before.flat());
  const today = new Set(now);
  return {
    id: first.id,
    subject: first.subject,
    at: first.startedAt ?? first.plannedAt,
    count: then.size,
    added: now.filter((id) => !then.has(id)).length,
    removed: [...then].filter((id) => !today.has(id)).length,
    isSameBulletin: first.bulletinId === bulletinId,
  };
}

/** Evenly spaced turns: the last mail leaves after all the spaces between. */
export const secondsAtPace = (count: number, perMinute: number): number =>
  perMinute === 0 || count === 0 ? 0 : Math.ceil(((count - 1) * 60) / perMinute);

/** The first, the middle and the last: what a wrong list shows soonest. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from(
    { length: count },
    (_, index) => items[Math.round((index * (items.length - 1)) / (count - 1))]!,
  );
}
