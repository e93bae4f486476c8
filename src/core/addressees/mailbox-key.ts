// Which two addresses are one mailbox, and what of a messy cell is the address.
import { asciiDomain } from '#shared/ascii-domain.ts';

const ascii = /^[\x21-\x7e]*$/;

/**
 * Equal for every spelling of one mailbox: case, IDN or punycode, trailing dot, `mailto:`,
 * brackets, quotes, invisible characters. At a provider with two names, both. Dots and `+` in a
 * local part are told apart by others. Case of the local part is ignored although RFC 5321 (2.4)
 * allows it to matter: no provider we know tells them apart, and writing to somebody who left would
 * be the worse mistake. Not an address to send to.
 */
export function mailboxKey(address: string): string {
  if (ascii.test(address) && !wrapped.test(address)) return plainKey(address.toLowerCase());
  const bare = bareAddress(address);
  const at = bare.lastIndexOf('@');
  if (at < 0) return bare.normalize('NFKC').toLowerCase();
  const local = bare.slice(0, at);
  const domain = bare.slice(at + 1);
  return `${(ascii.test(local) ? local : local.normalize('NFKC')).toLowerCase()}@${keyOfDomain(domain)}`;
}

/** Of nearly every address, at a fraction of the cost of the rest. */
function plainKey(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const domain = sameProvider.get(address.slice(at));
  return domain === undefined ? address : address.slice(0, at) + domain;
}

const wrapped = /^(?:mailto:|[<"'])|[>"'.]$/i;

/** Two names of one provider: each mailbox has both. */
const sameProvider = new Map([['googlemail.com', 'gmail.com']]);

function keyOfDomain(domain: string): string {
  const name = ascii.test(domain)
    ? domain.toLowerCase()
    : asciiDomain(domain.toLowerCase().normalize('NFKC')).replace(/\.$/, '');
  return sameProvider.get(name) ?? name;
}

const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const gaps = /[\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/**
 * Takes off what people and programs put around an address: `"Kita" <info@…>`, `mailto:`, quotes, a
 * trailing dot or comma.
 */
export function bareAddress(cell: string): string {
  const opening = cell.lastIndexOf('<');
  const closing = cell.indexOf('>', opening);
  const inner = opening >= 0 && closing > opening ? cell.slice(opening + 1, closing) : cell;
  const tight = inner.replace(invisible, '').replace(gaps, ' ').trim();
  let from = 0;
  let to = tight.length;
  while (from < to && '"\'<„“‚‘('.includes(tight[from]!)) from++;
  while (to > from && '"\'>“”‘’).,;'.includes(tight[to - 1]!)) to--;
  const text = tight.slice(from, to).trim();
  return (/^mailto:/i.test(text) ? text.slice(7) : text).trim();
}

export const isSameMailbox = (one: string, other: string): boolean =>
  mailboxKey(one) === mailboxKey(other);
