// Where one sentence of a line ends and the next begins: dates and abbreviations have full stops of
// their own.
import type { WrittenDate } from './written-date.ts';
import { isCapital, type Token } from './text-tokens.ts';

export interface Sentence {
  /** Tokens: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * Behind the full stop of a date, only one of these begins a sentence: nouns are capital anyway.
 */
const openings = new Set([
  'der',
  'die',
  'das',
  'dies',
  'diese',
  'dieser',
  'wir',
  'sie',
  'es',
  'ich',
  'er',
  'bitte',
  'danke',
  'im',
  'in',
  'am',
  'an',
  'auf',
  'aus',
  'bei',
  'mit',
  'nach',
  'vor',
  'um',
  'und',
  'oder',
  'alle',
  'für',
  'ihre',
  'ihr',
  'unser',
  'unsere',
  'ein',
  'eine',
  'hier',
  'dort',
  'dann',
  'danach',
  'später',
  'weitere',
  'mehr',
  'wer',
  'was',
  'wie',
  'wo',
  'auch',
  'zum',
  'zur',
  'ausserdem',
  'anmeldung',
  'anmeldungen',
  'ab',
  'seit',
  'von',
]);
const abbreviations = new Set([
  'nr',
  'str',
  'ca',
  'inkl',
  'bzw',
  'evtl',
  'tel',
  'einschl',
  'spätest',
  'usw',
  'etc',
  'prof',
]);

export function sentencesOf(tokens: readonly Token[], dates: readonly WrittenDate[]): Sentence[] {
  const endsOfDates = new Set(dates.map(({ to }) => to));
  const sentences: Sentence[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isEnd(tokens, at, endsOfDates)) continue;
    sentences.push({ from, to: at + 1 });
    from = at + 1;
  }
  return [...sentences, { from, to: tokens.length }];
}

function isEnd(tokens: readonly Token[], at: number, endsOfDates: ReadonlySet<number>): boolean {
  const [before, token, behind] = [tokens[at - 1], tokens[at]!, tokens[at + 1]];
  if ('!?;•|'.includes(token.text)) return true;
  if (token.text !== '.' || !behind?.isSpaced || behind.kind !== 'word' || !isCapital(behind))
    return false;
  if (endsOfDates.has(at + 1)) return openings.has(behind.folded);
  if (before?.kind !== 'word') return before?.kind !== 'number' || openings.has(behind.folded);
  return (
    !abbreviations.has(before.folded) && (before.text.length > 3 || openings.has(behind.folded))
  );
}
