// What stood in the mailboxes last: the subject of the newest other bulletin whose delivery by a
// real mail account has begun. A bulletin counts from its first delivery: sending it once more to
// somebody it had not reached makes it no newer. Pure.
import type { Delivery } from '#shared/contract/delivery.ts';
import type { BulletinId } from '#shared/values.ts';

export function lastSentSubject(deliveries: readonly Delivery[], than: BulletinId): string | null {
  const firsts = new Map<BulletinId, { at: string; subject: string }>();
  for (const { kind, accountKind, bulletinId, startedAt: at, subject } of deliveries) {
    if (kind !== 'delivery' || accountKind !== 'smtp' || bulletinId === than || at === null)
      continue;
    const known = firsts.get(bulletinId);
    if (!known || at < known.at) firsts.set(bulletinId, { at, subject });
  }
  let last: { at: string; subject: string } | undefined;
  for (const first of firsts.values()) if (!last || last.at <= first.at) last = first;
  return last?.subject ?? null;
}
