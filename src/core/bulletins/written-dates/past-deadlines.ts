// The deadlines of a line that are over, as they are written. A deadline needs words that make it
// one: "bis", "Frist", "Abgabe:", "close on".
import { isCue, isClosing, isDeadlineNoun, isHandingIn, isSpanNoun } from './deadline-words.ts';
import { isPast } from './is-past.ts';
import { quoted } from './quoted.ts';
import { readDates } from './read-dates.ts';
import type { WrittenDate } from './written-date.ts';
import { statementsOf, type Statement } from './statements.ts';
import { tellsOfPast } from './tells-of-past.ts';
import { tokensOf, type Token } from './text-tokens.ts';
import { weekdayAt } from './weekday-beside.ts';
import type { Language, LocalDate } from '#shared/values.ts';

export function pastDeadlines(line: string, language: Language, today: LocalDate): string[] {
  const tokens = tokensOf(line);
  return statementsOf(tokens, readDates(tokens, today)).flatMap((statement) => {
    if (
      statement.dates.length === 0 ||
      tellsOfPast(tokens.slice(statement.from, statement.to), language)
    )
      return [];
    return statement.dates.flatMap((date) => {
      const begin = beginOfDeadline(tokens, statement, date);
      if (begin === undefined || !isPast(tokens, date, today, begin.isSure)) return [];
      return [quoted(line, tokens, Math.min(begin.at, date.from), Math.max(date.to, begin.at + 1))];
    });
  });
}

interface Begin {
  readonly at: number;
  /** Its words say that it is a deadline. */
  readonly isSure: boolean;
}

function beginOfDeadline(
  tokens: readonly Token[],
  statement: Statement,
  date: WrittenDate,
): Begin | undefined {
  const isSure = statement.hasCue;
  const until = untilBefore(tokens, date, statement.from);
  if (until !== undefined) {
    // "Anmeldung vom 1. bis 15. Januar" is one, "April bis Oktober, Anmeldung erbeten" is none.
    if (isEndOfRange(tokens, statement, until) && !isCueNear(tokens, statement.from, until))
      return undefined;
    return needsCue.has(tokens[until]!.folded) && !isSure ? undefined : { at: until, isSure };
  }
  if (date.isLoose) return undefined;
  const noun =
    nounBeside(tokens, statement, date) ??
    spanBefore(tokens, statement, date) ??
    handedInBefore(tokens, statement, date) ??
    closingBefore(tokens, statement, date);
  return noun === undefined ? undefined : { at: noun, isSure: true };
}

function isCueNear(tokens: readonly Token[], first: number, until: number): boolean {
  for (let at = until - 1; at >= Math.max(first, until - farthest); at -= 1)
    if (isCue(tokens, at)) return true;
  return false;
}

const untilWords = new Set(['bis', 'b', 'spätestens', 'until', 'till', 'by', 'vor', 'before']);
/** "vor dem Fest am 15.1." says nothing by itself. */
const needsCue = new Set(['vor', 'before', 'b']);
const betweenWords = new Set([
  'zum',
  'zur',
  'zu',
  'dem',
  'den',
  'der',
  'am',
  'einschliesslich',
  'inklusive',
  'einschl',
  'inkl',
  'anfang',
  'mitte',
  'ende',
  'uhr',
  'monat',
  'the',
  'end',
  'of',
  'on',
  'midnight',
  'noon',
  'at',
  'latest',
  'than',
  ',',
  '.',
  ':',
  '(',
  '*',
]);
const farthest = 9;

/** "b." is "bis" too. */
const isUntil = (tokens: readonly Token[], at: number): boolean => {
  const { folded } = tokens[at]!;
  return untilWords.has(folded) && (folded !== 'b' || tokens[at + 1]?.text === '.');
};
const isTime = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.kind === 'number' &&
  tokens.slice(at + 1, at + 4).some(({ folded }) => folded === 'uhr');

/** The word "bis" this date belongs to. A time may stand between: "bis Freitag, 12 Uhr, 15.1." */
function untilBefore(
  tokens: readonly Token[],
  date: WrittenDate,
  first: number,
): number | undefined {
  for (let at = date.from - 1; at >= Math.max(first, date.from - farthest); at -= 1) {
    const { folded } = tokens[at]!;
    if (folded === 'later' && tokens[at - 1]?.folded === 'no') return at - 1;
    if (isUntil(tokens, at))
      return tokens[at - 1]?.folded === 'bis' && at - 1 >= first ? at - 1 : at;
    const isBetween = betweenWords.has(folded) || isTime(tokens, at);
    if (!isBetween && weekdayAt(tokens, at) === undefined) return undefined;
  }
  return undefined;
}

