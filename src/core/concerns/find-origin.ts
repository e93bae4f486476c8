// Whose mail this is and which bulletin it answers: proven by the matched envelope, else guessed
// from the sender's address.
import { unlessSetAside } from '#core/deliveries/set-aside.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { Store } from '#core/ports/store.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { ContactId, Instant } from '#shared/values.ts';
import type { Origin } from './draft-concern.ts';
import { matchedBy, type KnownSender, type Match } from './match-delivery.ts';

interface Known {
  readonly match: Match | undefined;
  readonly senders: readonly KnownSender[];
  /** A mail server's own address says nothing about a contact. */
  readonly isReport: boolean;
  readonly at: Instant;
}

export async function findOrigin(
  { store, journal }: { store: Store; journal: Journal },
  { match, senders, isReport, at }: Known,
): Promise<Origin> {
  if (match) {
    const { deliveryId, envelope } = match;
    const delivery = await store.deliveries.get(deliveryId);
    return {
      actor: await store.actors.get(envelope.actorId),
      contactId: envelope.contactId,
      deliveryId,
      bulletinId: delivery?.bulletinId ?? null,
      matchedBy: matchedBy(match.place),
    };
  }
  const [first, ...others] = isReport ? [] : senders;
  if (!first)
    return {
      actor: undefined,
      contactId: null,
      deliveryId: null,
      bulletinId: null,
      matchedBy: null,
    };
  const contactId = others.length === 0 ? first.contact.id : null;
  const delivery =
    contactId && (await latestTo(contactId, await store.deliveries.list(), journal, at));
  return {
    // Several contacts may share a mailbox; the organisation is known only when it is one.
    actor: others.every(({ actor }) => actor.id === first.actor.id) ? first.actor : undefined,
    contactId,
    deliveryId: delivery?.id ?? null,
    bulletinId: delivery?.bulletinId ?? null,
    matchedBy: 'from-address',
  };
}

const MAX_DELIVERIES = 5;
const MAX_AGE_MS = 60 * 24 * 60 * 60 * 1000;

/** People answer what they got last. */
async function latestTo(
  contactId: ContactId,
  deliveries: readonly Delivery[],
  journal: Journal,
  at: Instant,
): Promise<Delivery | null> {
  const recent = deliveries.filter(
    ({ kind, startedAt }) =>
      kind === 'delivery' &&
      startedAt !== null &&
      startedAt <= at &&
      Date.parse(at) - Date.parse(startedAt) < MAX_AGE_MS,
  );
  for (const delivery of recent.reverse().slice(0, MAX_DELIVERIES)) {
    if (
      (await unlessSetAside(journal.envelopes(delivery.id), [])).some(
        (envelope) => envelope.contactId === contactId,
      )
    )
      return delivery;
  }
  return null;
}
