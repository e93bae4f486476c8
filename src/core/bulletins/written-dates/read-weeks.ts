// Calendar weeks: "KW 44", "44. KW", "KW 44–45/2026", "Kalenderwoche 44". Without a year the
// nearest one is meant.
import { dateOf, numberOf } from './calendar.ts';
import type { WrittenDate } from './written-date.ts';
import { isSign, type Token } from './text-tokens.ts';
import type { LocalDate } from '#shared/values.ts';

const names = new Set(['kw', 'kalenderwoche', 'kalenderwochen', 'cw']);

/** The last day of the week (or of the last of several) that is written from here on. */
export function weekAt(
  tokens: readonly Token[],
  at: number,
  today: LocalDate,
): WrittenDate | undefined {
  const written = weekBehindName(tokens, at) ?? weekBeforeName(tokens, at);
  if (!written) return undefined;
  const { year, to } = yearBehind(tokens, written.to);
  const sunday = sundayOf(written.week, year, today);
  if (sunday === undefined) return undefined;
  const [ofYear, month, day] = dateOf(sunday).split('-').map(Number) as [number, number, number];
  return { from: at, to, day, month, year: ofYear, isLoose: false, isWeek: true };
}

interface Week {
  readonly week: number;
  readonly to: number;
}

function weekBehindName(tokens: readonly Token[], at: number): Week | undefined {
  if (!names.has(tokens[at]?.folded ?? '')) return undefined;
  const first = isSign(tokens[at + 1], '.') ? at + 2 : at + 1;
  const isRange = /^[-–]$|^bis$|^und$/.test(tokens[first + 1]?.folded ?? '');
  const last = isRange && weekNumber(tokens[first + 2]) !== undefined ? first + 2 : first;
  const week = weekNumber(tokens[last]);
  return week === undefined ? undefined : { week, to: last + 1 };
}

/** "44. KW". */
function weekBeforeName(tokens: readonly Token[], at: number): Week | undefined {
  const week = weekNumber(tokens[at]);
  const name = tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
  return week !== undefined && names.has(tokens[name]?.folded ?? '')
    ? { week, to: name + 1 }
    : undefined;
}

function weekNumber(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || token.text.length > 2) return undefined;
  const week = Number(token.text);
  return week >= 1 && week <= 53 ? week : undefined;
}

function yearBehind(tokens: readonly Token[], at: number): { year: number | null; to: number } {
  const first = tokens[at]?.text === '/' || tokens[at]?.text === ',' ? at + 1 : at;
  const token = tokens[first];
  return token?.kind === 'number' && /^20\d\d$/.test(token.text)
    ? { year: Number(token.text), to: first + 1 }
    : { year: null, to: at };
}

function sundayOf(week: number, year: number | null, today: LocalDate): number | undefined {
  const now = numberOf(today);
  const thisYear = Number(today.slice(0, 4));
  const years = year === null ? [thisYear - 1, thisYear, thisYear + 1] : [year];
  const sundays = years.flatMap((one) => lastDayOfWeek(one, week) ?? []);
  return sundays.toSorted((one, two) => Math.abs(one - now) - Math.abs(two - now))[0];
}

/** ISO 8601: 4 January is in the first week, which begins on a Monday. */
function lastDayOfWeek(year: number, week: number): number | undefined {
  const fourth = Date.UTC(year, 0, 4) / 86_400_000;
  const weekday = (fourth + 3) % 7;
  const sunday = fourth - weekday + (week - 1) * 7 + 6;
  // Thursday tells which year a week belongs to: not every year has a 53rd.
  return new Date((sunday - 3) * 86_400_000).getUTCFullYear() === year ? sunday : undefined;
}
