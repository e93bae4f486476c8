// Telephone numbers made comparable: "+49 (0)30 / 9027-12", "0049 30 902712" and "030/902712" are
// one number.
import { dialledNumber } from '#shared/telephone-number.ts';

// One field may hold several numbers, with words between them.
const between = /[\p{L},;]+|(?=\+)/u;

/**
 * The numbers of a stored field as they are dialled here, one per line. A spreadsheet may have
 * eaten the first 0.
 */
export function storedNumbers(field: string): string {
  const numbers = field
    .split(between)
    .map(dialled)
    .filter((number) => number !== '');
  return numbers.map((number) => (number.startsWith('0') ? number : `0${number}`)).join('\n');
}

/** What somebody typed as part of a number, at home or abroad; empty when it has no digit. */
export function dialled(typed: string): string {
  const number = dialledNumber(typed).replaceAll('-', '');
  if (!number.startsWith('+')) return number.replaceAll('+', '');
  return number.startsWith('+49')
    ? `0${number.slice(3).replace(/^0+/, '')}`
    : `00${number.slice(1)}`;
}
