// Whose concern it is and which bulletin it answers, when a person knows better than the match.
// What was worked out from a mail is kept beside it, so that saying the same again brings back all
// of it, proof included. Pure.
import type { Concern } from '#shared/contract/concern.ts';
import type { Delivery } from '#shared/contract/delivery.ts';

export interface Link {
  readonly actorId?: Concern['actorId'] | undefined;
  readonly bulletinId?: Concern['bulletinId'] | undefined;
}
type Origin = NonNullable<Concern['matched']>;

const originOf = ({ actorId, contactId, deliveryId, bulletinId, matchedBy }: Origin): Origin => ({
  actorId,
  contactId,
  deliveryId,
  bulletinId,
  matchedBy,
});

/**
 * What is left out stays. `deliveries` are all there are: a bulletin that had gone out once by then
 * is linked with that delivery.
 */
export function link(
  concern: Concern,
  { actorId = concern.actorId, bulletinId = concern.bulletinId }: Link,
  deliveries: readonly Delivery[],
): Concern {
  if (actorId === concern.actorId && bulletinId === concern.bulletinId) return concern;
  const matched = concern.matched ?? originOf(concern);
  const linked: Origin = {
    actorId,
    contactId: contactFor(actorId, concern, matched),
    ...bulletinFor(bulletinId, concern, matched, deliveries),
  };
  const { matched: _matched, ...rest } = concern;
  // A note was never matched, and what agrees with the match needs no second copy.
  const isAsMatched = actorId === matched.actorId && bulletinId === matched.bulletinId;
  return { ...rest, ...linked, ...(concern.channel === 'mail' && !isAsMatched && { matched }) };
}

/** Of another actor nobody knows which contact wrote. */
function contactFor(
  actorId: Concern['actorId'],
  concern: Concern,
  matched: Origin,
): Concern['contactId'] {
  if (actorId === concern.actorId) return concern.contactId;
  return actorId === matched.actorId ? matched.contactId : null;
}

function bulletinFor(
  bulletinId: Concern['bulletinId'],
  concern: Concern,
  matched: Origin,
  deliveries: readonly Delivery[],
): Pick<Origin, 'bulletinId' | 'deliveryId' | 'matchedBy'> {
  const known = [concern, matched].find((one) => one.bulletinId === bulletinId);
  if (known) return { bulletinId, deliveryId: known.deliveryId, matchedBy: known.matchedBy };
  return {
    bulletinId,
    deliveryId: onlyDelivery(bulletinId, concern.receivedAt, deliveries),
    matchedBy: bulletinId === null ? null : 'person',
  };
}

/** Of several nobody knows which one was meant. */
function onlyDelivery(
  bulletinId: Concern['bulletinId'],
  receivedAt: string,
  deliveries: readonly Delivery[],
): Concern['deliveryId'] {
  const [only, ...others] = deliveries.filter(
    (one) =>
      one.kind === 'delivery' &&
      one.bulletinId === bulletinId &&
      one.startedAt !== null &&
      one.startedAt <= receivedAt,
  );
  return only && others.length === 0 ? only.id : null;
}
