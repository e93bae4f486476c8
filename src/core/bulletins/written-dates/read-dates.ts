// The dates people write into a text: "15.1.", "15. Januar 2025", "2025-01-15", "January 15th,
// 2025", "15/01/2025", "Januar 2025".
// Nothing is guessed here: a date without a year has none.
import { monthNames, shortMonths } from './calendar-words.ts';
import { dayNumber } from './calendar.ts';
import { weekAt } from './read-weeks.ts';
import { isCapital, isSign, type Token } from './text-tokens.ts';
import type { WrittenDate } from './written-date.ts';
import type { LocalDate } from '#shared/values.ts';

type Reader = (tokens: readonly Token[], at: number) => WrittenDate | undefined;

export function readDates(tokens: readonly Token[], today: LocalDate): WrittenDate[] {
  const dates: WrittenDate[] = [];
  let at = 0;
  while (at < tokens.length) {
    const date = weekAt(tokens, at, today) ?? dateAt(tokens, at);
    if (date) dates.push(date);
    at = date?.to ?? at + 1;
  }
  return dates;
}

/** The places of everything that is part of a date. */
export const tokensOfDates = (dates: readonly WrittenDate[]): ReadonlySet<number> =>
  new Set(
    dates.flatMap(({ from, to }) => Array.from({ length: to - from }, (_none, at) => from + at)),
  );

function dateAt(tokens: readonly Token[], at: number): WrittenDate | undefined {
  for (const read of readersOf(tokens, at)) {
    const date = read(tokens, at);
    if (date && isReal(date)) return date;
  }
  return undefined;
}

/** Days nobody can keep: "30. Februar", "31.11.2026", "15.13.2026". */
export function readImpossibleDates(tokens: readonly Token[]): WrittenDate[] {
  return tokens.flatMap((_token, at) => {
    const date = readersOf(tokens, at)
      .map((read) => read(tokens, at))
      .find((one) => one !== undefined);
    if (!date || isReal(date)) return [];
    return isMeantAsDay(tokens, date) ? [date] : [];
  });
}

/** With a month's name or a year of four digits it is meant as a day. */
function isMeantAsDay(tokens: readonly Token[], date: WrittenDate): boolean {
  const { from, to, day, month, year, isLoose } = date;
  if (isLoose || day === null || day < 1 || day > 39 || month < 1 || month > 19) return false;
  if (tokens.slice(from, to).some(({ kind }) => kind === 'word')) return true;
  return year !== null && tokens[to - 1]?.text.length === 4 && !(day > 31 && month > 12);
}

function readersOf(tokens: readonly Token[], at: number): readonly Reader[] {
  if (tokens[at]?.kind === 'word') return [monthThenDay, monthAlone];
  return tokens[at]?.kind === 'number' && !isInsideNumber(tokens, at)
    ? [isoDate, slashDate, dottedDate, dayThenMonth, monthInDigits, yearThenMonth]
    : [];
}

const isReal = ({ day, month, year }: WrittenDate): boolean =>
  month >= 1 &&
  month <= 12 &&
  (day === null || dayNumber(year ?? 2024, { month, day }) !== undefined);

/** "1.3.12.2026" is no date, "3./4.12.2026" and "3.-4.12.2026" end in one. */
function isInsideNumber(tokens: readonly Token[], at: number): boolean {
  const [sign, before] = [tokens[at - 1], tokens[at - 2]];
  if (!sign || !before || tokens[at]?.isSpaced || sign.isSpaced) return false;
  if (sign.kind !== 'sign') return false;
  return sign.text === '/' || sign.text === '-'
    ? before.kind === 'number'
    : before.kind === 'number' && '.,:'.includes(sign.text);
}

const short = (token: Token | undefined): number | undefined =>
  token?.kind === 'number' && token.text.length <= 2 ? Number(token.text) : undefined;
/** Four digits a person would write as a year. */
function yearOf(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || token.text.length !== 4) return undefined;
  const year = Number(token.text);
  return year >= 1900 && year < 2100 ? year : undefined;
}

