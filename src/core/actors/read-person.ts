// A person from the cells of a list: "Frau Dr. Ayşe von der Heide" or the same in five columns.
import type { Contact, Salutation } from '#shared/contract/actors.ts';
import { nameKey } from './fold-text.ts';

export type PersonCells = Readonly<Record<'salutation' | 'title' | 'firstName' | 'lastName' | 'fullName', string>>;
export type Person = Pick<Contact, 'title' | 'firstName' | 'lastName'> & { readonly salutation: Salutation | undefined };

const salutationWords: Record<Salutation, readonly string[]> = {
  ms: ['Frau', 'Fr.', 'w', 'weiblich', 'Sehr geehrte Frau', 'Liebe Frau', 'Ms', 'Mrs', 'Miss'],
  mr: ['Herr', 'Herrn', 'Hr.', 'm', 'männlich', 'Sehr geehrter Herr', 'Lieber Herr', 'Mr'],
  neutral: ['divers', 'd', 'neutral', 'keine', 'ohne', 'Mx', 'Guten Tag'],
};
const salutations = new Map(Object.entries(salutationWords).flatMap(([salutation, words]) => words.map((word) => [nameKey(word), salutation as Salutation] as const)));
const formsOfAddress = new Set(['frau', 'fr', 'herr', 'herrn', 'hr', 'ms', 'mrs', 'mr', 'mx']);
const titles = new Set(['dr', 'prof', 'drmed', 'drphil', 'drjur', 'pd', 'mag', 'dipling', 'diplpaed', 'diplsozpaed', 'med', 'phil', 'jur', 'hc']);
const particles = new Set(['von', 'van', 'vom', 'de', 'der', 'den', 'dem', 'zu', 'zum', 'zur', 'da', 'di', 'del', 'la', 'le', 'ter', 'ten', 'el', 'al', 'bin', 'ibn', 'abu']);
const severalPeople = / (?:und|u\.|and) |[/&;+]/;

/** Undefined when the word is none of ours; nobody is addressed as Frau or Herr by a guess. */
export const salutationFromWord = (word: string): Salutation | undefined => salutations.get(nameKey(word));

export function readPerson(cells: PersonCells): Person {
  const given = readForm(cells.salutation);
  if (cells.firstName !== '' || cells.lastName !== '') return { ...given, title: cells.title || given.title, firstName: cells.firstName, lastName: cells.lastName };
  if (cells.fullName === '' || severalPeople.test(cells.fullName)) return { ...given, title: cells.title || given.title, firstName: '', lastName: cells.fullName };
  const form = leadingForm(cells.fullName);
  const { firstName, lastName } = splitName(form.rest);
  return { salutation: given.salutation ?? form.salutation, title: cells.title || given.title || form.title, firstName, lastName };
}

/** The salutation column may hold the title too: "Frau Dr.". */
function readForm(cell: string): { salutation: Salutation | undefined; title: string } {
  if (cell === '') return { salutation: undefined, title: '' };
  const whole = salutationFromWord(cell);
  if (whole) return { salutation: whole, title: '' };
  const { salutation, title } = leadingForm(cell);
  return { salutation, title };
}

function leadingForm(text: string): { salutation: Salutation | undefined; title: string; rest: string[] } {
  const words = text.split(' ');
  let at = 0;
  const first = nameKey(words[0] ?? '');
  const salutation = formsOfAddress.has(first) && words.length > 1 ? salutations.get(first) : undefined;
  if (salutation) at = 1;
  const titleFrom = at;
  while (at < words.length && titles.has(nameKey(words[at]!))) at++;
  return { salutation, title: words.slice(titleFrom, at).join(' '), rest: words.slice(at) };
}

function splitName(words: readonly string[]): { firstName: string; lastName: string } {
  const text = words.join(' ');
  const comma = text.indexOf(',');
  if (comma > 0 && comma === text.lastIndexOf(',')) return { firstName: text.slice(comma + 1).trim(), lastName: text.slice(0, comma).trim() };
  let from = words.length - 1;
  while (from > 1 && particles.has(words[from - 1]!.toLowerCase())) from--;
  // "von der Heide" alone has no first name.
  if (from === 1 && particles.has(words[0]!.toLowerCase())) from = 0;
  return { firstName: words.slice(0, Math.max(0, from)).join(' '), lastName: words.slice(Math.max(0, from)).join(' ') };
}
