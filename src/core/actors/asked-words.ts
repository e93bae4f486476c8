// What somebody typed into the search, made comparable: words, the entries of the lists they name,
// and telephone numbers.
import type { Lists } from '#shared/contract/lists.ts';
import { Level } from '#shared/contract/actor.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { foldText } from './fold-text.ts';
import { dialled } from './phone-digits.ts';
import { isInflected, storedForms, typedForms, wordsOfName } from './spellings.ts';

export interface AskedWord {
  /** Any of these is the word. */
  readonly folds: readonly string[];
  /** Regions, topics, kinds and levels whose name the word is in. */
  readonly entries: ReadonlySet<string>;
  /** As a telephone number is dialled; empty = too short, or none. */
  readonly number: string;
}
/** Words that have to be found each, or, where they may be one telephone number, together. */
export interface Asked {
  readonly words: readonly AskedWord[];
  readonly number: string;
}

/** The words for the two levels, in both languages: the first one says which. */
const levelWords = Level.options.map((id) => ({
  id,
  words: (['de', 'en'] as const).map(
    (language) => foldText(textsFor(language).actors.levels[id]).split(' ', 1)[0]!,
  ),
}));
/** Everybody is on a level: half a word must not find them all. */
const SHORTEST_LEVEL = 5;

/** Signs alone ask nothing. */
const sayable = /[\p{L}\p{N}@]/u;

type Named = Pick<Lists, 'regions' | 'topics' | 'actorKinds'>;

/** A shorter number stands in every other one. */
const SHORTEST_NUMBER = 3;

export function askedWords(search: string, lists: Named): Asked[] {
  const typed = search
    .replace(/(?<!\S)tel:/gi, ' ')
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const names = [...lists.regions, ...lists.topics, ...lists.actorKinds].map(({ id, name }) => ({
    id,
    text: storedForms(name).join('\n'),
    ...wordsOfName(name),
  }));
  const asked: Asked[] = [];
  for (let at = 0; at < typed.length;) {
    const length = Math.max(1, numberLength(typed, at));
    const words = typed.slice(at, at + length);
    const known = words.filter((word) => sayable.test(word)).map((word) => askedWord(word, names));
    if (known.length > 0) asked.push({ words: known, number: numberOf(words.join(' ')) });
    at += length;
  }
  return asked;
}

/** How many words from here on may be one telephone number: no letters in them. */
function numberLength(typed: readonly string[], from: number): number {
  const end = typed.findIndex((word, at) => at >= from && /\p{L}/u.test(word));
  return (end === -1 ? typed.length : end) - from;
}

function numberOf(typed: string): string {
  if (/\p{L}/u.test(typed)) return '';
  const number = dialled(typed);
  return number.length >= SHORTEST_NUMBER ? number : '';
}

interface EntryName {
  readonly id: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly tight: readonly string[];
}

function askedWord(word: string, names: readonly EntryName[]): AskedWord {
  const folds = typedForms(word);
  const levels = levelWords.filter(({ words }) => isLevel(words, folds));
  const meant = [...names.filter((name) => isMeant(name, folds)), ...levels];
  const entries = new Set<string>(meant.map(({ id }) => id));
  return { folds, entries, number: numberOf(word) };
}

const isMeant = ({ text, words, tight }: EntryName, folds: readonly string[]): boolean =>
  folds.some(
    (fold) =>
      text.includes(fold) ||
      tight.some((name) => name.includes(fold)) ||
      words.some((word) => isInflected(fold, word)),
  );

const isLevel = (words: readonly string[], folds: readonly string[]): boolean =>
  folds.some(
    (fold) => fold.length >= SHORTEST_LEVEL && words.some((word) => word.startsWith(fold)),
  );
