// The stretches of time a title names: "Oktober", "Oktoberausgabe", "Q3 2026", "3. Quartal",
// "Herbst 2026", "15. Oktober".
import { issueWords, monthNames, seasonNames, type Season } from './calendar-words.ts';
import { lastDayOf, type Period } from './calendar.ts';
import { readDates, type WrittenDate } from './read-dates.ts';
import { isCapital, isSign, type Token } from './text-tokens.ts';

export interface WrittenPeriod {
  readonly from: number;
  readonly to: number;
  readonly period: Period;
  /** "Newsletter Oktober": it says which bulletin this is. */
  readonly isOfIssue: boolean;
}

export function readPeriods(tokens: readonly Token[]): WrittenPeriod[] {
  const dates = readDates(tokens).filter((date) => isOfTitle(tokens, date));
  const months = dates.map((date) => ({
    from: date.from,
    to: date.to,
    period: periodOf(date),
    isOfIssue: date.day === null && isBesideIssueWord(tokens, date.from, date.to),
  }));
  const others = tokens.flatMap((_token, at) =>
    [compound(tokens, at) ?? quarter(tokens, at) ?? season(tokens, at)].filter(
      (one) => one !== undefined,
    ),
  );
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

function quarter(tokens: readonly Token[], at: number): WrittenPeriod | undefined {
  const { folded } = tokens[at]!;
  const isShort = folded === 'q' && tokens[at + 1]?.kind === 'number' && !tokens[at + 1]!.isSpaced;
  if (!isShort && folded !== 'quartal' && folded !== 'quarter') return undefined;
  const isDotted = !isShort && tokens[at - 1]?.text === '.';
  const named = isShort ? at + 1 : at - (isDotted ? 2 : 1);
  const token = tokens[named];
  const number =
    token?.kind === 'number' ? Number(token.text) : ordinalWords.get(token?.folded ?? '');
  if (number === undefined || number < 1 || number > 4) return undefined;
  const { year, to } = yearBehind(tokens, isShort ? at + 2 : at + 1);
  const last = number * 3;
  const period = {
    from: { month: last - 2, day: 1 },
    to: { month: last, day: lastDayOf(last, 2023) },
    year,
  };
  return {
    from: Math.min(named, at),
    to,
    period,
    isOfIssue: isBesideIssueWord(tokens, Math.min(named, at), to),
  };
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
  const { year, to } = yearBehind(tokens, at + 1);
  return {
    from: at,
    to,
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
