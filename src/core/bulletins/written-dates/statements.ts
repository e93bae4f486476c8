// The sentences of a line with their dates, and what is asked about each of them; gathered once, so
// a sentence may be as long as it likes.
import { isCue, isDeadlineNoun } from './deadline-words.ts';
import { tokensOfDates } from './read-dates.ts';
import type { WrittenDate } from './written-date.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import type { Token } from './text-tokens.ts';

const fromWords = new Set(['vom', 'von', 'ab', 'seit', 'zwischen', 'from', 'since', 'between']);

export interface Statement extends Sentence {
  readonly dates: readonly WrittenDate[];
  /** Something in it is only said of deadlines, or of what people have to do by one. */
  readonly hasCue: boolean;
  /** The first word that begins a stretch of time. */
  readonly firstFrom: number;
  /** The first noun that means a deadline, and the first date behind it. */
  readonly firstNoun: number;
  readonly dateOfNoun: WrittenDate | undefined;
  readonly endsOfDates: ReadonlySet<number>;
  /** Every token of a date. */
  readonly dated: ReadonlySet<number>;
}

export function statementsOf(tokens: readonly Token[], all: readonly WrittenDate[]): Statement[] {
  let next = 0;
  return sentencesOf(tokens, all).map(({ from, to }) => {
    const first = next;
    while (next < all.length && all[next]!.from < to) next += 1;
    const dates = all.slice(first, next);
    const place = (is: (token: Token, at: number) => boolean) => {
      for (let at = from; at < to; at += 1) if (is(tokens[at]!, at)) return at;
      return to;
    };
    const firstNoun = place((_token, at) => isDeadlineNoun(tokens, at));
    return {
      from,
      to,
      dates,
      firstNoun,
      hasCue: place((_token, at) => isCue(tokens, at)) < to,
      firstFrom: place(({ folded }) => fromWords.has(folded)),
      dateOfNoun: dates.find((date) => date.from > firstNoun),
      endsOfDates: new Set(dates.map((date) => date.to)),
      dated: tokensOfDates(dates),
    };
  });
}
