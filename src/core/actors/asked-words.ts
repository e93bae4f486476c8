// What somebody typed into the search, made comparable: words, the entries of the lists they name,
// and telephone numbers.
import type { Lists } from '#shared/contract/lists.ts';
import { foldText, foldUmlauts } from './fold-text.ts';
import { dialled } from './phone-digits.ts';

export interface AskedWord {
  /** Any of these is the word. */
  readonly folds: readonly string[];
  /** Regions, topics and kinds whose name the word is in. */
  readonly entries: ReadonlySet<string>;
  /** As a telephone number is dialled; empty = too short, or none. */
  readonly number: string;
}
/** Words that have to be found each, or, where they may be one telephone number, together. */
export interface Asked {
  readonly words: readonly AskedWord[];
  readonly number: string;
}

/** Signs alone ask nothing. */
const sayable = /[\p{L}\p{N}@]/u;

type Named = Pick<Lists, 'regions' | 'topics' | 'actorKinds'>;

/** A shorter number stands in every other one. */
const SHORTEST_NUMBER = 3;

/** "Müller" is found by "muller", "mueller" and "Müller", and so is "Mueller" by the last two. */
export function bothFolds(text: string): string[] {
  const short = foldText(text);
  const long = foldUmlauts(text);
  return short === long ? [short] : [short, long];
}

export function askedWords(search: string, lists: Named): Asked[] {
  const typed = search.split(/\s+/).filter((word) => word !== '');
  const names = [...lists.regions, ...lists.topics, ...lists.actorKinds].map(({ id, name }) => ({
    id,
    text: bothFolds(name).join('\n'),
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

function askedWord(word: string, names: readonly { id: string; text: string }[]): AskedWord {
  const folds = bothFolds(word);
  const entries = new Set(
    names.filter(({ text }) => folds.some((fold) => text.includes(fold))).map(({ id }) => id),
  );
  return { folds, entries, number: numberOf(word) };
}
