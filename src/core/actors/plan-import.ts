// Rows + stored actors + suppression list -> what an import would do, without doing it. Three rules
// keep people safe and files repeatable:
//   an update never empties a field, never takes a region or topic away and never changes whether
//   somebody is written to; what an earlier row of the same file said stands, so the same file
//   imported twice changes nothing the second time; whoever left is not brought back by a list.
import type { Ids } from '#core/ports/ids.ts';
import type { Table } from '#core/ports/spreadsheet-reader.ts';
import type { Actor, Contact, LegalBasis } from '#shared/contract/actor.ts';
import type {
  ImportCounts,
  ImportField,
  ImportInput,
  ImportRow,
  RowNote,
} from '#shared/contract/actor-import.ts';
import type { Lists } from '#shared/contract/lists.ts';
import type { DepartmentId, Instant } from '#shared/values.ts';
import { contactName } from './contact-name.ts';
import { nameKey, tidyText } from './fold-text.ts';
import {
  ImportIndex,
  personKey,
  type ActorInWork,
  type Claims,
  type ContactInWork,
} from './import-index.ts';
import { mailboxKey } from '#core/addressees/mailbox-key.ts';
import { RowReader, type RowValues } from './read-row.ts';
import { isSameName, mayBeSamePerson } from './same-person.ts';

export interface ImportPlan {
  readonly counts: ImportCounts;
  /** One for each row of the file, in its order. */
  readonly rows: readonly ImportRow[];
  /** New actors (revision 0) and changed ones, ready to be put. */
  readonly actors: readonly Actor[];
}

export interface ImportCircumstances {
  readonly table: Pick<Table, 'header' | 'rows'>;
  readonly fields: readonly ImportField[];
  readonly existing: readonly Actor[];
  readonly lists: Lists;
  readonly isSuppressed: (mailbox: string) => boolean;
  readonly legalBasis: LegalBasis | undefined;
  readonly defaults: ImportInput['defaults'];
  readonly fileName: string;
  readonly ids: Ids;
  readonly at: Instant;
}

/** As many as one actor may have by the contract: contacts, and regions or topics. */
const MAX_CONTACTS = 200;
const MAX_ENTRIES = 100;

/** So many rows or stored actors take a few milliseconds. */
const AT_ONCE = 500;

/**
 * Linear in rows and stored actors. Stops every few milliseconds to say how many rows are placed,
 * so that others can have a turn and the rest
 *  can be left undone. Ids are drawn for what would be created, even if the plan is only shown. */
export function* planImport(given: ImportCircumstances): Generator<number, ImportPlan, void> {
  const reader = new RowReader(
    given.table.header,
    given.fields,
    given.lists,
    given.at.slice(0, 10),
  );
  const index = new ImportIndex();
  let known = 0;
  for (const actor of given.existing) {
    index.know(actor);
    if (++known % AT_ONCE === 0) yield 0;
  }
  const circumstances = {
    ...given,
    departments: new Map(
      given.lists.departments.map(({ id, name }) => [nameKey(name), id] as const),
    ),
    bases: basesOf(given),
  };
  const rows: ImportRow[] = [];
  for (const row of given.table.rows) {
    const result = reader.read(row);
    rows.push(
      'refused' in result
        ? result.refused
        : placeRow(result.values, result.notes, index, circumstances),
    );
    if (rows.length % AT_ONCE === 0) yield rows.length;
  }
  const count = { create: 0, update: 0, unchanged: 0, refuse: 0 };
  for (const { action } of rows) count[action]++;
  return {
    counts: {
      rows: rows.length,
      created: count.create,
      updated: count.update,
      unchanged: count.unchanged,
      refused: count.refuse,
    },
    rows,
    actors: index.changed(),
  };
}

interface Circumstances extends ImportCircumstances {
  readonly departments: ReadonlyMap<string, DepartmentId>;
  /** What a row that names a basis gets: its proof is this list. */
  readonly bases: Readonly<Record<LegalBasis['basis'], LegalBasis>>;
}

