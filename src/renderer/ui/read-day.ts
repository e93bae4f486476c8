// A day as people type it -> `YYYY-MM-DD`. Day before month in both languages of the program; what
// is no day of the calendar is not read. Pure.

/** The first three letters, in German and English. */
const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mrz: 3,
  mär: 3,
  mae: 3,
  mar: 3,
  apr: 4,
  mai: 5,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  dez: 12,
  dec: 12,
};
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** 3.4.2026, 3/4/26, 3-4-2026, 3. 4., 3.4 */
const numbers = /^(\d{1,2})[./ -] ?(\d{1,2})(?:[./ -] ?(\d{4}|\d{2})?)?$/;
/** 3 April 2026, 3. Apr. 26 */
const named = /^(\d{1,2})\.? ?(\p{L}{3,9})\.?(?: ?(\d{4}|\d{2}))?$/u;
/** 03042026, 030426 */
const digits = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;

/**
 * A year left out is that of `today`, two digits are of this century. Nothing for what is no day.
 */
export function readDay(typed: string, today = new Date()): string | undefined {
  const text = typed.trim().replace(/\s+/g, ' ');
  const [, year, ...rest] = iso.exec(text) ?? [];
  if (year !== undefined) return dayOf(Number(year), Number(rest[0]), Number(rest[1]));
  const [, day, month, shortYear] =
    numbers.exec(text) ?? digits.exec(text) ?? named.exec(text) ?? [];
  if (day === undefined || month === undefined) return undefined;
  const number = /^\d/.test(month)
    ? Number(month)
    : months[month.toLowerCase().normalize('NFC').slice(0, 3)];
  if (number === undefined) return undefined;
  return dayOf(
    shortYear === undefined
      ? today.getFullYear()
      : Number(shortYear) + (shortYear.length === 2 ? 2000 : 0),
    number,
    Number(day),
  );
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day, 12));
  // Years below 100 would be read as 19xx, and a 31st of February as March.
  const isDay = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay ? date.toISOString().slice(0, 10) : undefined;
}
