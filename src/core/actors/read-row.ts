// One row of a list -> values and notes, without looking at what is stored. List entries are looked up, never invented.
import type { Table } from '#core/ports.ts';
import type { Contact, ImportField, ImportRow, Level, LegalBasis, RowNote } from '#shared/contract/actors.ts';
import type { Lists } from '#shared/contract/settings.ts';
import type { ActorKindId, EmailAddress, Language, RegionId, TopicId } from '#shared/values.ts';
import { nameKey, tidyText } from './fold-text.ts';
import { basisFromCell } from './legal-basis.ts';
import { readAddress } from './normalise-address.ts';
import { readPerson, type Person } from './read-person.ts';

export interface RowValues {
  readonly line: number;
  readonly actorName: string;
  /** The row names a person and no organisation: two of one name need not be one. */
  readonly isPerson: boolean;
  readonly kind: ActorKindId | undefined;
  readonly level: Level | undefined;
  readonly regions: readonly RegionId[];
  readonly topics: readonly TopicId[];
  readonly street: string; readonly postalCode: string; readonly city: string; readonly website: string;
  readonly contact: Person & Pick<Contact, 'function' | 'phone'> & { readonly language: Language | undefined };
  readonly email: EmailAddress | null;
  /** undefined = the row says nothing; null = it says something that is no basis. */
  readonly basis: LegalBasis['basis'] | null | undefined;
}
type Notes = ImportRow['notes'];
export type ReadRow = { readonly values: RowValues; readonly notes: Notes } | { readonly refused: ImportRow };

/** Longest value per field, as the contract has it. */
const maxLength: Record<Exclude<ImportField, 'ignore'>, number> = {
  actor: 200, kind: 200, level: 50, regions: 5000, topics: 5000, street: 200, postalCode: 20, city: 100, website: 300, function: 200, salutation: 50, title: 50,
  firstName: 100, lastName: 100, fullName: 100, email: 1000, phone: 50, language: 50, legalBasis: 300,
};

const plain = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const lineBreaks = /[\r\n]+/g;
const levels: Record<string, Level> = {
  lokal: 'local', lokaleebene: 'local', local: 'local', oertlich: 'local', kiez: 'local',
  bezirk: 'district', bezirklich: 'district', bezirksebene: 'district', bezirklicheebene: 'district', district: 'district', verwaltung: 'district', bezirksamt: 'district',
};
const languages: Record<string, Language> = { de: 'de', deutsch: 'de', german: 'de', en: 'en', englisch: 'en', english: 'en' };
const ownWord = <T>(words: Record<string, T>, cell: string): T | undefined => { const key = nameKey(cell); return Object.hasOwn(words, key) ? words[key] : undefined; };

