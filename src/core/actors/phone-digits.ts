// Telephone numbers made comparable: "+49 (0)30 / 9027-12", "0049 30 902712" and "030/902712" are one number.

// One field may hold several numbers, with words between them.
const between = /[\p{L},;]+|(?=\+)/u;
const noDigit = /\D+/g;

/** The numbers of a stored field as they are dialled here, one per line. A spreadsheet may have eaten the first 0. */
export function storedNumbers(field: string): string {
  const numbers = field.split(between).map(dialled).filter((number) => number !== '');
  return numbers.map((number) => (number.startsWith('0') ? number : `0${number}`)).join('\n');
}

/** What somebody typed as part of a number; empty when it has no digit. */
export const dialled = (typed: string): string => {
  const digits = typed.replace(noDigit, '');
  const isInternational = firstSign(typed) === '+' || digits.startsWith('00');
  if (!isInternational) return digits;
  const number = typed.replaceAll('(0)', '').replace(noDigit, '');
  const abroad = number.startsWith('00') ? number.slice(2) : number;
  return abroad.startsWith('49') ? `0${abroad.slice(2).replace(/^0+/, '')}` : `00${abroad}`;
};

const firstSign = (text: string): string | undefined => [...text].find((sign) => sign === '+' || (sign >= '0' && sign <= '9'));
