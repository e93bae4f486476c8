// One row of a list -> values and notes, without looking at what is stored. List entries are looked
// up, never invented.
import type { Table } from '#core/ports/spreadsheet-reader.ts';
import type { Level, LegalBasis } from '#shared/contract/actor.ts';
import type { ImportField, ImportRow, RowNote } from '#shared/contract/actor-import.ts';
import type { Lists } from '#shared/contract/lists.ts';
import type { ActorKindId, EmailAddress, Language, RegionId, TopicId } from '#shared/values.ts';
import { entryFinder, type EntryFinder } from './entry-finder.ts';
import { isTidy, nameKey, tidyText } from './fold-text.ts';
import { basisFromCell } from './legal-basis.ts';
import { readAddress } from './normalise-address.ts';
import { readPersonCells, type Person, type PersonRead } from './read-person.ts';

export interface RowValues {
  readonly line: number;
  readonly actorName: string;
  /** The row names a person and no organisation: two of one name need not be one. */
  readonly isPerson: boolean;
  readonly kind: ActorKindId | undefined;
  readonly level: Level | undefined;
  readonly regions: readonly RegionId[];
  readonly topics: readonly TopicId[];
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly website: string;
  readonly person: Person;
  readonly function: string;
  readonly phone: string;
  readonly language: Language | undefined;
  readonly email: EmailAddress | null;
  /** undefined = the row says nothing; null = it says something that is no basis. */
  readonly basis: LegalBasis['basis'] | null | undefined;
}
type Notes = ImportRow['notes'];
export type ReadRow =
  { readonly values: RowValues; readonly notes: Notes } | { readonly refused: ImportRow };

/** Longest value per field, as the contract has it. */
const maxLength: Record<Exclude<ImportField, 'ignore'>, number> = {
  actor: 200,
  kind: 200,
  level: 50,
  regions: 5000,
  topics: 5000,
  street: 200,
  postalCode: 20,
  city: 100,
  website: 300,
  function: 200,
  salutation: 50,
  title: 50,
  firstName: 100,
  lastName: 100,
  fullName: 100,
  email: 1000,
  phone: 50,
  language: 50,
  legalBasis: 300,
};

const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const lineBreaks = /[\r\n]+/g;
const levels: Record<string, Level> = {
  lokal: 'local',
  lokaleebene: 'local',
  local: 'local',
  oertlich: 'local',
  kiez: 'local',
  bezirk: 'district',
  bezirklich: 'district',
  bezirksebene: 'district',
  bezirklicheebene: 'district',
  district: 'district',
  verwaltung: 'district',
  bezirksamt: 'district',
};
const languages: Record<string, Language> = {
  de: 'de',
  deutsch: 'de',
  german: 'de',
  en: 'en',
  englisch: 'en',
  english: 'en',
};
const ownWord = <T>(words: Record<string, T>, cell: string): T | undefined => {
  if (cell === '') return undefined;
  const key = nameKey(cell);
  return Object.hasOwn(words, key) ? words[key] : undefined;
};

type CellField = Exclude<ImportField, 'ignore'>;
type ReachedField = 'phone' | 'street' | 'postalCode' | 'city' | 'website';
const noNotes: Notes = [];
const goneNotes = { died: 'person-died', gone: 'person-gone' } as const;

/**
 * Reads the rows of one list; what a cell means is remembered, because the same few words come
 * again and again.
 */
export class RowReader {
  readonly #header: readonly string[];
  readonly #columns: Partial<Record<ImportField, number>>;
  readonly #hasNameColumn: boolean;
  readonly #regions: EntryFinder<RegionId>;
  readonly #topics: EntryFinder<TopicId>;
  readonly #kinds: EntryFinder<ActorKindId>;
  readonly #today: string;
  #cells: readonly string[] = [];
  #notes = noNotes;
  #reasons = noNotes;

