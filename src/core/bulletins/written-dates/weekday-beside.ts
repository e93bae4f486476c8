// The weekday written beside a date: "Montag, den 3. Dezember", "Di., 3.12.", "3. Dezember
// (Montag)".
import { partsOfDay, shortWeekdays, weekdayNames } from './calendar-words.ts';
import type { WrittenDate } from './read-dates.ts';
import { isCapital, isSign, type Token } from './text-tokens.ts';

/** 1 = Monday. "Montagabend" is one too; of two letters only capital ones. */
export function weekdayAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word') return undefined;
  const whole = weekdayNames.get(token.folded);
  if (whole !== undefined) return whole;
  if (isCapital(token) && shortWeekdays.has(token.folded)) return shortWeekdays.get(token.folded);
  const [, day] =
    [...weekdayNames].find(
      ([name]) => token.folded.startsWith(name) && partsOfDay.has(token.folded.slice(name.length)),
    ) ?? [];
  return day;
}

const between = new Set([',', '.', 'den', 'dem', 'der', 'the', 'am', '(', ...partsOfDay]);

/** Where the weekday before this date stands. */
export function placeBefore(tokens: readonly Token[], date: WrittenDate): number | undefined {
  let at = date.from - 1;
  while (at >= 0 && at >= date.from - 3 && between.has(tokens[at]!.folded)) at -= 1;
  return weekdayAt(tokens, at) === undefined ? undefined : at;
}

export function weekdayBefore(tokens: readonly Token[], date: WrittenDate): number | undefined {
  const place = placeBefore(tokens, date);
  return place === undefined ? undefined : weekdayAt(tokens, place);
}

/** Where the weekday in brackets behind this date stands. */
export function placeBehind(tokens: readonly Token[], date: WrittenDate): number | undefined {
  const at = date.to + 1;
  if (tokens[date.to]?.text !== '(' || weekdayAt(tokens, at) === undefined) return undefined;
  const close = isSign(tokens[at + 1], '.') ? at + 2 : at + 1;
  return tokens[close]?.text === ')' ? at : undefined;
}

const joining = new Set([
  '/',
  '-',
  '–',
  '—',
  '+',
  '&',
  'bis',
  'und',
  'oder',
  'to',
  'and',
  'or',
  'till',
  'until',
]);

/** "Mo bis Fr, 3.12.": which of the days the date is cannot be told. */
export function isOneOfSeveral(tokens: readonly Token[], at: number): boolean {
  for (const [joint, other] of [
    [at - 1, at - 2],
    [at + 1, at + 2],
  ] as const) {
    const { folded = '' } = tokens[joint] ?? {};
    if (!joining.has(folded) && !(folded === ',' && joint < at)) continue;
    if (
      weekdayAt(tokens, other) !== undefined ||
      (tokens[other]?.text === '.' && weekdayAt(tokens, other - 1) !== undefined)
    )
      return true;
  }
  return false;
}
