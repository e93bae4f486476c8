// What stood in the mailboxes last: the subject of the newest other bulletin whose delivery by a real mail account has begun. Pure.
import type { Delivery } from '#shared/contract/deliveries.ts';
import type { BulletinId } from '#shared/values.ts';

export function lastSentSubject(deliveries: readonly Delivery[], than: BulletinId): string | null {
  let last: { at: string; subject: string } | undefined;
  for (const { kind, accountKind, bulletinId, startedAt, subject } of deliveries) {
    if (kind !== 'delivery' || accountKind !== 'smtp' || bulletinId === than || startedAt === null) continue;
    if (!last || last.at <= startedAt) last = { at: startedAt, subject };
  }
  return last?.subject ?? null;
}
