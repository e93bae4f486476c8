// A deadline that is over: nobody can keep it any more. Usually left over from the bulletin before,
// or a wrong year.
import {
  numberOf,
  lastDayOf,
  isOver,
  likelyDays,
  weekdayOf,
} from '#core/bulletins/written-dates/calendar.ts';
import { readDates, type WrittenDate } from '#core/bulletins/written-dates/read-dates.ts';
import { sentencesOf, type Sentence } from '#core/bulletins/written-dates/sentences.ts';
import { tellsOfPast } from '#core/bulletins/written-dates/tells-of-past.ts';
import { tokensOf, type Token } from '#core/bulletins/written-dates/text-tokens.ts';
import { findInLines, linesOf } from '#core/bulletins/written-dates/texts-of-bulletin.ts';
import { weekdayAt, weekdayBefore } from '#core/bulletins/written-dates/weekday-beside.ts';
import { quoted } from '#core/bulletins/written-dates/quoted.ts';
import type { Language, LocalDate } from '#shared/values.ts';
import type { Check } from './check.ts';

export const deadlinePast: Check = ({ bulletin, blocks, today }) =>
  findInLines(linesOf(bulletin, blocks), (line) =>
    pastDeadlines(line, bulletin.language, today).map((text) => ({ text })),
  );

/** As they are written. */
function pastDeadlines(line: string, language: Language, today: LocalDate): string[] {
  const tokens = tokensOf(line);
  return statementsOf(tokens, readDates(tokens)).flatMap((statement) => {
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

/**
 * A sentence and what is asked about it for each of its dates; gathered once, so a sentence may be
 * as long as it likes.
 */
interface Statement extends Sentence {
  readonly dates: readonly WrittenDate[];
  /** Something in it is only said of deadlines, or of what people have to do by one. */
  readonly hasCue: boolean;
  /** The first word that begins a stretch of time. */
  readonly firstFrom: number;
  /** The first noun that means a deadline, and the first date behind it. */
  readonly firstNoun: number;
  readonly dateOfNoun: WrittenDate | undefined;
  readonly endsOfDates: ReadonlySet<number>;
}

function statementsOf(tokens: readonly Token[], all: readonly WrittenDate[]): Statement[] {
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
    };
  });
}

/**
 * What only a deadline is called; "Anmeldung am 15.1." may be the day of a feast, "Anmeldeschluss
 * am 15.1." is not.
 */
const deadlineNouns = new Set([
  'stichtag',
  'deadline',
  'deadlines',
  'abgabetermin',
  'schlusstermin',
  'fristende',
]);
/** Not "schluss" alone, which would be "Beschluss" too. */
const nounEndings = [
  'frist',
  'meldeschluss',
  'sendeschluss',
  'bewerbungsschluss',
  'annahmeschluss',
  'redaktionsschluss',
  'abgabeschluss',
  'antragsschluss',
];
const nounPairs = new Set([
  'letzter tag',
  'letzte gelegenheit',
  'last day',
  'last chance',
  'closing date',
  'closing day',
]);

function isDeadlineNoun(tokens: readonly Token[], at: number): boolean {
  const [{ folded = '' } = {}, { folded: behind = '' } = {}] = tokens.slice(at, at + 2);
  if (folded === 'due') return behind !== 'to';
  return (
    deadlineNouns.has(folded) ||
    nounPairs.has(`${folded} ${behind}`) ||
    nounEndings.some((end) => folded.endsWith(end))
  );
}
const actWords = [
  'anmeld',
  'angemeldet',
  'melden',
  'meldung',
  'bewerb',
  'einreich',
  'eingereicht',
  'einsend',
  'einzusenden',
  'antrag',
  'anträge',
  'beantrag',
  'rückmeld',
  'zusag',
  'absag',
  'abgabe',
  'abgeben',
  'abzugeben',
  'teilnahme',
  'vorschläge',
  'beiträge',
  'antworten',
  'regist',
  'sign',
  'apply',
  'applications',
  'application',
  'submit',
  'submissions',
  'rsvp',
  'reply',
  'book',
  'enrol',
  'send',
];
const isCue = (tokens: readonly Token[], at: number): boolean =>
  isDeadlineNoun(tokens, at) || actWords.some((stem) => tokens[at]?.folded.startsWith(stem));

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
  const noun = date.isLoose ? undefined : nounBeside(tokens, statement, date);
  return noun === undefined ? undefined : { at: noun, isSure: true };
}

function isCueNear(tokens: readonly Token[], first: number, until: number): boolean {
  for (let at = until - 1; at >= Math.max(first, until - farthest); at -= 1)
    if (isCue(tokens, at)) return true;
  return false;
}

const untilWords = new Set(['bis', 'spätestens', 'until', 'till', 'by', 'vor', 'before']);
/** "vor dem Fest am 15.1." says nothing by itself. */
const needsCue = new Set(['vor', 'before']);
const between = new Set([
  'zum',
  'zu',
  'dem',
  'den',
  'der',
  'am',
  'einschließlich',
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

/** The word "bis" this date belongs to. A time may stand between: "bis Freitag, 12 Uhr, 15.1." */
function untilBefore(
  tokens: readonly Token[],
  date: WrittenDate,
  first: number,
): number | undefined {
  for (let at = date.from - 1; at >= Math.max(first, date.from - farthest); at -= 1) {
    const { folded, kind } = tokens[at]!;
    if (folded === 'later' && tokens[at - 1]?.folded === 'no') return at - 1;
    if (untilWords.has(folded))
      return tokens[at - 1]?.folded === 'bis' && at - 1 >= first ? at - 1 : at;
    const isTime =
      kind === 'number' && tokens.slice(at + 1, at + 4).some((behind) => behind.folded === 'uhr');
    if (!between.has(folded) && !isTime && weekdayAt(tokens, at) === undefined) return undefined;
  }
  return undefined;
}

const fromWords = new Set(['vom', 'von', 'ab', 'seit', 'zwischen', 'from', 'since', 'between']);

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

/**
 * Where nothing but "bis" says so, only what is at most two years old: older ones are told as
 * history.
 */
const recentDays = 730;

function isPast(
  tokens: readonly Token[],
  date: WrittenDate,
  today: LocalDate,
  isSure: boolean,
): boolean {
  const now = numberOf(today);
  const readings = [date, ...(date.other ? [date.other] : [])].map(({ day, month }) => ({
    month,
    day: day ?? lastDayOf(month, date.year ?? Number(today.slice(0, 4))),
  }));
  if (date.year !== null) {
    const ends = readings.flatMap((reading) => likelyDays(reading, date.year, today));
    return ends.length > 0 && ends.every((end) => end < now && (isSure || end >= now - recentDays));
  }
  const weekday = weekdayBefore(tokens, date);
  const fitting = readings
    .flatMap((reading) => likelyDays(reading, null, today))
    .filter((day) => weekday !== undefined && weekdayOf(day) === weekday);
  if (fitting.length > 0) return fitting.every((end) => end < now);
  return readings.every((reading) => isOver({ from: reading, to: reading, year: null }, today));
}