/** "3. bis 5. Dezember", "vom 1. bis zum 15.1.", "April bis Oktober": how long something lasts. */
function isEndOfRange(
  tokens: readonly Token[],
  { from, firstFrom, endsOfDates }: Statement,
  until: number,
): boolean {
  if (firstFrom < until || endsOfDates.has(until)) return true;
  const [number, last] =
    until - from < 2 ? [undefined, tokens[until - 1]] : [tokens[until - 2], tokens[until - 1]];
  return (
    until > from && (last?.kind === 'number' || (last?.text === '.' && number?.kind === 'number'))
  );
}

const spanWords = new Set([
  ':',
  '.',
  ',',
  '(',
  '-',
  '–',
  '—',
  'vom',
  'von',
  'bis',
  'ist',
  'sind',
  'möglich',
  'offen',
  'geöffnet',
  'open',
  'from',
  'to',
  'period',
  'zwischen',
  'und',
  'zum',
  'dem',
]);
const joints = new Set(['-', '–', '—', 'bis', 'und', 'to', 'and']);

/** "1.10." in "1.10.–31.10.": not the last of the days. */
const isGoingOn = (
  tokens: readonly Token[],
  dated: ReadonlySet<number>,
  { to }: WrittenDate,
): boolean => joints.has(tokens[to]?.folded ?? '') && dated.has(to + 1);

/** "Bewerbungszeitraum: 1.10.–31.10.", "Anmeldung möglich: 1.–15.11.": the last of the days. */
function spanBefore(
  tokens: readonly Token[],
  { from, dated }: Statement,
  date: WrittenDate,
): number | undefined {
  if (isGoingOn(tokens, dated, date)) return undefined;
  let hasJoint = false;
  for (let at = date.from - 1; at >= Math.max(from, date.from - 2 * farthest); at -= 1) {
    const { folded, kind } = tokens[at]!;
    if (isSpanNoun(folded) || isCue(tokens, at)) return hasJoint ? at : undefined;
    if (kind !== 'number' && !dated.has(at) && !spanWords.has(folded)) return undefined;
    hasJoint ||= joints.has(folded);
  }
  return undefined;
}

/** "Abgabe: 15.10.2026", "Einreichung am 15.10." */
function handedInBefore(
  tokens: readonly Token[],
  { from, dated }: Statement,
  date: WrittenDate,
): number | undefined {
  if (isGoingOn(tokens, dated, date)) return undefined;
  let at = date.from - 1;
  while (at > from && (handingWords.has(tokens[at]!.folded) || weekdayAt(tokens, at) !== undefined))
    at -= 1;
  if (at < from) return undefined;
  const isColon = tokens[at + 1]?.text === ':' && isCue(tokens, at);
  return isColon || isHandingIn(tokens[at]!.folded) ? at : undefined;
}
const handingWords = new Set([':', ',', '.', 'am', 'den', 'dem', 'on']);

/** "Applications close on 15 November", "Die Anmeldung endet am 15.11." */
function closingBefore(
  tokens: readonly Token[],
  { from, dates }: Statement,
  date: WrittenDate,
): number | undefined {
  if (date !== dates[0]) return undefined;
  for (let at = date.from - 1; at >= Math.max(from, date.from - 4); at -= 1) {
    if (!isClosing(tokens[at]!.folded)) continue;
    return isCueNear(tokens, from, at) ? at : undefined;
  }
  return undefined;
}

const breaking = new Set([
  'ab',
  'seit',
  'vom',
  'von',
  'nach',
  'from',
  'since',
  'after',
  'verlängert',
  'extended',
]);
const afterwards = new Set(['ablauf', 'nach', 'seit', 'after', 'since']);
const ending = new Set(['ist', 'endet', 'läuft', 'war', 'is', 'ends', ':', '–', '-', '(', '=']);

/**
 * "Frist: 15.1.", "Die Frist für Anträge endet am 15. Januar", "Am 15. Januar ist Anmeldeschluss".
 */
function nounBeside(
  tokens: readonly Token[],
  { from, to, firstNoun, dateOfNoun }: Statement,
  date: WrittenDate,
): number | undefined {
  if (date === dateOfNoun) {
    const isBroken = tokens.slice(firstNoun, date.from).some(({ folded }) => breaking.has(folded));
    const isAfterwards = tokens.slice(from, firstNoun).some(({ folded }) => afterwards.has(folded));
    return isBroken || isAfterwards ? undefined : firstNoun;
  }
  for (let at = date.to; at < Math.min(to, date.to + 6); at += 1) {
    if (isDeadlineNoun(tokens, at))
      return tokens.slice(date.to, at).some(({ folded }) => ending.has(folded)) ? at : undefined;
  }
  return undefined;
}
