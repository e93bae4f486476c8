// Rows + stored actors + suppression list -> what an import would do, without doing it. Three rules keep people safe and files repeatable:
//   an update never empties a field, never takes a region or topic away and never changes whether somebody is written to;
//   what an earlier row of the same file said stands, so the same file imported twice changes nothing the second time;
//   whoever left is not brought back by a list.
import type { Ids, Table } from '#core/ports.ts';
import type { Actor, Contact, ImportCounts, ImportField, ImportInput, ImportRow, LegalBasis, RowNote } from '#shared/contract/actors.ts';
import type { Lists } from '#shared/contract/settings.ts';
import type { DepartmentId, Instant } from '#shared/values.ts';
import { nameKey, tidyText } from './fold-text.ts';
import { ImportIndex, personKey, type ActorInWork, type ContactInWork } from './import-index.ts';
import { mailboxKey } from './normalise-address.ts';
import { rowReader, type RowValues } from './read-row.ts';

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

/** As many as one actor may have by the contract. */
const MAX_CONTACTS = 200;

/** Linear in rows and stored actors. Ids are drawn for what would be created, even if the plan is only shown. */
export function planImport(given: ImportCircumstances): ImportPlan {
  const read = rowReader(given.table.header, given.fields, given.lists);
  const index = new ImportIndex(given.existing);
  const circumstances = { ...given, departments: new Map(given.lists.departments.map(({ id, name }) => [nameKey(name), id] as const)) };
  const rows = given.table.rows.map((row): ImportRow => {
    const result = read(row);
    return 'refused' in result ? result.refused : placeRow(result.values, result.notes, index, circumstances);
  });
  const count = (action: ImportRow['action']) => rows.reduce((sum, row) => sum + (row.action === action ? 1 : 0), 0);
  return {
    counts: { rows: rows.length, created: count('create'), updated: count('update'), unchanged: count('unchanged'), refused: count('refuse') },
    rows,
    actors: index.changed(),
  };
}

type Circumstances = ImportCircumstances & { readonly departments: ReadonlyMap<string, DepartmentId> };

function placeRow(values: RowValues, notes: ImportRow['notes'], index: ImportIndex, given: Circumstances): ImportRow {
  const note = (what: RowNote, value = '', line?: number) => { notes.push({ note: what, value, ...(line !== undefined && { line }) }); };
  const outcome = (action: ImportRow['action']): ImportRow => ({ line: values.line, action, actor: values.actorName, email: values.email ?? '', notes });
  const refuse = (what: RowNote): ImportRow => { notes.length = 0; note(what, values.email ?? ''); return outcome('refuse'); };

  const mailbox = values.email === null ? undefined : mailboxKey(values.email);
  const isSuppressed = mailbox !== undefined && given.isSuppressed(mailbox);
  let work = index.actor(nameKey(values.actorName), mailbox);
  let found = work && contactOf(work, values, mailbox, index);
  if (values.isPerson && mailbox !== undefined && !found) work = undefined;
  const isFilledIn = mailbox !== undefined && found?.contact.email === null;
  const isNewAddress = mailbox !== undefined && (found === undefined || isFilledIn);
  if (isNewAddress && (isSuppressed || index.hasUnsubscribed(mailbox))) return refuse('address-suppressed');
  if (work && !found && speaksOfContact(values) && work.contacts.length >= MAX_CONTACTS) return refuse('too-many-contacts');

  const elsewhere = isNewAddress ? index.owner(mailbox) : undefined;
  if (elsewhere && elsewhere !== work) note('same-address-elsewhere', elsewhere.actor.name, elsewhere.line);
  if (found?.contact.state === 'unsubscribed') note('contact-unsubscribed', values.email ?? '');
  else if (found && isSuppressed) note('address-suppressed', values.email ?? '');
  const repeats = found ? found.line : speaksOfContact(values) ? undefined : work?.line;
  if (repeats !== undefined) note('duplicate-of-line', '', repeats);

  const isCreated = work === undefined || (found === undefined && speaksOfContact(values));
  work ??= index.addActor(newActor(values, given));
  let hasChanged = mergeActor(work, values, given);
  if (found === undefined && speaksOfContact(values)) found = index.addContact(work, newContact(values, given));
  if (found && isFilledIn) { index.setEmail(work, found, values.email); hasChanged = true; }
  if (found) hasChanged = mergeContact(found, values, given) || hasChanged;
  work.line ??= values.line;
  if (found) found.line ??= values.line;
  if (hasChanged) { work.hasChanged = true; work.actor.updatedAt = given.at; }
  return outcome(isCreated ? 'create' : hasChanged ? 'update' : 'unchanged');
}

