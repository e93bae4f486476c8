// Which of the words of a name is the surname: "Ewa Nowak", "Nowak, Ewa", "NOWAK Ewa", "Nguyễn Thị
// Minh". Only what can be nothing else: the words before a surname are given names, those behind a
// comma too.
import { isFamilyName } from '#shared/family-names.ts';
import { isEasternName, isFamilyFirst, isGivenName } from '#shared/given-names.ts';
import { isWeekday, particles } from '#shared/name-words.ts';
import { isInitial, isNameWord, isSurname } from '#shared/surname.ts';
import { wordKey } from '#shared/word-keys.ts';

export interface NameParts {
  readonly firstName: string;
  readonly lastName: string;
}

/** Undefined: in doubt. */
export function arranged({
  words,
  behindComma,
  hasForm,
}: {
  words: readonly string[];
  behindComma: readonly string[] | undefined;
  /** "Frau" stands before it, or in a column of its own. */
  hasForm: boolean;
}): NameParts | undefined {
  if (behindComma) return surnameFirst(words, behindComma);
  const [count, name] = lastNumber(words);
  const parts =
    oneWord(name) ??
    shoutedFirst(name) ??
    familyFirst(name) ??
    givenFirst(name) ??
    (hasForm ? knownLast(name) : undefined) ??
    severalWords(name);
  return parts && withCount(parts, count);
}

/** "Gruppe 2": the number stays with the name and is no part of it. */
const lastNumber = (words: readonly string[]): [count: string, name: readonly string[]] =>
  words.length > 1 && /^\p{N}+$/u.test(words.at(-1)!)
    ? [words.at(-1)!, words.slice(0, -1)]
    : ['', words];

const partsOf = (first: readonly string[], last: readonly string[]): NameParts => ({
  firstName: first.join(' '),
  lastName: last.join(' '),
});
const isParticle = (word: string): boolean => particles.has(wordKey(word));
const isGiven = (word: string): boolean =>
  isGivenName(word) || isEasternName(word) || isInitial(word);

/** "Nowak", "von der Heide"; "Ben Nowak" is two. */
function oneWord(words: readonly string[]): NameParts | undefined {
  const particlesBefore = words.slice(0, -1);
  const isOne = particlesBefore.every((word) => isParticle(word) && !isGivenName(word));
  return isOne && isSurname(surnameWords(words)) ? partsOf([], words) : undefined;
}

const surnameWords = (words: readonly string[]): string[] =>
  words.flatMap((word) => (word === 'von und zu' ? ['von', 'zu'] : word.split(' ')));

const isShouted = (word: string): boolean => /^[\p{Lu}'’-]{3,}$/u.test(word);

/** "NOWAK Ewa". */
function shoutedFirst(words: readonly string[]): NameParts | undefined {
  const [surname, ...first] = words;
  if (surname === undefined || !isShouted(surname) || first.length === 0) return undefined;
  return first.every((word) => !isShouted(word) && isGiven(word))
    ? partsOf(first, [surname])
    : undefined;
}

/** Kept whole, so that it is greeted whole: which word comes first is a matter of the language. */
function familyFirst(words: readonly string[]): NameParts | undefined {
  const [family, ...given] = words;
  if (family === undefined || given.length === 0 || !isFamilyFirst(family)) return undefined;
  return given.every((word) => isEasternName(word) && !isWeekday(word))
    ? partsOf([], words)
    : undefined;
}

/** "Ewa Nowak", "Anna von der Heide", "Ana García Márquez". */
function givenFirst(words: readonly string[]): NameParts | undefined {
  for (let from = 1; from < words.length; from++) {
    if (!isGiven(words[from - 1]!)) return undefined;
    const last = surnameWords(words.slice(from));
    const isRest = last.some((word, at) => at < last.length - 1 && !isParticle(word));
    if (isWeekday(last.join(' ')) || (isRest && last.every(isGiven))) continue;
    if (isSurname(last)) return partsOf(words.slice(0, from), words.slice(from));
  }
  return undefined;
}

/** "Frau Jördis Möller": a surname everybody knows, behind a word that is none. */
function knownLast(words: readonly string[]): NameParts | undefined {
  const [first, last, ...more] = words;
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  const isSure = isNameWord(first, true) && !isFamilyName(first) && isFamilyName(last);
  return isSure && isSurname([last]) ? partsOf([first], [last]) : undefined;
}

/** "García Márquez". */
const severalWords = (words: readonly string[]): NameParts | undefined =>
  isSurname(surnameWords(words)) ? partsOf([], words) : undefined;

/** "Nowak, Ewa", "Heide, Anna von der". */
function surnameFirst(words: readonly string[], behind: readonly string[]): NameParts | undefined {
  const [count, surname] = lastNumber(words);
  let to = behind.length;
  while (to > 1 && isParticle(behind[to - 1]!) && !isGiven(behind[to - 1]!)) to--;
  const last = [...behind.slice(to), ...surname];
  const isSure = behind.slice(0, to).every(isGiven) && isSurname(surnameWords(last));
  return isSure ? withCount(partsOf(behind.slice(0, to), last), count) : undefined;
}

/** A number that stood beside the name stays there. */
const withCount = (parts: NameParts, count: string): NameParts =>
  count === '' ? parts : { ...parts, lastName: `${parts.lastName} ${count}` };
