// What one row adds to an actor and to a contact: only what it says, and only what no earlier row
// of the file has said. Nothing is emptied or taken away.
import type { Actor, Contact, LegalBasis } from '#shared/contract/actor.ts';
import { tidyText } from './fold-text.ts';
import type { Circumstances, ImportCircumstances } from './import-circumstances.ts';
import type { ActorInWork, Claims, ContactInWork } from './import-index.ts';
import type { RowValues } from './read-row.ts';

/** As many regions or topics as one actor may have by the contract. */
const MAX_ENTRIES = 100;

export function newActor(values: RowValues, { ids, at, defaults }: ImportCircumstances): Actor {
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

export function newContact({ email }: RowValues, { ids }: ImportCircumstances): Contact {
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

export function mergeActor(
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

export function mergeContact(
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

export function basesOf({ legalBasis, fileName, at }: ImportCircumstances): Circumstances['bases'] {
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
