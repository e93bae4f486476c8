// The stretches of time a title names: "Oktober", "Oktoberausgabe", "Q3 2026", "3. Quartal",
// "Herbst 2026", "15. Oktober".
import {
  holidayNouns,
  holidayOf,
  isIssueWord,
  issueWords,
  monthNames,
  seasonNames,
  shortMonths,
  type Season,
} from './calendar-words.ts';
import { lastDayOf, type Period } from './calendar.ts';
import { readDates, tokensOfDates } from './read-dates.ts';
import type { WrittenDate } from './written-date.ts';
import { isCapital, isSign, type Token } from './text-tokens.ts';
import type { LocalDate } from '#shared/values.ts';

export interface WrittenPeriod {
  readonly from: number;
  readonly to: number;
  readonly period: Period;
  /** "Newsletter Oktober": it says which bulletin this is. */
  readonly isOfIssue: boolean;
}

export function readPeriods(tokens: readonly Token[], today: LocalDate): WrittenPeriod[] {
  const dates = readDates(tokens, today).filter((date) => isOfTitle(tokens, date));
  const months = dates.map((date) => ({
    from: date.from,
    to: date.to,
    period: periodOf(date),
    isOfIssue: date.day === null && isBesideIssueWord(tokens, date.from, date.to),
  }));
  const dated = tokensOfDates(dates);
  const others = tokens.flatMap((_token, at) => {
    if (dated.has(at)) return [];
    const period =
      compound(tokens, at) ??
      partOfYear(tokens, at) ??
      holiday(tokens, at) ??
      season(tokens, at) ??
      monthOfIssue(tokens, at) ??
      yearOfIssue(tokens, at);
    return period ? [period] : [];
  });
  return [...months, ...others].sort((one, two) => one.from - two.from);
}

function periodOf({ day, month, year }: WrittenDate): Period {
  if (day !== null) return { from: { month, day }, to: { month, day }, year };
  return { from: { month, day: 1 }, to: { month, day: lastDayOf(month, year ?? 2023) }, year };
}

const persons = new Set(['frau', 'herr', 'herrn', 'familie', 'ms', 'mr', 'mrs']);
const joints = new Set([
  undefined,
  '-',
  '–',
  '/',
  ':',
  ',',
  '|',
  ')',
  '!',
  '?',
  '.',
  'in',
  'im',
  'und',
  'and',
  'bis',
  'to',
]);

/**
 * "Straße des 17. Juni", "Frau Mai" and "August-Bebel-Platz" are no dates; "May we invite you" and
 * "March for peace" begin with a verb.
 */
function isOfTitle(
  tokens: readonly Token[],
  { from, to, day, year, isLoose }: WrittenDate,
): boolean {
  const [before, first, behind] = [tokens[from - 1], tokens[from]!, tokens[to]];
  if (isLoose || (before && (before.folded === 'des' || persons.has(before.folded)))) return false;
  if (isSign(behind, '-') && !tokens[to + 1]?.isSpaced && tokens[to + 1]?.kind === 'word')
    return issueWords.has(tokens[to + 1]!.folded);
  const isAlsoVerb =
    day === null && year === null && (first.folded === 'may' || first.folded === 'march');
  return !isAlsoVerb || joints.has(behind?.folded);
}

function isBesideIssueWord(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens.slice(Math.max(0, from - 3), from).filter(({ kind }) => kind === 'word');
  return [...before, ...tokens.slice(to, to + 2)].some(({ folded }) => issueWords.has(folded));
}

/** "Oktoberausgabe", "Herbstprogramm"; "Oktoberfest" is none. */
function compound(tokens: readonly Token[], at: number): WrittenPeriod | undefined {
  const { folded } = tokens[at]!;
  const [head] = [...monthNames.keys(), ...seasonNames.keys()].filter(
    (name) => folded.startsWith(name) && issueWords.has(folded.slice(name.length)),
  );
  if (head === undefined) return undefined;
  const { year, to } = yearBehind(tokens, at + 1);
  const month = monthNames.get(head);
  const period =
    month === undefined
      ? seasonPeriod(seasonNames.get(head)!, year)
      : periodOf({ from: at, to, day: null, month, year, isLoose: false });
  return { from: at, to, period, isOfIssue: true };
}

const ordinalWords: ReadonlyMap<string, number> = new Map([
  ['erste', 1],
  ['zweite', 2],
  ['dritte', 3],
  ['vierte', 4],
  ['erstes', 1],
  ['zweites', 2],
  ['drittes', 3],
  ['viertes', 4],
  ['ersten', 1],
  ['zweiten', 2],
  ['dritten', 3],
  ['vierten', 4],
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
]);

/** How many of them a year has. */
const partsOfYear: ReadonlyMap<string, number> = new Map([
  ['quartal', 4],
  ['quarter', 4],
  ['halbjahr', 2],
  ['jahreshälfte', 2],
  ['half', 2],
]);
const shortParts: ReadonlyMap<string, number> = new Map([
  ['q', 4],
  ['h', 2],
]);

/** "Q3", "3. Quartal", "III. Quartal", "1. Halbjahr 2026", "first half of 2026". */
function partOfYear(tokens: readonly Token[], at: number): WrittenPeriod | undefined {
  const { folded } = tokens[at]!;
  const short = shortPart(tokens, at);
  const parts = short ?? partsOfYear.get(folded);
  if (parts === undefined) return undefined;
  const isShort = short !== undefined;
  const named = isShort ? at + 1 : at - (tokens[at - 1]?.text === '.' ? 2 : 1);
  const number = numberAt(tokens, named);
  if (number === undefined || number < 1 || number > parts) return undefined;
  const { year, to } = yearBehind(
    tokens,
    skip(tokens, at + (isShort ? 2 : 1), ['of', 'des', 'jahres']),
  );
  // "second half" is of a match too.
  if (year === null && (folded === 'half' || folded === 'h')) return undefined;
  const from = Math.min(named, at);
  return {
    from,
    to,
    period: { ...monthsOf(number, parts), year },
    isOfIssue: isBesideIssueWord(tokens, from, to),
  };
}

