// Bulletin and contacts -> a frozen delivery and its envelopes. Pure: the same input gives the same
// plan, Message-IDs included; no two deliveries share one.
import { contactName } from '#core/actors/contact-name.ts';
import { sharedMailboxes } from '#core/actors/shared-mailboxes.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Ids } from '#core/ports/ids.ts';
import type { FrozenContent } from '#core/ports/journal-records.ts';
import type { ContactMatch } from '#core/segments/matching-contacts.ts';
import { asciiDomain } from '#shared/ascii-domain.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { MailAccount } from '#shared/contract/mail-account.ts';
import type {
  ActorId,
  BulletinId,
  ContactId,
  DeliveryId,
  EmailAddress,
  Instant,
  SegmentId,
  SenderId,
} from '#shared/values.ts';

/** One person and the address that is written to. */
export interface Addressee {
  readonly contactId: ContactId;
  readonly actorId: ActorId;
  readonly address: EmailAddress;
  readonly name: string;
  readonly merge: Envelope['merge'];
}

export interface DeliveryPlan {
  readonly id: DeliveryId;
  readonly kind: Delivery['kind'];
  readonly bulletinId: BulletinId;
  readonly segment: { readonly id: SegmentId | null; readonly name: string };
  readonly account: MailAccount;
  readonly senderId: SenderId;
  readonly content: FrozenContent;
  readonly addressees: readonly Addressee[];
  readonly isAgain?: true;
  readonly at: Instant;
}

export function planDelivery(
  plan: DeliveryPlan,
  { ids, fingerprint }: { ids: Ids; fingerprint: Fingerprint },
): { delivery: Delivery; envelopes: Envelope[] } {
  const contentHash = fingerprint.sha256(JSON.stringify(plan.content));
  const domain = asciiDomain(plan.content.from.address);
  // Of this delivery alone: a report must name one hand-over, and mailboxes drop what they believe
  // to have already.
  const scope = `${contentHash}\n${plan.id}`;
  const envelopes = plan.addressees.map(
    ({ contactId, actorId, address, name, merge }): Envelope => ({
      id: ids.next('env'),
      contactId,
      actorId,
      address,
      name,
      merge,
      token: ids.token(),
      messageId: `<${fingerprint.sha256(`${scope}\n${contactId}`).slice(0, 32)}@${domain}>`,
    }),
  );
  return {
    envelopes,
    delivery: {
      id: plan.id,
      revision: 0,
      kind: plan.kind,
      bulletinId: plan.bulletinId,
      subject: plan.content.subject,
      segmentId: plan.segment.id,
      segmentName: plan.segment.name,
      accountId: plan.account.id,
      accountKind: plan.account.kind,
      senderId: plan.senderId,
      ...(plan.isAgain && { isAgain: true }),
      state: 'planned',
      stoppedBy: null,
      retryAt: null,
      contentHash,
      envelopeCount: envelopes.length,
      plannedAt: plan.at,
      startedAt: null,
      finishedAt: null,
    },
  };
}

/**
 * `address` is given apart because a test may go to another one than the contact's; `isShared` says
 * that others read this contact's mailbox.
 */
export function addresseeOf(
  actor: Actor,
  contact: Contact,
  address: EmailAddress,
  isShared = false,
): Addressee {
  return {
    contactId: contact.id,
    actorId: actor.id,
    address,
    name: contactName(contact) || actor.name,
    merge: {
      actor: actor.name,
      function: contact.function,
      salutation: contact.salutation,
      title: contact.title,
      firstName: contact.firstName,
      lastName: contact.lastName,
      language: contact.language,
      ...(isShared && { isShared }),
    },
  };
}

/**
 * Those of a segment who are written to. The matches are all contacts there are, so they tell who
 * shares a mailbox.
 */
export function addresseesAmong(matches: readonly ContactMatch[]): Addressee[] {
  const isShared = sharedMailboxes(matches.map(({ contact }) => contact));
  return matches.flatMap(({ actor, contact, address }) =>
    address === null ? [] : [addresseeOf(actor, contact, address, isShared(contact))],
  );
}
