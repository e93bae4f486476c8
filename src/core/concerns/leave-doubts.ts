// May a wish to leave be carried out at once, or does a person look first? And which mailboxes and
// contacts does it end? Pure.
import { isSameMailbox } from '#core/addressees/mailbox-key.ts';
import type { Leaving } from '#core/actors/unsubscribe.ts';
import { foldText } from '#core/actors/fold-text.ts';
import type { Contact } from '#shared/contract/actor.ts';
import type { LeaveDoubt } from '#shared/contract/incoming.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import { EmailAddress } from '#shared/values.ts';

export interface LeaveEvidence {
  /** What was written to, where the mail proves it. */
  readonly envelope: Envelope | undefined;
  /**
   * Whom it belongs to today: the contact of the envelope, else the one contact with the From
   * address.
   */
  readonly contact: Contact | undefined;
  readonly from: string;
  /** Everybody the mail names as who wrote or sent it. */
  readonly writers: readonly string[];
  /** Sent by no mailbox (RFC 5321, 4.5.5): by a machine. */
  readonly hasNullSender: boolean;
  readonly isTest: boolean;
  /** Its words may only cancel an event. */
  readonly mayMeanEvent: boolean;
}

/**
 * Empty: a token or Message-ID, known only to who has the mail, came back from whom the mail was
 * written to.
 */
export function leaveDoubts(evidence: LeaveEvidence): LeaveDoubt[] {
  const { envelope, contact, writers, hasNullSender, isTest, mayMeanEvent } = evidence;
  const own = [envelope?.address, contact?.email].filter((address) => typeof address === 'string');
  const doubts: (LeaveDoubt | false)[] = [
    // Who got a forwarded bulletin holds its token too.
    !isWrittenBy(own, writers) && 'other-sender',
    hasNullSender && 'null-sender',
    mayMeanEvent && 'event',
    isTest && 'test-mail',
    isUncertain(evidence) && 'address-changed',
  ];
  return doubts.filter((doubt) => doubt !== false);
}

/** Nobody else had a hand in it, and somebody did. */
const isWrittenBy = (own: readonly string[], writers: readonly string[]): boolean =>
  writers.length > 0 &&
  writers.every((writer) => own.some((address) => isSameMailbox(address, writer)));

/** Only this doubt leaves nothing undone: the address that was written to is closed in any case. */
export const mustWait = (doubts: readonly LeaveDoubt[]): boolean =>
  doubts.some((doubt) => doubt !== 'address-changed');

/**
 * The mailbox that was written to leaves; so does the person's present one, as long as the contact
 * is still that person. Without a proven envelope it is the mailbox that wrote.
 */
export function leavingOf(evidence: Addressed): Leaving {
  const { envelope, contact, from } = evidence;
  const written = envelope?.address ?? contact?.email ?? EmailAddress.safeParse(from).data;
  const isOfContact = contact !== undefined && !isSomebodyElse(evidence);
  const addresses = [written, isOfContact ? contact.email : undefined].filter(
    (address) => typeof address === 'string',
  );
  // Removed from the address book: whoever brings the record back brings back somebody who left.
  const isGone = contact === undefined && !evidence.isTest;
  const leaving = [isOfContact && contact.id, isGone && envelope?.contactId];
  return {
    addresses: [...new Set(addresses)],
    contactIds: leaving.filter((id) => typeof id === 'string'),
  };
}

type Addressed = Pick<LeaveEvidence, 'envelope' | 'contact' | 'from' | 'isTest'>;

const nameOf = ({ firstName, lastName }: Pick<Contact, 'firstName' | 'lastName'>) =>
  foldText(`${firstName} ${lastName}`).trim();

/** The contact's present address is neither the one that was written to nor the one that wrote. */
function hasOtherAddress({ envelope, contact, from }: Addressed): boolean {
  const email = contact?.email ?? null;
  return (
    envelope !== undefined &&
    email !== null &&
    ![envelope.address, from].some((address) => isSameMailbox(address, email))
  );
}

/**
 * A function outlives its person: "Leitung" with another name and another address is a successor,
 * who did not leave. A test mail goes to somebody in the office and only looks as if it were for
 * the contact.
 */
const isSomebodyElse = (addressed: Addressed): boolean => {
  const { envelope, contact, isTest } = addressed;
  return (
    envelope !== undefined &&
    contact !== undefined &&
    hasOtherAddress(addressed) &&
    (isTest || nameOf(envelope.merge) !== nameOf(contact))
  );
};

/** No name says whether it is still the same person. */
const isUncertain = (addressed: Addressed): boolean =>
  hasOtherAddress(addressed) && (isSomebodyElse(addressed) || nameOf(addressed.contact!) === '');
