// Where one row of a list belongs: which actor and which contact it speaks of, whether it may be
// taken, and what is worth saying about it.
import { mailboxKey } from '#core/addressees/mailbox-key.ts';
import type { ImportRow, RowNote } from '#shared/contract/actor-import.ts';
import { contactName } from './contact-name.ts';
import { nameKey } from './fold-text.ts';
import type { Circumstances } from './import-circumstances.ts';
import {
  personKey,
  type ActorInWork,
  type ContactInWork,
  type ImportIndex,
} from './import-index.ts';
import { mergeActor, mergeContact, newActor, newContact } from './merge-row.ts';
import type { RowValues } from './read-row.ts';
import { isSameName, mayBeSamePerson } from './same-person.ts';

/** As many as one actor may have by the contract. */
const MAX_CONTACTS = 200;

type Notes = ImportRow['notes'];

export function placeRow(
  values: RowValues,
  notes: Notes,
  index: ImportIndex,
  given: Circumstances,
): ImportRow {
  const email = values.email ?? '';
  const place = placeOf(values, index, given);
  const refusal = refusalOf(place, index);
  if (!refusal) notes.push(...notesOf(place, email, index));
  return {
    line: values.line,
    action: refusal ? 'refuse' : write(place, values, index, given),
    actor: values.actorName,
    email,
    notes: refusal ? [{ note: refusal, value: email }] : notes,
  };
}

interface Place {
  readonly mailbox: string | undefined;
  readonly isSuppressed: boolean;
  readonly nameKey: string;
  /** The row names more than the organisation. */
  readonly hasContact: boolean;
  readonly work: ActorInWork | undefined;
  readonly found: ContactInWork | undefined;
  /** A known contact without an address gets one. */
  readonly isFilledIn: boolean;
  readonly isNewAddress: boolean;
}

function placeOf(values: RowValues, index: ImportIndex, given: Circumstances): Place {
  const mailbox = values.email === null ? undefined : mailboxKey(values.email);
  const key = nameKey(values.actorName);
  const hasContact = speaksOfContact(values);
  const work = index.actor(key, mailbox);
  const found = work && hasContact ? contactOf(work, values, mailbox) : undefined;
  const isFilledIn = mailbox !== undefined && found?.contact.email === null;
  // Two people of one name need not be one.
  const isOther = values.isPerson && mailbox !== undefined && !found;
  return {
    mailbox,
    isSuppressed: mailbox !== undefined && given.isSuppressed(mailbox),
    nameKey: key,
    hasContact,
    work: isOther ? undefined : work,
    found,
    isFilledIn,
    isNewAddress: mailbox !== undefined && (found === undefined || isFilledIn),
  };
}

function refusalOf(place: Place, index: ImportIndex): RowNote | undefined {
  const { mailbox, isNewAddress, isSuppressed, work, found, hasContact } = place;
  if (isNewAddress && (isSuppressed || (mailbox !== undefined && index.hasUnsubscribed(mailbox))))
    return 'address-suppressed';
  return work && !found && hasContact && work.contacts.length >= MAX_CONTACTS
    ? 'too-many-contacts'
    : undefined;
}

function notesOf(place: Place, email: string, index: ImportIndex): Notes {
  const { found, work, hasContact } = place;
  const repeats = hasContact ? found?.line : work?.line;
  return [
    ...sharingNotes(place, index),
    ...leftNotes(place, email),
    ...(repeats ? [{ note: 'duplicate-of-line', value: '', line: repeats } as const] : []),
  ];
}

/** Who else has this address, at this actor and elsewhere. */
function sharingNotes({ mailbox, found, work, isNewAddress }: Place, index: ImportIndex): Notes {
  if (mailbox === undefined) return [];
  const notes: Notes = [];
  const sharedWith = found ? undefined : work?.contacts.find((one) => one.mailbox === mailbox);
  if (sharedWith)
    notes.push(noted('other-person-at-address', contactName(sharedWith.contact), sharedWith.line));
  const elsewhere = isNewAddress ? index.owner(mailbox) : undefined;
  if (elsewhere && elsewhere !== work)
    notes.push(noted('same-address-elsewhere', elsewhere.actor.name, elsewhere.line));
  return notes;
}

/** The address is known and gets no mail. */
function leftNotes({ found, isSuppressed }: Place, email: string): Notes {
  if (found?.contact.state === 'unsubscribed') return [noted('contact-unsubscribed', email)];
  return found && isSuppressed ? [noted('address-suppressed', email)] : [];
}

/** `line` 0: it was stored before. */
const noted = (note: RowNote, value: string, line = 0): Notes[number] =>
  line === 0 ? { note, value } : { note, value, line };

function write(
  place: Place,
  values: RowValues,
  index: ImportIndex,
  given: Circumstances,
): 'create' | 'update' | 'unchanged' {
  const isCreated = place.work === undefined || (place.found === undefined && place.hasContact);
  const work = place.work ?? index.addActor(place.nameKey, newActor(values, given));
  const hasActorChanged = mergeActor(work, values, given);
  const hasContactChanged = writeContact(place, work, { values, index, given });
  const hasChanged = hasActorChanged || hasContactChanged;
  work.line ||= values.line;
  if (isCreated || hasChanged) {
    work.hasChanged = true;
    work.actor.updatedAt = given.at;
  }
  if (isCreated) return 'create';
  return hasChanged ? 'update' : 'unchanged';
}

function writeContact(
  { found: known, hasContact, isFilledIn }: Place,
  work: ActorInWork,
  { values, index, given }: { values: RowValues; index: ImportIndex; given: Circumstances },
): boolean {
  const found =
    known ?? (hasContact ? index.addContact(work, newContact(values, given)) : undefined);
  if (!found) return false;
  if (isFilledIn) index.setEmail(work, found, values.email);
  const hasChanged = mergeContact(found, values, given);
  found.line ||= values.line;
  return hasChanged || isFilledIn;
}

/** Whether the row names more than the organisation. */
function speaksOfContact({ email, person, function: role, phone, basis }: RowValues): boolean {
  return (
    email !== null ||
    person.firstName !== '' ||
    person.lastName !== '' ||
    role !== '' ||
    phone !== '' ||
    basis !== undefined
  );
}

/**
 * By mailbox, unless it is read by somebody of another name; else the same person or function, if
 * that contact has no address yet or the row brings none.
 */
function contactOf(
  work: ActorInWork,
  values: RowValues,
  mailbox: string | undefined,
): ContactInWork | undefined {
  const sharing =
    mailbox === undefined ? [] : work.contacts.filter((one) => one.mailbox === mailbox);
  const byMailbox =
    sharing.find(({ contact }) => isSameName(contact, values.person)) ??
    sharing.find(({ contact }) => mayBeSamePerson(contact, values.person));
  if (byMailbox) return byMailbox;
  const person = personKey({ ...values.person, function: values.function });
  const isSamePerson = (one: ContactInWork) =>
    (one.personKey ??= personKey(one.contact)) === person;
  return work.contacts.find(
    (one) =>
      (mailbox === undefined || (person !== '' && one.mailbox === undefined)) && isSamePerson(one),
  );
}
