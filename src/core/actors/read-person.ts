// A person from the cells of a list: "Frau Dr. Ayşe von der Heide" or the same in five columns.
// What is not surely a name stays as it was written, without a form of address; nobody is greeted
// by a role, a bracket, a date or somebody else's name.
import type { Contact, Salutation } from '#shared/contract/actor.ts';
import { isNameInDoubt } from '#shared/greetable-name.ts';
import {
  greetingWords,
  manForms,
  neutralForms,
  particles,
  wordKey,
  womanForms,
} from '#shared/name-words.ts';
import { nameKey } from './fold-text.ts';
import { readName, severalPeople, type ReadName } from './read-name.ts';

export type PersonCells = Readonly<
  Record<'salutation' | 'title' | 'firstName' | 'lastName' | 'fullName', string>
>;
export type Person = Pick<Contact, 'title' | 'firstName' | 'lastName'> & {
  readonly salutation: Salutation | undefined;
};

/** A person, and what their cells said besides the name. */
export interface PersonRead {
  readonly person: Person;
  /** "Leitung", where the cell of the name says it. */
  readonly role: string;
  /** What stands nowhere else: "geb. Muster", "bis 31.7.". */
  readonly leftOut: string;
  /** The cell that could not be read as a name or a form of address; empty = everything was. */
  readonly unclear: string;
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

const formOf = (key: string): Salutation | undefined => {
  if (womanForms.has(key)) return 'ms';
  if (manForms.has(key)) return 'mr';
  return neutralForms.has(key) ? 'neutral' : undefined;
};

/** Undefined when the word is none of ours; nobody is addressed as Frau or Herr by a guess. */
export const salutationFromWord = (word: string): Salutation | undefined =>
  salutations.get(nameKey(word)) ?? formOf(nameKey(word));

export const readPerson = (cells: PersonCells): Person => readPersonCells(cells).person;

export function readPersonCells(cells: PersonCells): PersonRead {
  const form = readForm(cells.salutation);
  const { firstName, lastName, fullName } = cells;
  if (firstName === '' && lastName === '' && fullName === '')
    return readAs(cells, form, {
      salutation: undefined,
      title: '',
      firstName: '',
      lastName: '',
      role: '',
      leftOut: '',
    });
  const read =
    firstName === '' && lastName === '' ? readName(fullName) : readColumns(firstName, lastName);
  if (read) return readAs(cells, form, read);
  const raw =
    firstName === '' && lastName === ''
      ? { firstName: '', lastName: fullName }
      : { firstName, lastName };
  return {
    person: { salutation: form.salutation, title: cells.title || form.title, ...raw },
    role: '',
    leftOut: '',
    unclear: [raw.firstName, raw.lastName].filter((part) => part !== '').join(' '),
  };
}

function readAs(
  cells: PersonCells,
  form: Form,
  { salutation, title, firstName, lastName, role, leftOut }: ReadName,
): PersonRead {
  // "Herr" in one column and "Frau Müller" in another: neither is believed.
  const isContradiction =
    form.salutation !== undefined && salutation !== undefined && form.salutation !== salutation;
  const unclear = [
    form.isUnknown || isContradiction ? cells.salutation : '',
    isNameInDoubt({ firstName, lastName }) ? `${firstName} ${lastName}`.trim() : '',
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
    unclear: unclear.filter((part) => part !== '').join(', '),
  };
}

/** A family name of two words stays one in its own column. */
function readColumns(firstName: string, lastName: string): ReadName | undefined {
  const asWritten = {
    salutation: undefined,
    title: '',
    firstName,
    lastName,
    role: '',
    leftOut: '',
  };
  if (!isNameInDoubt({ firstName, lastName })) return asWritten;
  const first = firstName === '' ? undefined : readName(firstName);
  const last = lastName === '' ? undefined : readName(lastName);
  if ((firstName !== '' && !first) || (lastName !== '' && !last)) return undefined;
  const whole = (read: ReadName | undefined) =>
    [read?.firstName, read?.lastName].filter((part) => part !== undefined && part !== '').join(' ');
  const joined = (key: 'title' | 'role' | 'leftOut') =>
    [first?.[key], last?.[key]].filter((part) => part !== undefined && part !== '').join(', ');
  const name =
    firstName === '' && last
      ? { firstName: last.firstName, lastName: last.lastName }
      : { firstName: whole(first), lastName: whole(last) };
  if (first?.salutation && last?.salutation && first.salutation !== last.salutation)
    return undefined;
  return isNameInDoubt(name)
    ? undefined
    : {
        salutation: last?.salutation ?? first?.salutation,
        title: joined('title'),
        ...name,
        role: joined('role'),
        leftOut: joined('leftOut'),
      };
}

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
  const forms = words.flatMap((word) => formOf(wordKey(word)) ?? []);
  const titles = words.filter(
    (word) =>
      !greetingWords.has(wordKey(word)) && !formOf(wordKey(word)) && !particles.has(wordKey(word)),
  );
  const [only, ...others] = forms;
  return only && others.length === 0
    ? { salutation: only, title: titles.join(' '), isUnknown: false }
    : { salutation: undefined, title: '', isUnknown: true };
}
