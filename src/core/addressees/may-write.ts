// May this person be written to? The one answer of the program: for the address book, segments,
// plans, "once more", tests and the moment before each mail. Pure: it knows what it is handed.
import type { Actor, Contact, WritingObstacle } from '#shared/contract/actor.ts';
import type { SendingObstacle } from '#shared/contract/envelope.ts';
import type { ContactId, EmailAddress } from '#shared/values.ts';
import { mailboxKey } from './mailbox-key.ts';

/** `unsubscribed` and `restricted` of any contact count for the mailbox at every actor. */
export type ClosedState = Exclude<Contact['state'], 'active'>;
export type MailboxObstacle = ClosedState | 'suppressed';

/** Who left, or was restricted when the record went: by mailbox, and by contact. */
export interface SuppressionList {
  readonly isSuppressed: (address: string) => boolean;
  /** Counts more than what a record says that came back from an earlier day. */
  readonly closedContacts: ReadonlyMap<ContactId, ClosedState>;
}

export interface AddressBook extends SuppressionList {
  /** In the order of creation. */
  readonly actors: readonly Actor[];
  readonly contacts: ReadonlyMap<ContactId, { readonly actor: Actor; readonly contact: Contact }>;
  /** By `mailboxKey`. */
  readonly closed: ReadonlyMap<string, ClosedState>;
}

type Yes = { readonly may: true; readonly address: EmailAddress };
type No<Obstacle> = { readonly may: false; readonly obstacle: Obstacle };
export type Answer<Obstacle> = Yes | No<Obstacle>;

/** A contact as it stands, an envelope as it was frozen, or an address somebody typed (a test). */
interface Frozen {
  readonly contactId: ContactId;
  readonly address: EmailAddress;
}
export type Recipient = { readonly contact: Contact } | Frozen | { readonly address: EmailAddress };

const no = <Obstacle>(obstacle: Obstacle): No<Obstacle> => ({ may: false, obstacle });

/** The first obstacle that holds, or the address to write to. */
export function mayWrite(
  recipient: { readonly contact: Contact },
  book: AddressBook,
): Answer<WritingObstacle>;
export function mayWrite(
  recipient: { readonly address: EmailAddress; readonly contactId?: never },
  book: AddressBook,
): Answer<MailboxObstacle>;
export function mayWrite(recipient: Recipient, book: AddressBook): Answer<SendingObstacle>;
export function mayWrite(recipient: Recipient, book: AddressBook): Answer<SendingObstacle> {
  if ('contact' in recipient) return toContact(recipient.contact, book);
  return 'contactId' in recipient ? toFrozen(recipient, book) : toMailbox(recipient.address, book);
}

/**
 * Art. 6, 18 and 21 DSGVO: the contact's own state, the mailbox wherever it stands, the legal
 * basis.
 */
function toContact(
  { id, state, email, legalBasis }: Contact,
  book: AddressBook,
): Answer<WritingObstacle> {
  const closed = state === 'active' ? book.closedContacts.get(id) : state;
  if (closed !== undefined) return no(closed);
  if (email === null) return no('no-address');
  const answer = toMailbox(email, book);
  return answer.may && legalBasis === null ? no('no-legal-basis') : answer;
}

function toMailbox(
  address: EmailAddress,
  { closed, isSuppressed }: AddressBook,
): Answer<MailboxObstacle> {
  const state = closed.get(mailboxKey(address));
  if (state !== undefined) return no(state);
  return isSuppressed(address) ? no('suppressed') : { may: true, address };
}

/**
 * The address of the plan is used only while it is still this contact's mailbox (Art. 16 DSGVO).
 * That it is another one comes last, so it also says: the new one may be written to.
 */
function toFrozen({ contactId, address }: Frozen, book: AddressBook): Answer<SendingObstacle> {
  const known = book.contacts.get(contactId);
  if (known === undefined) return no('contact-removed');
  const today = toContact(known.contact, book);
  if (!today.may) return today;
  return mailboxKey(today.address) === mailboxKey(address)
    ? { may: true, address }
    : no('address-changed');
}
