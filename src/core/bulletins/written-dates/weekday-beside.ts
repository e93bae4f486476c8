// The weekday written beside a date: "Montag, den 3. Dezember", "Di., 3.12.", "3. Dezember
// (Montag)".
import { partsOfDay, shortWeekdays, weekdayNames } from './calendar-words.ts';
import type { WrittenDate } from './written-date.ts';
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

const between = new Set([
  ...[',', '.', '(', ':', '-', '–', '—', 'den', 'dem', 'der', 'd', 'the', 'am', 'on'],
  ...partsOfDay,
]);
const beforeTime = new Set(['um', 'at', 'gegen', 'ab', 'von', 'from']);
/** So many tokens may stand between: "Montag, um 18.30 Uhr, den 3.12." */
const farthest = 9;

/** Where the weekday before this date stands; a time of day may stand between. */
export function placeBefore(tokens: readonly Token[], date: WrittenDate): number | undefined {
  let at = date.from - 1;
  while (at >= Math.max(0, date.from - farthest)) {
    if (weekdayAt(tokens, at) !== undefined) return isSeries(tokens, at, date) ? undefined : at;
    const time = timeBefore(tokens, at);
    if (time !== undefined) at = time;
    else if (between.has(tokens[at]!.folded)) at -= 1;
    else return undefined;
  }
  return undefined;
}

/** "Montag: 3. Dezember oder 10. Dezember", "Montag – Freitag": not of one day alone. */
function isSeries(tokens: readonly Token[], place: number, date: WrittenDate): boolean {
  const behind = tokens[place + 1]?.folded ?? '';
  if (![':', '-', '–', '—'].includes(behind)) return false;
  return joining.has(tokens[date.to]?.folded ?? '') || tokens[date.to]?.text === ',';
}

/** The token before a time of day that ends here: "18 Uhr", "18:30", "um 18.30–20 Uhr". */
function timeBefore(tokens: readonly Token[], end: number): number | undefined {
  const isNamed = tokens[end]?.folded === 'uhr';
  const last = isNamed ? end - 1 : end;
  if (tokens[last]?.kind !== 'number') return undefined;
  if (!isNamed && !isSign(tokens[last - 1], ':')) return undefined;
  let at = last;
  while (at > last - longestTime && isOfTime(tokens[at])) at -= 1;
  return isNamed && beforeTime.has(tokens[at]?.folded ?? '') ? at - 1 : at;
}

/** "18.30–20.15": seven tokens. */
const longestTime = 7;
const isOfTime = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'number' || [':', '.', '-', '–'].includes(token.text));

export function weekdayBefore(tokens: readonly Token[], date: WrittenDate): number | undefined {
  const place = placeBefore(tokens, date);
  return place === undefined ? undefined : weekdayAt(tokens, place);
}

const beforeWeekday = new Set(['(', ',', ':', '–', '-']);
/** Behind the weekday: then it is said of the date and begins nothing of its own. */
const endsPhrase = new Set([',', ')', '.', ';', '!', '?', '–', '-', '|', 'um', 'ab', 'at', 'from']);

/** Where the weekday behind this date stands: "3.12. (Montag)", "3.12., Montag". */
export function placeBehind(tokens: readonly Token[], date: WrittenDate): number | undefined {
  const at = beforeWeekday.has(tokens[date.to]?.text ?? '') ? date.to + 1 : date.to;
  if (weekdayAt(tokens, at) === undefined) return undefined;
  const next = isSign(tokens[at + 1], '.') ? at + 2 : at + 1;
  const behind = tokens[next];
  if (tokens[date.to]?.text === '(') return behind?.text === ')' ? at : undefined;
  if (behind === undefined) return at;
  // "3.12., Freitag, 4.12.": the weekday is the next date's, whatever stands between.
  const isOfNext = tokens
    .slice(next, next + 3)
    .some(({ kind }, to) => kind === 'number' && !isTimeAt(tokens, next + to));
  return endsPhrase.has(behind.folded) && !isOfNext ? at : undefined;
}

const isTimeAt = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at + 1, at + 4).some(({ folded }) => folded === 'uhr') ||
  isSign(tokens[at + 1], ':');

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
