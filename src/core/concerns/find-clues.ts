// Collects everything in a mail that could name the envelope it answers, the strongest first.
// Proves nothing yet: match-delivery.ts asks the journal.
import type { ParsedMail } from '#core/ports/mail-parser.ts';
import type { EnvelopeKey } from '#core/ports/envelope-key.ts';
import { EnvelopeId } from '#shared/values.ts';
import type { DeliveryReport } from './delivery-status.ts';
import { headerOf } from './mail-header.ts';

/**
 * Where the clue stood. An address or subject with our token was written by our own link;
 * `returned` is the part that a report brought back, `envelope-id` the name under which we handed
 * the mail over; text can be copied from anywhere.
 */
export type CluePlace =
  'envelope-id' | 'address' | 'subject' | 'returned' | 'in-reply-to' | 'references' | 'body';
export interface Clue {
  readonly place: CluePlace;
  readonly key: EnvelopeKey;
}

const MAX_PER_PLACE = 40;
const MAX_TEXT_LENGTH = 500_000;

/**
 * A report names one hand-over by the ENVID we gave it (RFC 3461, 4.4), then by the token in its
 * address or in the head that came back; a Message-ID comes after both, because two deliveries of
 * one bulletin may share it.
 */
export function findReportClues(mail: ParsedMail, report: DeliveryReport, text: string): Clue[] {
  const envelopeId = EnvelopeId.safeParse(report.envelopeId);
  const byMail = findClues(mail, `${report.returned}\n${text}`);
  const byToken = byMail.filter(({ place, key }) => place === 'address' || 'token' in key);
  return [
    ...(envelopeId.success
      ? [{ place: 'envelope-id', key: { envelopeId: envelopeId.data } } as const]
      : []),
    ...byToken.map((clue): Clue => (clue.place === 'body' ? { ...clue, place: 'returned' } : clue)),
    ...byMail.filter((clue) => !byToken.includes(clue)),
  ];
}

/**
 * `text` is all that may be searched: the mail with its quotes, or the part that a report brought
 * back.
 */
export function findClues(mail: ParsedMail, text: string): Clue[] {
  const addresses = [
    ...mail.recipients,
    ...mail.headers
      .filter(({ name }) => name === 'x-original-to' || name === 'delivered-to')
      .map(({ value }) => value),
  ];
  const tokens = (place: CluePlace, from: string) =>
    tokensIn(from).map((token): Clue => ({ place, key: { token } }));
  const ids = (place: CluePlace, from: readonly string[]) =>
    from.map((messageId): Clue => ({ place, key: { messageId } }));
  const searched = text.slice(0, MAX_TEXT_LENGTH);
  // The oldest reference and the newest ones: a long conversation has ours at its beginning.
  const references = [
    ...new Set([
      ...mail.references.slice(-MAX_PER_PLACE / 2).reverse(),
      ...mail.references.slice(0, MAX_PER_PLACE / 2),
    ]),
  ];
  return [
    ...tokens(
      'address',
      addresses
        .slice(0, 200)
        .map((address) => address.slice(0, 320))
        .join(' '),
    ),
    ...tokens('subject', mail.subject.slice(0, 1000)),
    ...ids('in-reply-to', mail.inReplyTo === '' ? [] : [mail.inReplyTo]),
    ...ids('references', references),
    ...ids('body', messageIdsIn(searched)),
    ...tokens('body', searched),
    // Where the copy a list or a colleague sent on names its origin.
    ...ids('body', messageIdsIn(headerOf(mail, 'x-forwarded-message-id').slice(0, 1000))),
  ];
}

/** In a link the space before a token is written `%20`. */
const words = /%[0-9a-f]{2}|[a-z0-9]+/gi;
const isToken = (word: string): boolean => word.length === 26 && /^[a-z2-7]+$/i.test(word);

/**
 * 26 characters of base32, alone among letters and digits: `rueckmeldung+abmelden-<token>@…`. Mail
 * programs change the case of addresses.
 */
export function tokensIn(text: string): string[] {
  const found = new Set<string>();
  for (const { 0: word } of text.matchAll(words)) {
    if (isToken(word)) found.add(word.toLowerCase());
    if (found.size >= MAX_PER_PLACE) break;
  }
  return [...found];
}

/** What our links wrote for us says nothing to a reader. */
export function withoutTokens(text: string): string {
  return text.replaceAll(words, (word) => (isToken(word) ? ' ' : word));
}

function messageIdsIn(text: string): string[] {
  const found = new Set<string>();
  for (const { 0: id } of text.matchAll(/<[^\s<>@]{1,250}@[^\s<>@]{1,250}>/g)) {
    found.add(id);
    if (found.size >= MAX_PER_PLACE) break;
  }
  return [...found];
}