/** Prepares reading the rows of one list; what a cell means is remembered, because the same few words come again and again. */
export function rowReader(header: readonly string[], fields: readonly ImportField[], lists: Lists): (row: Table['rows'][number]) => ReadRow {
  const columnOf = new Map(fields.map((field, column) => [field, column] as const).filter(([field]) => field !== 'ignore').reverse());
  const regions = entryFinder(lists.regions), topics = entryFinder(lists.topics), kinds = entryFinder(lists.actorKinds);
  const hasNameColumn = (['actor', 'fullName', 'firstName', 'lastName'] as const).some((field) => columnOf.has(field));
  const headerOf = (field: ImportField) => tidyText(header[columnOf.get(field)!] ?? '');

  return (row) => {
    const notes: Notes = [], reasons: Notes = [];
    const note = (list: Notes, what: RowNote, value = '') => { list.push({ note: what, value }); };
    const cell = (field: Exclude<ImportField, 'ignore'>): string => {
      const column = columnOf.get(field);
      const raw = column === undefined ? '' : row.cells[column] ?? '';
      if (raw === '') return '';
      const text = plain.test(raw) ? raw : tidyText(field === 'regions' || field === 'topics' ? raw.replace(lineBreaks, ';') : raw);
      if (text.length > maxLength[field]) { note(reasons, 'value-too-long', headerOf(field)); return ''; }
      if (controls.test(text)) { note(reasons, 'control-character', headerOf(field)); return ''; }
      return text;
    };
    const entries = <Id extends string>(field: 'regions' | 'topics', find: EntryFinder<Id>, unknown: RowNote): readonly Id[] => {
      const text = cell(field);
      if (text === '') return [];
      const found = find(text);
      for (const name of found.unknown) note(notes, unknown, name);
      return found.ids;
    };

    if (row.cells.length > header.length && row.cells.slice(header.length).some((extra) => extra.trim() !== '')) note(reasons, 'too-many-columns', String(row.cells.length));
    if (row.cells.length < header.length) note(notes, 'too-few-columns', String(row.cells.length));

    const emailCell = cell('email');
    const read = readAddress(emailCell);
    const email = 'address' in read ? read.address : null;
    const person = readPerson({ salutation: cell('salutation'), title: cell('title'), firstName: cell('firstName'), lastName: cell('lastName'), fullName: cell('fullName') });
    const street = cell('street'), city = cell('city'), phone = cell('phone');
    const organisation = cell('actor');
    const actorName = organisation || [person.title, person.firstName, person.lastName].filter(Boolean).join(' ') || (!hasNameColumn && email !== null ? email : '');
    const kindCell = cell('kind'), levelCell = cell('level'), basisCell = cell('legalBasis');

    if (actorName === '') note(reasons, 'no-actor-name');
    if (actorName.length > maxLength.actor) note(reasons, 'value-too-long', headerOf('actor'));
    if ('problem' in read && read.problem === 'address-invalid') note(reasons, 'address-invalid', emailCell);
    if (emailCell === '') note(street === '' && city === '' && phone === '' ? reasons : notes, 'no-address');

    const values: RowValues = {
      line: row.line, actorName, email, isPerson: organisation === '' && (person.firstName !== '' || person.lastName !== ''),
      kind: kindCell === '' ? undefined : kinds(kindCell).ids[0],
      level: levelCell === '' ? undefined : ownWord(levels, levelCell),
      regions: entries('regions', regions, 'unknown-region'), topics: entries('topics', topics, 'unknown-topic'),
      street, postalCode: cell('postalCode'), city, website: cell('website'),
      contact: { ...person, function: cell('function'), phone, language: ownWord(languages, cell('language')) },
      basis: basisCell === '' ? undefined : basisFromCell(basisCell, headerOf('legalBasis')) ?? null,
    };
    if (kindCell !== '' && values.kind === undefined) note(notes, 'unknown-kind', kindCell);
    if (levelCell !== '' && values.level === undefined) note(notes, 'unknown-level', levelCell);
    if (values.basis === null) note(notes, 'unknown-legal-basis', basisCell);
    return reasons.length > 0 ? { refused: { line: row.line, action: 'refuse', actor: actorName, email: emailCell, notes: reasons } } : { values, notes };
  };
}

type EntryFinder<Id> = (cell: string) => { readonly ids: readonly Id[]; readonly unknown: readonly string[] };

/** Finds entries of one list by name: the whole cell first, because a name may hold a comma, then its parts. */
function entryFinder<Id extends string>(entries: readonly { id: Id; name: string }[]): EntryFinder<Id> {
  const byName = new Map(entries.map(({ id, name }) => [nameKey(name), id] as const));
  const remembered = new Map<string, ReturnType<EntryFinder<Id>>>();
  const find = (cell: string) => {
    const whole = byName.get(nameKey(cell));
    if (whole) return { ids: [whole], unknown: [] };
    const ids = new Set<Id>(), unknown: string[] = [];
    for (const part of cell.split(/[,;/|]/)) {
      const name = part.trim(), id = byName.get(nameKey(name));
      if (id) ids.add(id); else if (name !== '') unknown.push(name);
    }
    return { ids: [...ids].slice(0, 100), unknown: unknown.slice(0, 20) };
  };
  return (cell) => {
    const known = remembered.get(cell);
    if (known) return known;
    const found = find(cell);
    remembered.set(cell, found);
    return found;
  };
}
