// Whether a stored name can be greeted. In doubt nobody is: "Guten Tag," is never wrong, "Guten Tag
// Frau (Leitung)," is. The same answer for a list that is imported, for the note at a contact and
// for the mail, whenever the name was stored.
import {
  deputyWords,
  formerNameWords,
  greetingWords,
  isFormOfAddress,
  isRemark,
  isRoleWord,
  nameSuffixes,
  particles,
  titleWords,
  wordKey,
} from './name-words.ts';

export interface StoredName {
  readonly firstName: string;
  readonly lastName: string;
}

const MAX_WORDS = 6;
const letters = /^[\p{L}\p{M}'’ʼ‘`´.‐‑-]+$/u;
/** "A.", "J.-P.", "St.", "Ma." stand for a name; "jun." does not. */
const initials = /^(?:\p{Lu}\p{L}?\.[-‐‑]?)+(?:\p{Lu}\p{Ll}+)?$/u;
/** Capital, or of a script that has none, or "d'Angelo", "al-Sayed", "'t". */
const beginsLikeName = /^(?:[\p{Lu}\p{Lt}\p{Lo}\p{Lm}]|\p{Ll}{1,2}['’ʼ‘`´‐‑-]\p{L}|['’]\p{Ll})/u;
/** "MdA", "BfA". */
const looksLikeOffice = /^\p{Lu}\p{Ll}\p{Lu}$/u;
/** "Müller-": half of a name. */
const isCutOff = /^[‐‑-]|[‐‑-]$/;
const hasVowel = /[aeiouy]|[^\p{Script=Latin}]/u;

/**
 * True where a name is there and is not surely one. A contact without any name is not in doubt:
 * there is nobody to greet.
 */
export function isNameInDoubt({ firstName, lastName }: StoredName): boolean {
  const first = wordsOf(firstName);
  const last = wordsOf(lastName.replace(/\bvon und zu\b/i, 'von zu'));
  if (first.length + last.length === 0) return false;
  if (first.length > MAX_WORDS || last.length > MAX_WORDS) return true;
  return (
    !first.every((word) => isNameWord(word, true)) ||
    !last.every((word) => isNameWord(word, false)) ||
    !hasSurname(last)
  );
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Particles alone are no name. */
const hasSurname = (words: readonly string[]): boolean =>
  words.length === 0 ||
  words.some(
    (word) => !particles.has(wordKey(word)) || (words.length === 1 && /^\p{Lu}/u.test(word)),
  );

function isNameWord(word: string, isFirst: boolean): boolean {
  const key = wordKey(word);
  if (key === '' || !letters.test(word) || looksLikeOffice.test(word) || isCutOff.test(word))
    return false;
  if (particles.has(key)) return true;
  if (
    isFormOfAddress(word) ||
    isRoleWord(word) ||
    isRemark(word) ||
    [deputyWords, formerNameWords, titleWords].some((some) => some.has(key))
  )
    return false;
  if (nameSuffixes.has(key) && !(word.length === 2 && /^\p{Lu}\p{Ll}$/u.test(word))) return false;
  // "An", "Tag" and "Lieber" are surnames too, "Sehr geehrte" is not.
  if (greetingWords.has(key) && !(beginsLikeName.test(word) && !isFirst)) return false;
  if (word.includes('.')) return initials.test(word) && (isFirst || word.length > 2);
  if ([...key].length < 2 && !isFirst && !/\p{Lo}/u.test(word)) return false;
  // "NN", "SPD", "Hrn": no name of Latin letters goes without a vowel.
  return beginsLikeName.test(word) && (hasVowel.test(key) || [...key].length > 4);
}

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
