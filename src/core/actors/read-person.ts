// A person from the cells of a list: "Frau Dr. Ayşe von der Heide" or the same in five columns.
// What is not surely a name stays as it was written, without a form of address; nobody is greeted
// by a role, a bracket, a date or somebody else's name.
import type { Contact, Salutation } from '#shared/contract/actor.ts';
import { isNameInDoubt } from '#shared/greetable-name.ts';
import { goneOf, type Gone } from '#shared/gone-words.ts';
import { formOfAddress, greetingWords, isTitle, particles } from '#shared/name-words.ts';
import { isRoleWord } from '#shared/role-words.ts';
import { wordKey } from '#shared/word-keys.ts';
import { nameKey } from './fold-text.ts';
import { readName, severalPeople, type ReadName } from './read-name.ts';

export type PersonCells = Readonly<
  Record<'salutation' | 'title' | 'firstName' | 'lastName' | 'fullName', string>
>;
export type Person = Pick<Contact, 'title' | 'firstName' | 'lastName'> & {
  readonly salutation: Salutation | undefined;
};

type Name = Pick<Person, 'firstName' | 'lastName'>;

/** A person, and what their cells said besides the name. */
export interface PersonRead {
  readonly person: Person;
  /** "Leitung", where the cell of the name says it. */
  readonly role: string;
  /** What stands nowhere else: "geb. Muster", "bis 31.7.". */
  readonly leftOut: string;
  /** The cell that could not be read as a name or a form of address; empty = everything was. */
  readonly unclear: string;
  /** The cells say that the person is no longer there. Nobody is greeted by this name. */
  readonly gone: Gone | undefined;
}

const salutationWords: Record<Salutation, readonly string[]> = {
  ms: ['w', 'weiblich', 'weibl.', 'f', 'female'],
  mr: ['m', 'männlich', 'männl.', 'male'],
  neutral: ['divers', 'd', 'neutral', 'keine', 'ohne', 'Guten Tag'],
};
const salutations = new Map(
  Object.entries(salutationWords).flatMap(([salutation, words]) =>
    words.map((word) => [nameKey(word), salutation as Salutation] as const),
  ),
);

/** Undefined when the word is none of ours; nobody is addressed as Frau or Herr by a guess. */
const salutationFromWord = (word: string): Salutation | undefined =>
  salutations.get(nameKey(word)) ?? formOfAddress(word);

export const readPerson = (cells: PersonCells, today: string): Person =>
  readPersonCells(cells, today).person;

/** `today` ("2026-11-28") tells whether "bis 31.7." is over. */
export function readPersonCells(cells: PersonCells, today: string): PersonRead {
  const form = readForm(cells.salutation);
  const { firstName, lastName, fullName } = cells;
  const hasColumns = firstName !== '' || lastName !== '';
  const gone = goneOf(Object.values(cells).join(' , '), today);
  const raw = hasColumns ? { firstName, lastName } : { firstName: '', lastName: fullName };
  if (gone) return { ...notRead(cells, form, namelessFor(raw, cells)), gone };
  const read = hasColumns
    ? readColumns(firstName, lastName)
    : readFull(fullName, form.salutation !== undefined);
  return read ? readAs(cells, form, read) : notRead(cells, form, raw);
}

/** As it was written, so nothing is lost and nobody is greeted by it. */
const notRead = (cells: PersonCells, form: Form, raw: Name): PersonRead => ({
  person: { salutation: form.salutation, title: cells.title || form.title, ...raw },
  role: '',
  leftOut: '',
  unclear: joined([raw.firstName, raw.lastName], ' '),
  gone: undefined,
});

/** As long as the contract allows a name to be. */
const MAX_NAME = 100;

/** "Frau (verstorben)" beside "Müller": what was said of the person stands with the name. */
const namelessFor = (raw: Name, { salutation, title }: PersonCells): Name =>
  isNameInDoubt(raw)
    ? raw
    : {
        ...raw,
        lastName: `${raw.lastName} (${joined([salutation, title], ' ')})`.trim().slice(0, MAX_NAME),
      };

function readAs(cells: PersonCells, form: Form, read: ReadName): PersonRead {
  const { salutation, title, firstName, lastName, role, leftOut } = read;
  // "Herr" in one column and "Frau Müller" in another: neither is believed.
  const isContradiction =
    form.salutation !== undefined && salutation !== undefined && form.salutation !== salutation;
  const unclear = [
    form.isUnknown || isContradiction ? cells.salutation : '',
    isNameInDoubt(read) ? `${firstName} ${lastName}`.trim() : '',
  ];
  return {
    person: {
      salutation: isContradiction ? undefined : (form.salutation ?? salutation),
      title: cells.title || form.title || title,
      firstName,
      lastName,
    },
    role,
    leftOut,
    unclear: joined(unclear),
    gone: undefined,
  };
}

const joined = (parts: readonly (string | undefined)[], by = ', '): string =>
  parts.filter((part) => part !== undefined && part !== '').join(by);

const asWritten = (name: Name): ReadName => ({
  salutation: undefined,
  title: '',
  ...name,
  role: '',
  leftOut: '',
});

const readFull = (cell: string, hasForm: boolean): ReadName | undefined =>
  cell === '' ? asWritten({ firstName: '', lastName: '' }) : readName(cell, hasForm);

/** A family name of two words stays one in its own column. */
function readColumns(firstName: string, lastName: string): ReadName | undefined {
  if (!isNameInDoubt({ firstName, lastName })) return asWritten({ firstName, lastName });
  const first = readColumn({ firstName, lastName: '' });
  const last = readColumn({ firstName: '', lastName });
  if (!first || !last || isOfTwo(first, last)) return undefined;
  const name =
    firstName === ''
      ? { firstName: last.firstName, lastName: last.lastName }
      : { firstName: wholeName(first), lastName: wholeName(last) };
  return isNameInDoubt(name)
    ? undefined
    : {
        ...name,
        salutation: last.salutation ?? first.salutation,
        title: joined([first.title, last.title]),
        role: joined([first.role, last.role]),
        leftOut: joined([first.leftOut, last.leftOut]),
      };
}

const readColumn = (name: Name): ReadName | undefined =>
  isNameInDoubt(name) ? readName(name.firstName || name.lastName) : asWritten(name);

const isOfTwo = (first: ReadName, last: ReadName): boolean =>
  first.salutation !== undefined &&
  last.salutation !== undefined &&
  first.salutation !== last.salutation;

const wholeName = ({ firstName, lastName }: Name): string => joined([firstName, lastName], ' ');

interface Form {
  readonly salutation: Salutation | undefined;
  readonly title: string;
  readonly isUnknown: boolean;
}

/**
 * The salutation column may hold the title too: "Frau Dr."; "Sehr geehrte Frau" is a form of
 * address, "Frau und Herr" and "Familie" are none of one person.
 */
function readForm(cell: string): Form {
  if (cell === '') return { salutation: undefined, title: '', isUnknown: false };
  const whole = salutationFromWord(cell);
  if (whole) return { salutation: whole, title: '', isUnknown: false };
  const words = severalPeople.test(cell) ? [] : cell.split(' ');
  const forms = words.flatMap((word) => formOfAddress(word) ?? []);
  const others = words.filter(
    (word) =>
      !greetingWords.has(wordKey(word)) && !formOfAddress(word) && !particles.has(wordKey(word)),
  );
  const isClear = forms.length === 1 && others.every((word) => isTitle(word) || isRoleWord(word));
  return isClear
    ? { salutation: forms[0], title: others.join(' '), isUnknown: false }
    : { salutation: undefined, title: '', isUnknown: true };
}
