// When a mail arrived. The date a writer puts on it is a claim; the line our own server added on
// top is better.
import type { ParsedMail } from '#core/ports/mail-parser.ts';
import type { Instant } from '#shared/values.ts';
import { headerOf } from './mail-header.ts';

/**
 * Never later than `now`: clocks of senders are wrong, and a date in the future would stand on top
 * of the list for years.
 */
export function receivedAt(mail: ParsedMail, now: Instant): Instant {
  const received = headerOf(mail, 'received');
  // RFC 5321, 4.4: the date follows the last semicolon, perhaps with the name of its zone in
  // brackets.
  const stamp = received
    .slice(received.lastIndexOf(';') + 1)
    .slice(0, 100)
    .replace(/\([^()]{0,100}\)/g, '')
    .trim();
  const ms = /\d{4}/.test(stamp) ? Date.parse(stamp) : Number.NaN;
  const at = ms > 0 && ms < Date.parse(now) ? new Date(ms).toISOString() : (mail.date ?? now);
  return at < now ? at : now;
}
