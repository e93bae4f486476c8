// Reads single headers of a parsed mail.
import type { ParsedMail } from '#core/ports/mail-parser.ts';

/** First value, or empty. `name` in lower case. */
export const headerOf = (mail: Pick<ParsedMail, 'headers'>, name: string): string =>
  mail.headers.find((header) => header.name === name)?.value ?? '';

/**
 * Null return path, RFC 5321, 4.5.5: a report or an automatic answer, which must not be answered.
 */
export const hasNullReturnPath = (mail: ParsedMail): boolean =>
  mail.returnPath.replaceAll(' ', '') === '<>' ||
  headerOf(mail, 'return-path').replaceAll(' ', '') === '<>';

const answerPrefix = /^(?:re|aw|antwort|antw|sv|fwd?|wg|wtr)(?:\[\d{1,3}\])?\s?:\s*/i;
const list = (words: string) => new Set(words.split(' '));
/**
 * What mail gateways write before a subject: `[EXTERN]`, `(External Sender)`, `*** SPAM ***`,
 * `Extern:`.
 */
const gatewayTag =
  /^(?:\[([^[\]]{1,60})\]|\(([^()]{1,60})\)|\{([^{}]{1,60})\}|<([^<>]{1,60})>|\*{1,3}([^*]{1,60})\*{1,3}|(\p{L}{3,12}) ?:)[\s:-]*/u;
const gatewayMarks = list(
  'extern externe externer externes external ext outside spam junk spamverdacht',
);
const besideMarks = list(
  'e mail email nachricht message sender absender absenderin quelle source von from vom achtung caution warnung warning vorsicht possible suspected verdacht unverified der',
);

/** Another tag (`[Kiezrunde]`) is the person's own and says what the mail is about. */
function withoutGatewayTag(subject: string): string {
  const [whole, ...inner] = gatewayTag.exec(subject.slice(0, 80)) ?? [];
  const words =
    inner
      .find((one) => one !== undefined)
      ?.toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const isMark =
    words.some((word) => gatewayMarks.has(word)) &&
    words.every((word) => gatewayMarks.has(word) || besideMarks.has(word));
  return whole !== undefined && isMark ? subject.slice(whole.length) : subject;
}

/** Without `Re:`, `AW:`, `WG:` and the marks of gateways before it, however many. */
export function bareSubject(subject: string): string {
  let rest = subject.trim();
  let before = '';
  while (rest !== before && rest.length < 5000) {
    before = rest;
    rest = withoutGatewayTag(rest.replace(answerPrefix, ''));
  }
  return rest;
}

/** A forwarded mail is what the writer wants to tell, not a quote. */
export const isForwarded = (subject: string): boolean =>
  /^(?:fwd?|wg|wtr)\s?:/i.test(withoutGatewayTag(subject.trim()));
