// Days and stretches of the calendar, and which of them are over. Dates without a year belong to
// the year that makes sense today. Pure.
import { LocalDate } from '#shared/values.ts';

const msPerDay = 86_400_000;

/** A stretch of days, the first and the last included; without a year it comes every year. */
export interface Period {
  readonly from: MonthDay;
  readonly to: MonthDay;
  /** Of the last day. */
  readonly year: number | null;
}
export interface MonthDay {
  readonly month: number;
  readonly day: number;
}

/** Days since 1970; undefined for a day that does not exist. */
export function dayNumber(year: number, { month, day }: MonthDay): number | undefined {
  const ms = Date.UTC(year, month - 1, day);
  return new Date(ms).getUTCMonth() === month - 1 && day >= 1 ? ms / msPerDay : undefined;
}

export const numberOf = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / msPerDay;
export const dateOf = (number: number): LocalDate =>
  LocalDate.parse(new Date(number * msPerDay).toISOString().slice(0, 10));
/** 1 = Monday. */
export const weekdayOf = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;
export const lastDayOf = (month: number, year: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The days a date can mean: with a year the one; without one those from half a year ago to a year
 * ahead.
 */
export function likelyDays(date: MonthDay, year: number | null, today: LocalDate): number[] {
  const now = numberOf(today);
  const thisYear = Number(today.slice(0, 4));
  const years = year === null ? [thisYear - 1, thisYear, thisYear + 1] : [year];
  return years.flatMap((one) => {
    const number = dayNumber(one, date);
    if (number === undefined) return [];
    return year !== null || (number >= now - 182 && number <= now + 365) ? [number] : [];
  });
}

/**
 * Without a year it is over when its last end is much nearer than its next beginning: a deadline of
 * "15. Juni" is four months old in October, and next year's in January. `eagerly` stops in the
 * middle, for what hardly ever speaks of the year after.
 */
export function isOver({ from, to, year }: Period, today: LocalDate, eagerly = false): boolean {
  const now = numberOf(today);
  if (year !== null) return lastReal(year, to) < now;
  const thisYear = Number(today.slice(0, 4));
  const runsOverNewYear = to.month < from.month;
  const stretches = [thisYear - 1, thisYear, thisYear + 1, thisYear + 2].map((one) => ({
    begin: lastReal(runsOverNewYear ? one - 1 : one, from),
    end: lastReal(one, to),
  }));
  if (stretches.some(({ begin, end }) => begin <= now && now <= end)) return false;
  const since = Math.min(...stretches.filter(({ end }) => end < now).map(({ end }) => now - end));
  const until = Math.min(
    ...stretches.filter(({ begin }) => begin > now).map(({ begin }) => begin - now),
  );
  return eagerly ? since <= until : 2 * since <= until;
}

/** 29 February is 28 February in other years. */
const lastReal = (year: number, { month, day }: MonthDay): number =>
  Date.UTC(year, month - 1, Math.min(day, lastDayOf(month, year))) / msPerDay;