function placeRow(
  values: RowValues,
  notes: ImportRow['notes'],
  index: ImportIndex,
  given: Circumstances,
): ImportRow {
  const note = (what: RowNote, value = '', line?: number) => {
    notes.push(line === undefined ? { note: what, value } : { note: what, value, line });
  };
  const outcome = (action: ImportRow['action']): ImportRow => ({
    line: values.line,
    action,
    actor: values.actorName,
    email: values.email ?? '',
    notes,
  });
  const refuse = (what: RowNote): ImportRow => {
    notes.length = 0;
    note(what, values.email ?? '');
    return outcome('refuse');
  };

  const mailbox = values.email === null ? undefined : mailboxKey(values.email);
  const isSuppressed = mailbox !== undefined && given.isSuppressed(mailbox);
  const key = nameKey(values.actorName);
  const hasContact = speaksOfContact(values);
  let work = index.actor(key, mailbox);
  let found = work && hasContact ? contactOf(work, values, mailbox) : undefined;
  if (values.isPerson && mailbox !== undefined && !found) work = undefined;
  const isFilledIn = mailbox !== undefined && found?.contact.email === null;
  const isNewAddress = mailbox !== undefined && (found === undefined || isFilledIn);
  if (isNewAddress && (isSuppressed || index.hasUnsubscribed(mailbox)))
    return refuse('address-suppressed');
  if (work && !found && hasContact && work.contacts.length >= MAX_CONTACTS)
    return refuse('too-many-contacts');

  const sharedWith =
    mailbox !== undefined && found === undefined
      ? work?.contacts.find((one) => one.mailbox === mailbox)
      : undefined;
  if (sharedWith)
    note('other-person-at-address', contactName(sharedWith.contact), sharedWith.line || undefined);
  const elsewhere = isNewAddress ? index.owner(mailbox) : undefined;
  if (elsewhere && elsewhere !== work)
    note('same-address-elsewhere', elsewhere.actor.name, elsewhere.line || undefined);
  if (found?.contact.state === 'unsubscribed') note('contact-unsubscribed', values.email ?? '');
  else if (found && isSuppressed) note('address-suppressed', values.email ?? '');
  const repeats = hasContact ? found?.line : work?.line;
  if (repeats) note('duplicate-of-line', '', repeats);

  const isCreated = work === undefined || (found === undefined && hasContact);
  work ??= index.addActor(key, newActor(values, given));
  let hasChanged = mergeActor(work, values, given);
  if (found === undefined && hasContact) found = index.addContact(work, newContact(values, given));
  if (found && isFilledIn) {
    index.setEmail(work, found, values.email);
    hasChanged = true;
  }
  if (found) hasChanged = mergeContact(found, values, given) || hasChanged;
  work.line ||= values.line;
  if (found) found.line ||= values.line;
  if (isCreated || hasChanged) {
    work.hasChanged = true;
    work.actor.updatedAt = given.at;
  }
  return outcome(isCreated ? 'create' : hasChanged ? 'update' : 'unchanged');
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

function newActor(values: RowValues, { ids, at, defaults }: ImportCircumstances): Actor {
  return {
    id: ids.next('act'),
    revision: 0,
    name: values.actorName,
    kind: null,
    level: values.level ?? defaults.level ?? 'local',
    regions: [],
    topics: [],
    department: null,
    address: { street: '', postalCode: '', city: '' },
    website: '',
    contacts: [],
    createdAt: at,
    updatedAt: at,
  };
}

function newContact({ email }: RowValues, { ids }: ImportCircumstances): Contact {
  return {
    id: ids.next('con'),
    function: '',
    salutation: 'neutral',
    title: '',
    firstName: '',
    lastName: '',
    email,
    phone: '',
    language: 'de',
    legalBasis: null,
    state: 'active',
    stateChangedAt: null,
  };
}

const fieldOrder = [
  'kind',
  'level',
  'website',
  'street',
  'postalCode',
  'city',
  'department',
  'function',
  'salutation',
  'title',
  'firstName',
  'lastName',
  'phone',
  'language',
  'legalBasis',
] as const;
const bitOf = Object.fromEntries(fieldOrder.map((field, at) => [field, 1 << at])) as Record<
  (typeof fieldOrder)[number],
  number
>;

/**
 * Sets what the row says and no earlier row of the file has said. True if something is different
 * now.
 */
function claim<T extends object, K extends keyof T & keyof typeof bitOf>(
  target: T,
  claims: Claims,
  field: K,
  value: T[K] | undefined,
): boolean {
  if (value === undefined || value === '' || (claims.claimed & bitOf[field]) !== 0) return false;
  claims.claimed |= bitOf[field];
  if (target[field] === value) return false;
  target[field] = value;
  return true;
}

function mergeActor(
  work: ActorInWork,
  values: RowValues,
  { defaults, departments }: Circumstances,
): boolean {
  const { actor } = work;
  const { address } = actor;
  let changes = 0;
  if (claim(actor, work, 'kind', values.kind)) changes++;
  if (claim(actor, work, 'level', values.level)) changes++;
  if (claim(actor, work, 'website', values.website)) changes++;
  if (claim(address, work, 'street', values.street)) changes++;
  if (claim(address, work, 'postalCode', values.postalCode)) changes++;
  if (claim(address, work, 'city', values.city)) changes++;
  if (grow(actor, 'regions', values.regions, defaults.regions)) changes++;
  if (grow(actor, 'topics', values.topics, defaults.topics)) changes++;
  if (actor.kind === null && claim(actor, work, 'kind', defaults.kind)) changes++;
  if (
    actor.level === 'district' &&
    actor.department === null &&
    claim(actor, work, 'department', departments.get(work.nameKey))
  )
    changes++;
  return changes > 0;
}

/** Adds what is missing; the default only where there is nothing at all. */
function grow<F extends 'regions' | 'topics'>(
  actor: Pick<Actor, F>,
  field: F,
  named: readonly string[],
  fallback: readonly string[] | undefined,
): boolean {
  const current = actor[field] as readonly string[];
  if (named.length === 0 && (current.length > 0 || !fallback)) return false;
  const wanted = named.length > 0 ? named : (fallback ?? []);
  const grown =
    current.length === 0 ? wanted : [...current, ...wanted.filter((id) => !current.includes(id))];
  if (grown.length === current.length || current.length >= MAX_ENTRIES) return false;
  actor[field] = (grown.length > MAX_ENTRIES ? grown.slice(0, MAX_ENTRIES) : grown) as Actor[F];
  return true;
}

function mergeContact(
  found: ContactInWork,
  { person, function: role, phone, language, basis }: RowValues,
  circumstances: Circumstances,
): boolean {
  const { contact } = found;
  // A word that is no basis ("abgelehnt") stands: neither a later row nor the list's own basis
  // replaces it.
  if (basis === null) found.claimed |= bitOf.legalBasis;
  let changes = 0;
  if (claim(contact, found, 'function', role)) changes++;
  if (claim(contact, found, 'salutation', person.salutation)) changes++;
  if (claim(contact, found, 'title', person.title)) changes++;
  if (claim(contact, found, 'firstName', person.firstName)) changes++;
  if (claim(contact, found, 'lastName', person.lastName)) changes++;
  if (claim(contact, found, 'phone', phone)) changes++;
  if (claim(contact, found, 'language', language)) changes++;
  if (claim(contact, found, 'legalBasis', legalBasisOf(contact, basis, circumstances))) changes++;
  found.personKey = undefined;
  return changes > 0;
}

/** What the row names; else the one given for the whole list, where the contact has none. */
function legalBasisOf(
  contact: Contact,
  basis: RowValues['basis'],
  { legalBasis, bases }: Circumstances,
): LegalBasis | undefined {
  if (basis === null) return undefined;
  if (basis === undefined) return contact.legalBasis === null ? legalBasis : undefined;
  return contact.legalBasis?.basis === basis ? undefined : bases[basis];
}

function basesOf({ legalBasis, fileName, at }: ImportCircumstances): Circumstances['bases'] {
  // A file name may hold control characters, a proof may not.
  const source = tidyText(fileName.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')) || 'import';
  const from = (basis: LegalBasis['basis']): LegalBasis =>
    legalBasis?.basis === basis ? legalBasis : { basis, proof: { wording: '', source, at } };
  return {
    consent: from('consent'),
    'public-task': from('public-task'),
    agreement: from('agreement'),
    'own-request': from('own-request'),
  };
}
