// Whether a stored name can be greeted. In doubt nobody is: "Guten Tag," is never wrong, "Guten Tag
// Frau (Leitung)," is. The same answer for a list that is imported, for the note at a contact and
// for the mail, whenever the name was stored. What a surname is made of: see `surname.ts`.
import { isEasternName, isGivenName } from './given-names.ts';
import { goneOf, type Gone } from './gone-words.ts';
import { isWeekday, particles } from './name-words.ts';
import { isNameWord, isSurname } from './surname.ts';
import { wordKey } from './word-keys.ts';

export interface StoredName {
  readonly firstName: string;
  readonly lastName: string;
}

/** Why nobody is greeted by this name: the person is gone, or it is not surely a name. */
export type NameDoubt = Gone | 'unsure';

const MAX_WORDS = 6;

/**
 * Undefined where the name is sure. A contact without any name is not in doubt: there is nobody to
 * greet.
 */
export function nameDoubt(name: StoredName): NameDoubt | undefined {
  return isSureName(name) ? undefined : (goneOf(`${name.firstName} ${name.lastName}`) ?? 'unsure');
}

export const isNameInDoubt = (name: StoredName): boolean => !isSureName(name);

function isSureName({ firstName, lastName }: StoredName): boolean {
  const first = wordsOf(firstName);
  const last = wordsOf(lastName.replace(/\bvon und zu\b/i, 'von zu'));
  if (first.length > MAX_WORDS || last.length > MAX_WORDS) return false;
  if (!areFirstNames(first)) return false;
  if (last.length === 0) return true;
  // "Müller Mo" that an older version took apart; "Anna Do" is a person.
  if (first.length > 0 && isWeekday(last.join(' ')) && !first.some(isKnown)) return false;
  return isSurname(last);
}

const isKnown = (word: string): boolean => isGivenName(word) || isEasternName(word);

/** "Ana", "María del Carmen"; "Müller auf" and "Klar Die" are halves of something else. */
const areFirstNames = (words: readonly string[]): boolean =>
  words.every(
    (word, at) => isNameWord(word, true) && !(at === words.length - 1 && isSmallWord(word)),
  );
const isSmallWord = (word: string): boolean =>
  particles.has(wordKey(word)) && !isGivenName(word) && /^\p{Ll}/u.test(word);

/**
 * "Kaya Ayşe", "Nguyễn Minh", "Claudia Arnold": what stands last is a given name too, so which of
 * them the surname is cannot be told. Then the whole name is said.
 */
export function isOrderUnclear({ firstName, lastName }: StoredName): boolean {
  if (firstName === '' || lastName === '') return false;
  return isGivenName(lastName) || isEasternName(lastName);
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const honours = new Map([
  ['dr', 'Dr.'],
  ['doktor', 'Dr.'],
  ['dring', 'Dr.'],
  ['drmed', 'Dr.'],
  ['drphil', 'Dr.'],
  ['drjur', 'Dr.'],
  ['prof', 'Prof.'],
  ['professor', 'Prof.'],
  ['professorin', 'Prof.'],
  ['profdr', 'Prof. Dr.'],
  ['pd', 'PD'],
  ['privdoz', 'PD'],
]);

/**
 * Of a title what a greeting says: "Prof. Dr. med." is greeted as "Prof. Dr.", "Dipl.-Ing." and
 * "MdA" are not greeted at all.
 */
export const greetingTitle = (title: string): string =>
  wordsOf(title)
    .flatMap((word) => honours.get(wordKey(word)) ?? [])
    .join(' ');

const shouted = /^[\p{Lu}\p{M}\s'’ʼ‐‑-]+$/u;

/**
 * "MÜLLER" as a letter writes it: "Müller". Kept as it is where capitals hide how it is written
 * ("GROSS", "MCDONALD"), and where it is short ("NG").
 */
export function greetedSurname(lastName: string): string {
  if (
    !shouted.test(lastName) ||
    lastName.length < 4 ||
    lastName.includes('SS') ||
    /(?:^|[\s-])MA?C/.test(lastName)
  )
    return lastName;
  const lower = lastName.toLowerCase();
  return lower
    .split(' ')
    .map((word) =>
      particles.has(wordKey(word))
        ? word
        : word.replace(
            /(^|['’ʼ‐‑-])(\p{L})/gu,
            (_, before: string, letter: string) => before + letter.toUpperCase(),
          ),
    )
    .join(' ');
}