const isoDate: Reader = (tokens, at) => {
  const [first, dash, second, dash2, third] = tokens.slice(at, at + 5);
  const [year, month, day] = [yearOf(first), short(second), short(third)];
  const isOne =
    isSign(dash, '-') &&
    isSign(dash2, '-') &&
    second?.text.length === 2 &&
    third?.text.length === 2;
  if (!isOne || year === undefined || month === undefined || day === undefined) return undefined;
  return { from: at, to: at + 5, day, month, year, isLoose: false };
};

/** Only with a year: "15/1" is a house number, a share, an issue. */
const slashDate: Reader = (tokens, at) => {
  const [first, slash, second, slash2, third] = tokens.slice(at, at + 5);
  const [one, two, year] = [short(first), short(second), yearOf(third)];
  if (
    !isSign(slash, '/') ||
    !isSign(slash2, '/') ||
    one === undefined ||
    two === undefined ||
    year === undefined
  )
    return undefined;
  const place = { from: at, to: at + 5, year, isLoose: false };
  if (two > 12) return { ...place, day: two, month: one };
  return { ...place, day: one, month: two, ...(one <= 12 && { other: { day: two, month: one } }) };
};

const unitWords = new Set([
  'uhr',
  'h',
  'euro',
  'eur',
  'prozent',
  'percent',
  'km',
  'm',
  'qm',
  'kg',
  'am',
  'pm',
  'mio',
  'million',
  'millionen',
]);

const dottedDate: Reader = (tokens, at) => {
  const [day, month] = [short(tokens[at]), short(tokens[at + 2])];
  if (!isSign(tokens[at + 1], '.') || day === undefined || month === undefined) return undefined;
  if (!isSign(tokens[at + 3], '.')) return looseDate(tokens, at, day, month);
  const behind = tokens[at + 4];
  const whole = yearOf(behind) ?? shortYear(tokens, at + 4);
  if (behind && !behind.isSpaced && behind.kind !== 'sign' && whole === undefined) return undefined;
  if (whole !== undefined && isNumberGoingOn(tokens, at + 5)) return undefined;
  return {
    from: at,
    to: whole === undefined ? at + 4 : at + 5,
    day,
    month,
    year: whole ?? null,
    isLoose: false,
  };
};

/** "15.1.25", but not "15.1. 25 Kinder" and not "15.1.19:00". */
function shortYear(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number' || token.isSpaced || token.text.length !== 2) return undefined;
  return isSign(tokens[at + 1], ':') ? undefined : 2000 + Number(token.text);
}

function looseDate(
  tokens: readonly Token[],
  at: number,
  day: number,
  month: number,
): WrittenDate | undefined {
  const behind = tokens[at + 3];
  if (tokens[at + 2]?.isSpaced) return undefined;
  if (
    behind &&
    (unitWords.has(behind.folded) ||
      '%€°–-:'.includes(behind.text) ||
      (behind.kind !== 'sign' && !behind.isSpaced))
  )
    return undefined;
  return { from: at, to: at + 3, day, month, year: null, isLoose: true };
}

/** ".4" behind what looked like a year: an address of a computer, a version. */
const isNumberGoingOn = (tokens: readonly Token[], at: number): boolean =>
  isSign(tokens[at], '.') && tokens[at + 1]?.kind === 'number' && !tokens[at + 1]!.isSpaced;

const ordinals = new Set(['st', 'nd', 'rd', 'th']);

const dayThenMonth: Reader = (tokens, at) => {
  const day = short(tokens[at]);
  if (day === undefined) return undefined;
  let next = at + 1;
  if (
    isSign(tokens[next], '.') ||
    (ordinals.has(tokens[next]?.folded ?? '') && !tokens[next]?.isSpaced)
  )
    next += 1;
  if (tokens[next]?.folded === 'of') next += 1;
  const month = monthAt(tokens, next);
  return month && withYear(tokens, { from: at, to: month.to, day, month: month.month });
};