function shortPart(tokens: readonly Token[], at: number): number | undefined {
  const behind = tokens[at + 1];
  return behind?.kind === 'number' && !behind.isSpaced
    ? shortParts.get(tokens[at]!.folded)
    : undefined;
}

function numberAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  return token?.kind === 'number' ? Number(token.text) : ordinalWords.get(token?.folded ?? '');
}

function monthsOf(number: number, parts: number): Omit<Period, 'year'> {
  const months = 12 / parts;
  const last = number * months;
  return {
    from: { month: last - months + 1, day: 1 },
    to: { month: last, day: lastDayOf(last, 2023) },
  };
}

const skip = (tokens: readonly Token[], at: number, words: readonly string[]): number =>
  words.includes(tokens[at]?.folded ?? '') ? skip(tokens, at + 1, words) : at;

/** "Weihnachten 2025", "Herbstferien 2026", "Sommerfest 2026": only with their year. */
function holiday(tokens: readonly Token[], at: number): WrittenPeriod | undefined {
  const last = holidayOf(tokens[at]!.folded);
  if (!last || isSign(tokens[at + 1], '-')) return undefined;
  const { year, to } = yearBehind(tokens, skip(tokens, at + 1, holidayNouns));
  if (year === null) return undefined;
  return {
    from: at,
    to,
    period: { from: last, to: last, year: year + (last.isOfNextYear ? 1 : 0) },
    isOfIssue: false,
  };
}

const besideIssue = (tokens: readonly Token[], from: number, to: number): boolean =>
  [tokens[from - 1], tokens[to]].some((token) => token !== undefined && isIssueWord(token.folded));

/** "Newsletter Okt", "newsletter oktober": short or small only right beside the word. */
function monthOfIssue(tokens: readonly Token[], at: number): WrittenPeriod | undefined {
  const { folded, kind } = tokens[at]!;
  const month = kind === 'word' ? (monthNames.get(folded) ?? shortMonths.get(folded)) : undefined;
  if (month === undefined || !besideIssue(tokens, at, at + 1)) return undefined;
  const written = { from: at, to: at + 1, day: null, month, year: null, isLoose: false };
  return { from: at, to: at + 1, period: periodOf(written), isOfIssue: true };
}

/** "Kiezbrief 2025"; a pair of years ("2025/26") is a school year. */
function yearOfIssue(tokens: readonly Token[], at: number): WrittenPeriod | undefined {
  const { text, kind } = tokens[at]!;
  if (kind !== 'number' || !/^20\d\d$/.test(text) || !besideIssue(tokens, at, at + 1))
    return undefined;
  if (['/', '-', '–'].includes(tokens[at + 1]?.text ?? '')) return undefined;
  const year = { from: { month: 1, day: 1 }, to: { month: 12, day: 31 }, year: Number(text) };
  return { from: at, to: at + 1, period: year, isOfIssue: true };
}

function season(tokens: readonly Token[], at: number): WrittenPeriod | undefined {
  const token = tokens[at]!;
  const { folded: before = '' } = tokens[at - 1] ?? {};
  if (persons.has(before)) return undefined;
  const name =
    isCapital(token) || tokens[at - 1]?.kind === 'word' ? seasonNames.get(token.folded) : undefined;
  if (
    name === undefined ||
    (isSign(tokens[at + 1], '-') && !issueWords.has(tokens[at + 2]?.folded ?? ''))
  )
    return undefined;
  const { year, to } = yearBehind(tokens, skip(tokens, at + 1, holidayNouns));
  return {
    from: at,
    to: year === null ? at + 1 : to,
    period: seasonPeriod(name, year),
    isOfIssue: isBesideIssueWord(tokens, at, to),
  };
}

/**
 * From the first of its months to the day before the next one begins in the sky: nobody is
 * corrected in September.
 */
const seasons: Record<Season, Omit<Period, 'year'>> = {
  spring: { from: { month: 3, day: 1 }, to: { month: 6, day: 20 } },
  summer: { from: { month: 6, day: 1 }, to: { month: 9, day: 22 } },
  autumn: { from: { month: 9, day: 1 }, to: { month: 12, day: 20 } },
  winter: { from: { month: 12, day: 1 }, to: { month: 3, day: 20 } },
};

/** "Winter 2026" can be the one that ends in 2027. */
const seasonPeriod = (season: Season, year: number | null): Period => ({
  ...seasons[season],
  year: year !== null && season === 'winter' ? year + 1 : year,
});

/** "2026", "/2026", "2025/26" (then the second). */
function yearBehind(tokens: readonly Token[], at: number): { year: number | null; to: number } {
  const first = tokens[at]?.text === '/' || tokens[at]?.text === ',' ? at + 1 : at;
  const token = tokens[first];
  if (token?.kind !== 'number' || token.text.length !== 4) return { year: null, to: at };
  const [slash, second] = [tokens[first + 1], tokens[first + 2]];
  const isPair = slash?.text === '/' && second?.kind === 'number';
  return { year: Number(token.text), to: isPair ? first + 3 : first + 1 };
}