/** Whether the row names more than the organisation. */
function speaksOfContact({ email, contact, basis }: RowValues): boolean {
  return email !== null || personKey(contact) !== '' || contact.phone !== '' || basis !== undefined;
}

/** By mailbox; else the same person or function, if that contact has no address yet or the row brings none. */
function contactOf(work: ActorInWork, values: RowValues, mailbox: string | undefined, index: ImportIndex): ContactInWork | undefined {
  const byMailbox = mailbox === undefined ? undefined : index.contactByMailbox(work, mailbox);
  if (byMailbox || !speaksOfContact(values)) return byMailbox;
  const person = personKey(values.contact);
  return work.contacts.find((one) => one.personKey === person && (mailbox === undefined || (person !== '' && one.contact.email === null)));
}

function newActor(values: RowValues, { ids, at, defaults }: ImportCircumstances): Actor {
  return {
    id: ids.next('act'), revision: 0, name: values.actorName, kind: null, level: values.level ?? defaults.level ?? 'local', regions: [], topics: [],
    department: null, address: { street: '', postalCode: '', city: '' }, website: '', contacts: [], createdAt: at, updatedAt: at,
  };
}

function newContact({ email }: RowValues, { ids }: ImportCircumstances): Contact {
  return {
    id: ids.next('con'), function: '', salutation: 'neutral', title: '', firstName: '', lastName: '', email, phone: '', language: 'de',
    legalBasis: null, state: 'active', stateChangedAt: null,
  };
}

/** Sets what the row says and no earlier row of the file has said. True if something is different now. */
function claim<T extends object, K extends keyof T & string>(target: T, claimed: Set<string>, field: K, value: T[K] | undefined): boolean {
  if (value === undefined || value === '' || claimed.has(field)) return false;
  claimed.add(field);
  if (target[field] === value) return false;
  target[field] = value;
  return true;
}

function mergeActor(work: ActorInWork, values: RowValues, { defaults, departments }: Circumstances): boolean {
  const { actor, claimed } = work;
  const changes = [
    claim(actor, claimed, 'kind', values.kind), claim(actor, claimed, 'level', values.level), claim(actor, claimed, 'website', values.website),
    claim(actor.address, claimed, 'street', values.street), claim(actor.address, claimed, 'postalCode', values.postalCode), claim(actor.address, claimed, 'city', values.city),
    grow(actor, 'regions', values.regions, defaults.regions), grow(actor, 'topics', values.topics, defaults.topics),
    actor.kind === null && claim(actor, claimed, 'kind', defaults.kind),
    actor.level === 'district' && actor.department === null && claim(actor, claimed, 'department', departments.get(work.nameKey)),
  ];
  return changes.includes(true);
}

/** Adds what is missing; the default only where there is nothing at all. */
function grow<F extends 'regions' | 'topics'>(actor: Pick<Actor, F>, field: F, named: readonly string[], fallback: readonly string[] | undefined): boolean {
  const current = actor[field] as readonly string[];
  const wanted = named.length > 0 || current.length > 0 ? named : fallback ?? [];
  const missing = wanted.filter((id) => !current.includes(id));
  if (missing.length > 0) actor[field] = [...current, ...missing].slice(0, 100) as Actor[F];
  return missing.length > 0 && current.length < 100;
}

function mergeContact(found: ContactInWork, { contact: given, basis, line }: RowValues, circumstances: Circumstances): boolean {
  const { contact, claimed } = found;
  // A word that is no basis ("abgelehnt") stands: neither a later row nor the list's own basis replaces it.
  if (basis === null) claimed.add('legalBasis');
  const changes = [
    claim(contact, claimed, 'function', given.function), claim(contact, claimed, 'salutation', given.salutation), claim(contact, claimed, 'title', given.title),
    claim(contact, claimed, 'firstName', given.firstName), claim(contact, claimed, 'lastName', given.lastName), claim(contact, claimed, 'phone', given.phone),
    claim(contact, claimed, 'language', given.language), claim(contact, claimed, 'legalBasis', legalBasisOf(contact, basis, line, circumstances)),
  ];
  found.personKey = personKey(contact);
  return changes.includes(true);
}

/** What the row names; else the one given for the whole list, where the contact has none. */
function legalBasisOf(contact: Contact, basis: RowValues['basis'], line: number, { legalBasis, fileName, at }: ImportCircumstances): LegalBasis | undefined {
  if (basis === null) return undefined;
  if (basis === undefined) return contact.legalBasis === null ? legalBasis : undefined;
  if (contact.legalBasis?.basis === basis) return undefined;
  if (legalBasis?.basis === basis) return legalBasis;
  const origin = tidyText(fileName.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')) || 'import';
  return { basis, proof: { wording: '', source: `${origin}:${line}`, at } };
}
