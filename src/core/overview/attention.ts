// What waits for a person today, worked out from what there is. Pure.
import { mailboxKey } from '#core/addressees/mailbox-key.ts';
import type { Stories } from '#core/deliveries/journal-fold.ts';
import { mayBeSent } from '#core/deliveries/states.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import type { Concern } from '#shared/contract/concern.ts';
import type { Incoming } from '#shared/contract/incoming.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { Attention } from '#shared/contract/overview.ts';
import type { ContactId, DeliveryId, Instant } from '#shared/values.ts';

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
  /** Of the deliveries somebody's address bounced from. */
  readonly envelopes: ReadonlyMap<DeliveryId, readonly Envelope[]>;
  /** Mails that were accepted since the first such report and did not come back. */
  readonly accepted: readonly Accepted[];
}
export interface Accepted {
  readonly contactId: ContactId;
  readonly address: string;
  readonly at: Instant;
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
  envelopes,
  accepted,
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
  const addresses = unreachable(incoming, actors, envelopes, accepted);
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

/** A report about an address, whose envelope is proven. */
type Report = Incoming &
  Pick<Attention['addresses']['items'][number], 'contactId' | 'deliveryId' | 'reason'>;
export const isAddressReport = (one: Incoming): one is Report =>
  one.type === 'bounce' &&
  one.contactId !== null &&
  one.deliveryId !== null &&
  one.envelopeId !== null &&
  (one.reason === 'address-unknown' || one.reason === 'domain-unknown');

/**
 * Each contact once, by its newest report. An address that was corrected since is no longer the one
 * that was reported, and one that took a mail since is fine.
 */
function unreachable(
  incoming: Situation['incoming'],
  actors: Situation['actors'],
  envelopes: Situation['envelopes'],
  accepted: Situation['accepted'],
): Attention['addresses']['items'] {
  const newest = new Map<ContactId, Report>();
  for (const report of incoming) {
    if (
      isAddressReport(report) &&
      (newest.get(report.contactId)?.receivedAt ?? '') <= report.receivedAt
    )
      newest.set(report.contactId, report);
  }
  if (newest.size === 0) return [];
  return actors
    .flatMap((actor) =>
      actor.contacts.flatMap(({ id, email, state }) => {
        const report = newest.get(id);
        if (!report || email === null || state !== 'active') return [];
        const address = envelopes
          .get(report.deliveryId)
          ?.find((envelope) => envelope.id === report.envelopeId)?.address;
        if (address === undefined || mailboxKey(address) !== mailboxKey(email)) return [];
        if (
          accepted.some(
            (mail) =>
              mail.contactId === id &&
              mail.at > report.receivedAt &&
              mailboxKey(mail.address) === mailboxKey(email),
          )
        )
          return [];
        return [
          {
            contactId: id,
            actorId: actor.id,
            actorName: actor.name,
            email,
            reason: report.reason,
            deliveryId: report.deliveryId,
            reportedAt: report.receivedAt,
          },
        ];
      }),
    )
    .sort((one, other) =>
      one.reportedAt < other.reportedAt ? 1 : one.reportedAt > other.reportedAt ? -1 : 0,
    );
}
