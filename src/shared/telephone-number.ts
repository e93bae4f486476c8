// A telephone number as a telephone dials it and as a person reads it. Whoever stands behind "+49"
// does not dial the "(0)" of people at home.

/**
 * Where numbers written with the country code never keep the zero of the area code; elsewhere
 * (Italy) it belongs to the number.
 */
const withoutTrunkZero = /^(\+(?:41|43|49)[ ./()-]{0,3})0(?=[ ./()-]{0,3}[1-9])/;

/** Dashes of every length and every kind of space, as word processors write them. */
const plain = (number: string): string =>
  decoded(number)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** Addresses copied from a web page write a space as `%20`. */
function decoded(number: string): string {
  try {
    return decodeURIComponent(number);
  } catch {
    return number;
  }
}

function withoutZeroOfHome(number: string): string {
  const abroad = number
    .replace(/^\( ?(?:\+|00) ?(\d{1,3}) ?\) ?/, '+$1 ')
    .replace(/^00 ?(?=[1-9])/, '+');
  if (!abroad.startsWith('+')) return abroad;
  return abroad
    .replace(/ ?\( ?0 ?\) ?/, ' ')
    .replace(withoutTrunkZero, '$1')
    .replace(/ {2,}/g, ' ');
}

/** "+49 30 902 77-0": as written, but for the zero in brackets. */
export const readableNumber = (number: string): string => withoutZeroOfHome(plain(number));

/**
 * Without the words before it, and without the extension behind it, which nobody can dial along
 * (";ext=12", "App. 34").
 */
const toDial = (number: string): string => /[+(\d][^\p{L};]*/u.exec(number)?.[0] ?? '';

/** Digits and hyphens, with "+" before a country code (RFC 3966). */
export const dialledNumber = (number: string): string =>
  withoutZeroOfHome(toDial(plain(number))).replace(/[^\d+-]/g, '');
