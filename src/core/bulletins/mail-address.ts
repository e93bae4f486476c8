// Addresses as a mail carries them: one header line, the domain in the form that travels, the token
// of one envelope where its mailbox can tell it apart.
import { asciiDomain, withAsciiDomain } from '#shared/ascii-domain.ts';
import type { Sender } from '#shared/contract/sender.ts';

// C0, DEL, C1, line and paragraph separators end a header or hide in one (RFC 5322, 2.2); marks of
// reading direction disguise an address.
const unsafe = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;
/** A line without a space cannot be folded, and 998 octets is the limit (RFC 5322, 2.1.1). */
const LONGEST = 900;
export const headerLine = (text: string): string =>
  text.slice(0, LONGEST).toWellFormed().replace(unsafe, ' ').trim();

/** Not every server and mail program on the way knows umlauts in a domain. */
export const addressLine = (address: string): string => withAsciiDomain(headerLine(address));

/**
 * Whether every server can carry it: an umlaut before the at-sign needs SMTPUTF8 on the whole way,
 * and cannot be encoded (RFC 6531).
 */
export const isSendableAnywhere = (address: string): boolean =>
  /^[\x21-\x7e]+$/.test(addressLine(address));

/** RFC 2919: the list of one sender, named by the domain. */
export const listIdLine = (listId: string): string =>
  asciiDomain(headerLine(listId)).replace(/[^!-~]|[<>]/g, '');

/**
 * `mailto:` with the token in the subject and, where the mailbox can, in the address: Apple Mail
 * sends an empty subject.
 */
export function unsubscribeAddress(
  { replyTo, hasSubaddressing }: Pick<Sender, 'hasSubaddressing'> & { readonly replyTo: string },
  token: string,
): string {
  const mailbox = addressLine(replyTo);
  const address = hasSubaddressing ? withTag(mailbox, token) : mailbox;
  const at = address.lastIndexOf('@');
  const encoded = `${encodeURIComponent(address.slice(0, at)).replaceAll('%2B', '+')}@${encodeURIComponent(address.slice(at + 1))}`;
  return `mailto:${encoded}?subject=Abmelden%20${token}`;
}

/**
 * RFC 5233 sub-address; the plain address where 64 octets would be too few for it (RFC 5321,
 * 4.5.3.1.1).
 */
export function withTag(address: string, tag: string): string {
  const at = address.lastIndexOf('@');
  const local = `${address.slice(0, at)}+${tag}`;
  return new TextEncoder().encode(local).length <= 64 ? `${local}${address.slice(at)}` : address;
}
