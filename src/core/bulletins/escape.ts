// Escaping by context. Every value that meets markup, an address or a header passes through exactly
// one of these.
import { withAsciiDomain } from '#shared/ascii-domain.ts';
import { dialledNumber } from '#shared/telephone-number.ts';

/**
 * C0, DEL, C1, line and paragraph separators: end a header or a line (RFC 5322, 2.2). Tab and line
 * ends become a space before.
 */
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
/**
 * Bidirectional embeddings, overrides, isolates and marks: they can make a name or an address read
 * backwards. Also a stray BOM.
 */
const reordering = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Soft hyphen, zero-width space and word joiner: they arrive by copying and part or join nothing a
 * reader sees.
 */
const invisible = /[\u00ad\u200b\u2060]/g;

const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\t\r\n\u2028\u2029]/g, ' ')
    .replace(controls, '')
    .replace(reordering, '')
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * One line as check, preview and mail know it: every kind of space is a space, no controls, no
 * invisible or reordering marks, no halves of characters, accents composed (NFC). Gender signs and
 * joiners stay.
 */
export const cleanLine = (text: string): string => oneLine(text).normalize('NFC');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe in HTML and MJML text and in attributes with either quote. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** Safe as a piece of an address: no scheme, no separator, no space survives. */
export const escapeUrlPart = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * The same address, if it leads to the web, a mailbox or a telephone; empty otherwise. Spaces and
 * quotes are percent-encoded, percent signs kept. A telephone gets what it dials, a mailbox the
 * domain that travels.
 */
export function safeAddress(address: string): string {
  // Not composed: an address is what its server says it is.
  const written = oneLine(address);
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(written)) return '';
  if (/^tel:/i.test(written)) return `tel:${dialledNumber(written.slice('tel:'.length))}`;
  const clean = /^mailto:/i.test(written) ? mailtoLink(written) : written;
  return clean.replace(/[\s"'<>\\^`{|}]/g, (character) =>
    encodeURIComponent(character).replace("'", '%27'),
  );
}

/**
 * Mail programs hand on what they find: a domain with an umlaut would reach servers that know none
 * (RFC 6068, 2).
 */
function mailtoLink(link: string): string {
  const queryAt = link.indexOf('?');
  const end = queryAt < 0 ? link.length : queryAt;
  const mailboxes = link.slice('mailto:'.length, end).split(',').map(withAsciiDomain);
  return `mailto:${mailboxes.join(',')}${link.slice(end)}`;
}
