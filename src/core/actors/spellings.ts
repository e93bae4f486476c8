// One name, written in several ways: "Straße" and "Str.", "Nord-Ost" and "Nordost", "Kitas" for
// "Kita". For the search alone: nothing is stored in these forms.
import { foldText, foldUmlauts } from './fold-text.ts';

/** "Müller" is found by "muller", "mueller" and "Müller", and so is "Mueller" by the last two. */
function bothFolds(text: string): string[] {
  const short = foldText(text);
  const long = foldUmlauts(text);
  return short === long ? [short] : [short, long];
}

const street = /str\.|str(?![\p{L}])/gu;
const square = /pl\.|pl(?![\p{L}])/gu;
const joint = /(?<=\p{L})[-\u2010-\u2015](?=\p{L})/gu;

/** As it stands, folded; and each word that has an abbreviation or a hyphen once more without. */
export function storedForms(text: string): string[] {
  const folds = bothFolds(text);
  const others = folds.flatMap((fold) =>
    fold.split(/\s/).flatMap((word) => {
      const whole = word.replace(street, 'strasse').replace(square, 'platz');
      return [whole, word.replace(joint, ''), whole.replace(joint, '')].filter(
        (form) => form !== word,
      );
    }),
  );
  return [...new Set([...folds, ...others])];
}

/** Also with a gap for each hyphen, and without the marks around it. */
export function typedForms(word: string): string[] {
  const bare = word.replace(/^[^\p{L}\p{N}@]{1,40}|[^\p{L}\p{N}@]{1,40}$/gu, '') || word;
  const forms = bothFolds(bare).flatMap((fold) => [
    fold,
    fold.replace(joint, ''),
    fold.replace(joint, ' '),
  ]);
  return [...new Set(forms)];
}

const SHORTEST_STEM = 3;
const inflection = /^(?:e|en|n|s|es|er|ern|in|innen|nen|lich(?:e[nmrs]?)?|isch(?:e[nmrs]?)?)$/;

/** The typed word is this word of a name with an ending of its own. */
export const isInflected = (typed: string, word: string): boolean =>
  word.length >= SHORTEST_STEM &&
  typed.startsWith(word) &&
  inflection.test(typed.slice(word.length));

/** The words of a name, each folded alone, and all of it without gaps. */
export function wordsOfName(name: string): { words: readonly string[]; tight: readonly string[] } {
  const folds = bothFolds(name);
  return {
    words: folds.flatMap((fold) => fold.match(/[\p{L}\p{N}]+/gu) ?? []),
    tight: folds.map((fold) => fold.replace(/[^\p{L}\p{N}]+/gu, '')),
  };
}