const monthThenDay: Reader = (tokens, at) => {
  const month = isCapital(tokens[at]!) ? monthAt(tokens, at) : undefined;
  const day = month && short(tokens[month.to]);
  if (!month || day === undefined) return undefined;
  const isOrdinal =
    ordinals.has(tokens[month.to + 1]?.folded ?? '') && !tokens[month.to + 1]?.isSpaced;
  const to = month.to + (isOrdinal ? 2 : 1);
  return isOrdinal || isNumberFree(tokens, to)
    ? withYear(tokens, { from: at, to, day, month: month.month })
    : undefined;
};

/** "August 15 Kinder", "Mai 3. Quartal": a bare number before another word is no day. */
function isNumberFree(tokens: readonly Token[], to: number): boolean {
  const behind = tokens[to];
  if (behind === undefined || yearOf(behind) !== undefined) return true;
  if (behind.kind !== 'sign') return false;
  return behind.text !== '.' || (!isSign(tokens[to + 1], '.') && tokens[to + 1]?.kind !== 'number');
}

/** Small only with its year: "oktober 2026". */
const monthAlone: Reader = (tokens, at) => {
  const token = tokens[at]!;
  const month = monthAt(tokens, at);
  if (!month) return undefined;
  const date = withYear(tokens, { from: at, to: month.to, day: null, month: month.month });
  if (!isCapital(token)) return date.year === null ? undefined : date;
  const isSure = monthNames.has(token.folded) || date.year !== null || month.to > at + 1;
  return isSure ? date : undefined;
};

/** "Drucksache 10/2026", "Nr. 10/2026", "Bebauungsplan 7-2025": counted in their year. */
const counted =
  /^(?:nr|no|ds|az|gz|vo|bd|tel|fax|art|artikel|band|version|heft)$|(?:nummer|drucksache|aktenzeichen|beschluss|antrag|anfrage|vorlage|plan|telefon)$/;

/** "10/2026", "10-2026", "10.2026", "#10/2026". */
const monthInDigits: Reader = (tokens, at) => {
  const [first, sign, second, behind] = tokens.slice(at, at + 4);
  const [month, year] = [short(first), yearOf(second)];
  if (month === undefined || year === undefined || second!.isSpaced) return undefined;
  if (!['/', '-', '.'].some((one) => isSign(sign, one))) return undefined;
  const goesOn = behind !== undefined && !behind.isSpaced && '/-.'.includes(behind.text);
  if (goesOn && tokens[at + 4]?.kind === 'number') return undefined;
  return isCounted(tokens, at)
    ? undefined
    : { from: at, to: at + 3, day: null, month, year, isLoose: false };
};

/** "2026-10". */
const yearThenMonth: Reader = (tokens, at) => {
  const [first, dash, second, behind] = tokens.slice(at, at + 4);
  const [year, month] = [yearOf(first), short(second)];
  const isOne = isSign(dash, '-') && second?.text.length === 2 && !second.isSpaced;
  if (!isOne || year === undefined || month === undefined || isCounted(tokens, at))
    return undefined;
  const goesOn = behind !== undefined && !behind.isSpaced && '/-.'.includes(behind.text);
  return goesOn ? undefined : { from: at, to: at + 3, day: null, month, year, isLoose: false };
};

function isCounted(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before) return false;
  const word = before.text === '.' || before.text === ':' ? tokens[at - 2] : before;
  const isAttached =
    !tokens[at]!.isSpaced && (before.kind === 'word' || '-/.'.includes(before.text));
  return isAttached || before.kind === 'number' || counted.test(word?.folded ?? '');
}

function monthAt(tokens: readonly Token[], at: number): { month: number; to: number } | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word') return undefined;
  const whole = monthNames.get(token.folded);
  if (whole !== undefined) return { month: whole, to: at + 1 };
  const month = shortMonths.get(token.folded);
  return month === undefined
    ? undefined
    : { month, to: isSign(tokens[at + 1], '.') ? at + 2 : at + 1 };
}

function withYear(
  tokens: readonly Token[],
  date: Pick<WrittenDate, 'from' | 'to' | 'day' | 'month'>,
): WrittenDate {
  const at = tokens[date.to]?.text === ',' ? date.to + 1 : date.to;
  const year = yearOf(tokens[at]);
  return { ...date, to: year === undefined ? date.to : at + 1, year: year ?? null, isLoose: false };
}
