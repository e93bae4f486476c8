// Reads single headers of a parsed mail.
import type { ParsedMail } from '#core/ports.ts';

/** First value, or empty. `name` in lower case. */
export const headerOf = (mail: Pick<ParsedMail, 'headers'>, name: string): string => mail.headers.find((header) => header.name === name)?.value ?? '';

/** Null return path, RFC 5321, 4.5.5: a report or an automatic answer, which must not be answered. */
export const hasNullReturnPath = (mail: ParsedMail): boolean => mail.returnPath.replaceAll(' ', '') === '<>' || headerOf(mail, 'return-path').replaceAll(' ', '') === '<>';

const answerPrefix = /^(?:re|aw|antwort|antw|sv|fwd?|wg|wtr)(?:\[\d{1,3}\])?\s?:\s*/i;
/** Without `Re:`, `AW:`, `WG:` before it, however many. */
export function bareSubject(subject: string): string {
  let rest = subject.trim(), before = '';
  while (rest !== before && rest.length < 5000) { before = rest; rest = rest.replace(answerPrefix, ''); }
  return rest;
}

/** A forwarded mail is what the writer wants to tell, not a quote. */
export const isForwarded = (subject: string): boolean => /^(?:fwd?|wg|wtr)\s?:/i.test(subject.trim());
