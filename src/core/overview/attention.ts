// What waits for a person today, worked out from what there is. Pure.
import type { Stories } from '#core/deliveries/journal-fold.ts';
import { mayBeSent } from '#core/deliveries/states.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import type { Concern } from '#shared/contract/concern.ts';
import type { Incoming } from '#shared/contract/incoming.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { Attention } from '#shared/contract/overview.ts';
import type { DeliveryId } from '#shared/values.ts';
import { unreachableAddresses, type CarriedDelivery } from './unreachable.ts';

export interface Situation {
  readonly bulletins: readonly Bulletin[];
  /** As they are. */
  readonly deliveries: readonly Delivery[];
  /** Those whose record is not whole. */
  readonly damaged: ReadonlyMap<DeliveryId, 'damaged' | 'set-aside'>;
  /** Of deliveries that may have an unclear envelope. */
  readonly stories: ReadonlyMap<DeliveryId, Stories>;
  readonly concerns: readonly Concern[];
  readonly incoming: readonly Incoming[];
  readonly actors: readonly Actor[];
  /** Every delivery that began to go out, and whatever a mail came back from. */
  readonly carried: readonly CarriedDelivery[];
}

const LISTED_ADDRESSES = 50;

export function attentionOf({
  bulletins,
  deliveries,
  damaged,
  stories,
  concerns,
  incoming,
  actors,
  carried,
}: Situation): Attention {
  const sent = new Set(
    deliveries
      .filter(
        ({ kind, accountKind, state }) =>
          kind === 'delivery' && accountKind === 'smtp' && state !== 'cancelled',
      )
      .map(({ bulletinId }) => bulletinId),
  );
  const drafts = bulletins.filter(({ id }) => !sent.has(id));
  const latest = drafts.reduce<Bulletin | undefined>(
    (newest, draft) => (newest && newest.updatedAt > draft.updatedAt ? newest : draft),
    undefined,
  );
  const unclear = [...stories]
    .map(([id, all]) => ({
      id,
      count: [...all.values()].filter(({ state }) => state === 'unclear').length,
    }))
    .filter(({ count }) => count > 0);
  const addresses = unreachableAddresses(actors, incoming, carried);
  return {
    drafts: { count: drafts.length, latest: latest ? draftOf(latest) : null },
    stopped: deliveries
      .filter(
        ({ id, state, stoppedBy }) =>
          state === 'paused' &&
          damaged.get(id) !== 'set-aside' &&
          (stoppedBy !== null || hasWaiting(stories.get(id))),
      )
      .map(({ id, subject, stoppedBy, retryAt }) => ({ id, subject, stoppedBy, retryAt })),
    damaged: deliveries.flatMap(({ id, subject, startedAt, plannedAt }) => {
      const record = damaged.get(id);
      // Once everybody the damaged place was about is decided there is nothing left to do.
      const isDecided = record === 'damaged' && !unclear.some((one) => one.id === id);
      return record && !isDecided ? [{ id, subject, at: startedAt ?? plannedAt, record }] : [];
    }),
    unclear: {
      envelopes: unclear.reduce((sum, { count }) => sum + count, 0),
      deliveryIds: unclear.map(({ id }) => id),
    },
    newConcerns: concerns.filter(({ state }) => state === 'new').length,
    addresses: { count: addresses.length, items: addresses.slice(0, LISTED_ADDRESSES) },
  };
}

const draftOf = ({ id, subject, copyOf, updatedAt }: Bulletin) => ({
  id,
  subject,
  ...(copyOf !== undefined && { copyOf }),
  updatedAt,
});

/** One in which only a decision is missing does not stand still. */
const hasWaiting = (stories: Stories | undefined) =>
  !stories || [...stories.values()].some(({ state }) => mayBeSent(state));
