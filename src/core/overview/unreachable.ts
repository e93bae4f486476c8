// Addresses that are probably wrong: a mail came back from there, or was refused for good when it
// was handed over. Pure.
import { mailboxKey } from '#core/addressees/mailbox-key.ts';
import type { Stories } from '#core/deliveries/journal-fold.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { Incoming } from '#shared/contract/incoming.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { Attention } from '#shared/contract/overview.ts';
import type { ContactId, DeliveryId, Instant } from '#shared/values.ts';
import { compareInstants } from './compare-instants.ts';

type Unreachable = Attention['addresses']['items'][number];

/** A delivery somebody was to get mail from, as it was carried. */
export interface CarriedDelivery {
  readonly id: DeliveryId;
  readonly envelopes: readonly Envelope[];
  readonly stories: Stories;
  /** A test or a rehearsal tells of no address by itself; a mail of it may still come back. */
  readonly isReal: boolean;
}

interface Report extends Pick<Unreachable, 'contactId' | 'deliveryId' | 'reason'> {
  readonly address: string;
  readonly at: Instant;
}
interface Accepted {
  readonly contactId: ContactId;
  readonly address: string;
  readonly at: Instant;
}

const isAboutAddress = (reason: unknown): reason is Unreachable['reason'] =>
  reason === 'address-unknown' || reason === 'domain-unknown';

/**
 * Each contact once, by what was told last. An address that was corrected since is no longer the
 * one that was told of, and one that took a mail since is fine.
 */
export function unreachableAddresses(
  actors: readonly Actor[],
  incoming: readonly Incoming[],
  carried: readonly CarriedDelivery[],
): Unreachable[] {
  const newest = new Map<ContactId, Report>();
  for (const report of [...returned(incoming, carried), ...carried.flatMap(refused)])
    if ((newest.get(report.contactId)?.at ?? '') <= report.at) newest.set(report.contactId, report);
  if (newest.size === 0) return [];
  const accepted = Map.groupBy(carried.flatMap(acceptedIn), ({ contactId }) => contactId);
  const isFineSince = ({ contactId, address, at }: Report) =>
    accepted
      .get(contactId)
      ?.some((mail) => mail.at > at && mailboxKey(mail.address) === mailboxKey(address)) ?? false;
  return actors
    .flatMap((actor) =>
      actor.contacts.flatMap(({ id, email, state }) => {
        const report = newest.get(id);
        if (!report || email === null || state !== 'active') return [];
        if (mailboxKey(report.address) !== mailboxKey(email) || isFineSince(report)) return [];
        const { reason, deliveryId, at } = report;
        return [
          {
            contactId: id,
            actorId: actor.id,
            actorName: actor.name,
            email,
            reason,
            deliveryId,
            reportedAt: at,
          },
        ];
      }),
    )
    .sort((one, other) => compareInstants(other.reportedAt, one.reportedAt));
}

/** Mails that came back, whose envelope is proven. */
function returned(incoming: readonly Incoming[], carried: readonly CarriedDelivery[]): Report[] {
  const envelopes = new Map(
    carried.map(({ id, envelopes: all }) => [id, new Map(all.map((one) => [one.id, one]))]),
  );
  return incoming.flatMap(({ type, contactId, deliveryId, envelopeId, reason, receivedAt }) => {
    if (type !== 'bounce' || !contactId || !deliveryId || !envelopeId || !isAboutAddress(reason))
      return [];
    const address = envelopes.get(deliveryId)?.get(envelopeId)?.address;
    return address === undefined
      ? []
      : [{ contactId, deliveryId, reason, address, at: receivedAt }];
  });
}

/** Refused for good at once: no report follows. */
const refused = ({ id: deliveryId, envelopes, stories, isReal }: CarriedDelivery): Report[] =>
  envelopes.flatMap(({ id, contactId, address }) => {
    const story = stories.get(id);
    return isReal &&
      story?.state === 'refused' &&
      story.changedAt !== null &&
      isAboutAddress(story.reason)
      ? [{ contactId, deliveryId, reason: story.reason, address, at: story.changedAt }]
      : [];
  });

const acceptedIn = ({ envelopes, stories, isReal }: CarriedDelivery): Accepted[] =>
  envelopes.flatMap(({ id, contactId, address }) => {
    const story = stories.get(id);
    return isReal && story?.state === 'accepted' && !story.isBounced && story.changedAt !== null
      ? [{ contactId, address, at: story.changedAt }]
      : [];
  });
