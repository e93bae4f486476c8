// Reads single headers of a parsed mail.
import type { ParsedMail } from '#core/ports/mail-parser.ts';

/** First value, or empty. `name` in lower case. */
export const headerOf = (mail: Pick<ParsedMail, 'headers'>, name: string): string =>
  mail.headers.find((header) => header.name === name)?.value ?? '';

/** Where servers note whom the envelope came from. */
const envelopeSenders = new Set([
  'return-path',
  'x-return-path',
  'x-original-return-path',
  'envelope-from',
  'x-envelope-from',
]);
/** Where they note it beside other things. */
const notes = new Set(['received', 'received-spf', 'authentication-results']);
const notedNobody =
  /(?<![\w.-])(?:envelope-from|smtp\.mailfrom)[ =:]{1,3}"?(?:<>|<?mailer-daemon(?![\w.-]))/i;
const MAX_NOTE = 2000;

/**
 * Null sender, RFC 5321, 4.5.5: a report or an automatic answer, which must not be answered. Some
 * servers write MAILER-DAEMON where they pass such a mail on.
 */
export const hasNullSender = ({ headers }: Pick<ParsedMail, 'headers'>): boolean =>
  headers.some(
    ({ name, value }) =>
      (envelopeSenders.has(name) && isNobody(value)) ||
      (notes.has(name) && notedNobody.test(value.slice(0, MAX_NOTE))),
  );

function isNobody(value: string): boolean {
  // Comments say nothing about the address (RFC 5322, 3.2.2).
  const address = value
    .slice(0, MAX_NOTE)
    .replace(/\([^()]{0,200}\)/g, '')
    .replace(/[\s<>"]/g, '')
    .toLowerCase();
  return address === '' || address === 'mailer-daemon' || address.startsWith('mailer-daemon@');
}

const mailSystems = [
  'mailer-daemon',
  'mailerdaemon',
  'mail-daemon',
  'postmaster',
  'mdaemon',
  'microsoftexchange',
  'bounce',
  'mail-delivery',
];

/** Nobody but a mail server writes under these names, or says so in its head. */
export function isFromMailSystem(mail: Pick<ParsedMail, 'headers' | 'from'>): boolean {
  const local = mail.from.address.slice(0, 100).toLowerCase().split('@', 1)[0]!;
  return (
    mailSystems.some((name) => local.startsWith(name)) ||
    headerOf(mail, 'x-failed-recipients') !== '' ||
    (hasNullSender(mail) && headerOf(mail, 'auto-submitted') !== '')
  );
}

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
