// Whether a written date is over today, in every way it can be read.
import { isOver, lastDayOf, likelyDays, numberOf, weekdayOf } from './calendar.ts';
import type { WrittenDate } from './written-date.ts';
import type { Token } from './text-tokens.ts';
import { weekdayBefore } from './weekday-beside.ts';
import type { LocalDate } from '#shared/values.ts';

/**
 * Where nothing but "bis" says so, only what is at most two years old: older ones are told as
 * history.
 */
const recentDays = 730;

export function isPast(
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