  constructor(
    header: readonly string[],
    fields: readonly ImportField[],
    lists: Lists,
    today: string,
  ) {
    this.#header = header;
    this.#today = today;
    this.#columns = Object.fromEntries(
      fields.map((field, column) => [field, column] as const).reverse(),
    );
    this.#hasNameColumn = (['actor', 'fullName', 'firstName', 'lastName'] as const).some(
      (field) => this.#columns[field] !== undefined,
    );
    this.#regions = entryFinder(lists.regions);
    this.#topics = entryFinder(lists.topics);
    this.#kinds = entryFinder(lists.actorKinds);
  }

  read({ line, cells }: Table['rows'][number]): ReadRow {
    this.#cells = cells;
    this.#notes = noNotes;
    this.#reasons = noNotes;
    this.#compareWidth();
    const emailCell = this.#cell('email');
    const reached = this.#reached(emailCell);
    const email = this.#email(emailCell);
    const read = readPersonCells(
      {
        salutation: this.#cell('salutation'),
        title: this.#cell('title'),
        firstName: this.#cell('firstName'),
        lastName: this.#cell('lastName'),
        fullName: this.#cell('fullName'),
      },
      this.#today,
    );
    const role = this.#cell('function');
    this.#noteName(read, role);
    const organisation = this.#cell('actor');
    const actorName = this.#actorName(organisation, read.person, email);
    const values: RowValues = {
      line,
      actorName,
      email,
      isPerson: organisation === '' && fullName(read.person) !== '',
      kind: this.#entries('kind', this.#kinds, 'unknown-kind')[0],
      level: this.#level(),
      regions: this.#entries('regions', this.#regions, 'unknown-region'),
      topics: this.#entries('topics', this.#topics, 'unknown-topic'),
      ...reached,
      person: read.person,
      function: role || read.role.slice(0, maxLength.function),
      language: ownWord(languages, this.#cell('language')),
      basis: this.#basis(),
    };
    return this.#reasons === noNotes
      ? { values, notes: this.#notes === noNotes ? [] : this.#notes }
      : { refused: this.#refused(line, actorName, emailCell) };
  }

  #refused(line: number, actor: string, email: string): ImportRow {
    return { line, action: 'refuse', actor, email, notes: this.#reasons };
  }

  #compareWidth(): void {
    const cells = this.#cells;
    const width = this.#header.length;
    if (cells.slice(width).some((extra) => extra.trim() !== ''))
      this.#refuse('too-many-columns', String(cells.length));
    if (cells.length < width) this.#note('too-few-columns', String(cells.length));
  }

  /** Where somebody is reached besides by mail; without any of it the row has no address. */
  #reached(emailCell: string): Pick<RowValues, ReachedField> {
    const reached = {
      phone: this.#cell('phone'),
      street: this.#cell('street'),
      postalCode: this.#cell('postalCode'),
      city: this.#cell('city'),
      website: this.#cell('website'),
    };
    if (emailCell === '' && !this.#hasUnreadableCell()) {
      if (reached.street + reached.city + reached.phone === '') this.#refuse('no-address');
      else this.#note('no-address');
    }
    return reached;
  }

  /** The organisation, else the person, else the address of a list that names nobody. */
  #actorName(organisation: string, person: Person, email: EmailAddress | null): string {
    const unnamed = this.#hasNameColumn || email === null ? '' : email;
    const actorName = organisation || fullName(person) || unnamed;
    if (actorName === '' && !this.#hasUnreadableCell()) this.#refuse('no-actor-name');
    if (actorName.length > maxLength.actor) this.#refuse('value-too-long', this.#headerOf('actor'));
    return actorName;
  }

  #note(note: RowNote, value = ''): void {
    if (this.#notes === noNotes) this.#notes = [];
    this.#notes.push({ note, value });
  }
  #refuse(note: RowNote, value = ''): void {
    if (this.#reasons === noNotes) this.#reasons = [];
    this.#reasons.push({ note, value });
  }

  /** What a refused cell would have said is not missing. */
  #hasUnreadableCell(): boolean {
    return this.#reasons.some(
      ({ note }) => note === 'value-too-long' || note === 'control-character',
    );
  }

  /** What is not read as a name is said, and so is what stood beside one and is kept nowhere. */
  #noteName({ unclear, leftOut, role, gone }: PersonRead, functionCell: string): void {
    if (unclear !== '') this.#note(gone ? goneNotes[gone] : 'name-unclear', unclear);
    const lost = [
      functionCell !== '' && nameKey(functionCell) !== nameKey(role) ? role : '',
      leftOut,
    ]
      .filter((part) => part !== '')
      .join(', ');
    if (lost !== '') this.#note('name-shortened', lost);
  }

  #headerOf(field: CellField): string {
    return tidyText(this.#header[this.#columns[field] ?? -1] ?? '');
  }

  #cell(field: CellField): string {
    const column = this.#columns[field];
    const raw = column === undefined ? '' : (this.#cells[column] ?? '');
    if (raw === '') return '';
    if (raw.length <= maxLength[field] && isTidy(raw)) return raw;
    const text = tidyText(
      field === 'regions' || field === 'topics' ? raw.replace(lineBreaks, ';') : raw,
    );
    const problem = problemOf(text, maxLength[field]);
    if (problem) this.#refuse(problem, this.#headerOf(field));
    return problem ? '' : text;
  }

  #email(cell: string): EmailAddress | null {
    const read = readAddress(cell);
    if ('address' in read) return read.address;
    if (read.problem === 'address-invalid') this.#refuse('address-invalid', cell);
    return null;
  }

  #entries<Id extends string>(
    field: 'regions' | 'topics' | 'kind',
    find: EntryFinder<Id>,
    unknown: RowNote,
  ): readonly Id[] {
    const text = this.#cell(field);
    if (text === '') return [];
    const found = find(text);
    for (const name of found.unknown) this.#note(unknown, name);
    return found.ids;
  }

  #level(): Level | undefined {
    const text = this.#cell('level');
    const level = ownWord(levels, text);
    if (text !== '' && level === undefined) this.#note('unknown-level', text);
    return level;
  }

  #basis(): RowValues['basis'] {
    const text = this.#cell('legalBasis');
    if (text === '') return undefined;
    const basis = basisFromCell(text, this.#headerOf('legalBasis')) ?? null;
    if (basis === null) this.#note('unknown-legal-basis', text);
    return basis;
  }
}

const fullName = ({ title, firstName, lastName }: Person): string =>
  firstName === '' && lastName === ''
    ? ''
    : [title, firstName, lastName].filter((part) => part !== '').join(' ');

function problemOf(text: string, longest: number): RowNote | undefined {
  if (text.length > longest) return 'value-too-long';
  return controls.test(text) ? 'control-character' : undefined;
}
