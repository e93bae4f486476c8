// Whether this bulletin went to those chosen before: the one mistake nobody can take back.
import type { deliveries } from '#shared/contract/deliveries.ts';
import type { Output } from '#shared/define.ts';
import type { DeliveryId, Instant } from '#shared/values.ts';

type Outlook = Output<typeof deliveries.prepare>;

export interface SentBefore {
  /** The delivery it went out with. */
  readonly id: DeliveryId;
  readonly at: Instant;
  /** To this very segment, or to everybody in it. */
  readonly toAll: boolean;
  /** So many have it or are waiting for it, of all chosen. */
  readonly count: number;
  readonly of: number;
}

/** A rehearsal gives nobody anything twice. */
export function sentBefore({
  account,
  last,
  alreadySent,
  count,
}: Pick<Outlook, 'account' | 'last' | 'alreadySent' | 'count'>): SentBefore | undefined {
  if (account.kind !== 'smtp') return undefined;
  if (last?.isSameBulletin)
    return { id: last.id, at: last.at, toAll: true, count: alreadySent?.count ?? 0, of: count };
  if (!alreadySent) return undefined;
  return { ...alreadySent, toAll: alreadySent.count === count, of: count };
}
