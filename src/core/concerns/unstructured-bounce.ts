// Delivery reports written for people only: qmail, older Exim and Exchange, gateways. Read
// conservatively: the sender must be a mail system and the words must be those of a report, so that
// a person who quotes "550 user unknown" is still heard.
import type { ParsedMail } from '#core/ports/mail-parser.ts';
import { replyOf, returnedPart, type DeliveryReport } from './delivery-status.ts';
import { hasNullSender, headerOf } from './mail-header.ts';

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

const failedWords = [
  'undelivered mail',
  'undeliverable',
  'undeliverd',
  'delivery failure',
  'delivery failed',
  'failure notice',
  'delivery status notification (failure)',
  'delivery notification: delivery has failed',
  'returned mail',
  'returned to sender',
  'could not be delivered',
  "couldn't be delivered",
  'could not deliver',
  "wasn't able to deliver",
  'not able to deliver',
  'unable to deliver',
  'delivery has failed',
  'permanent error',
  'permanent fatal error',
  'unzustellbar',
  'nicht zustellbar',
  'nicht zugestellt',
  'konnte nicht zugestellt',
  'zustellung fehlgeschlagen',
  'fehler bei der übermittlung',
];
const delayedWords = [
  'delayed mail',
  'delivery status notification (delay',
  'delivery is delayed',
  'delivery delayed',
  'has been delayed',
  'have been delayed',
  'still being retried',
  'will continue to be attempted',
  'will be retried',
  'will keep trying',
  'not yet been delivered',
  'do not need to resend',
  'no need to resend',
  'this is a warning message only',
  'verzögert',
  'verzögerung',
  'weiterhin versucht',
  'nicht erneut zu senden',
  'nicht noch einmal senden',
];

/** Where the report ends and the returned mail begins. */
const separators = [
  '--- below this line is a copy of the message',
  '------ this is a copy of the message',
  '------ this is a copy of your message',
  '--- the header of the original message',
  '--- header of the original message',
  '----- original message -----',
  '----- transcript of session follows',
  '--- original message follows',
];

export function readUnstructuredBounce(mail: ParsedMail, text: string): DeliveryReport | undefined {
  const local = mail.from.address.slice(0, 100).toLowerCase().split('@', 1)[0]!;
  const isMailSystem =
    mailSystems.some((name) => local.startsWith(name)) ||
    headerOf(mail, 'x-failed-recipients') !== '' ||
    (hasNullSender(mail) && headerOf(mail, 'auto-submitted') !== '');
  if (!isMailSystem) return undefined;
  const { report, returned } = apart(text.slice(0, 200_000));
  const said = `${mail.subject}\n${report}`.slice(0, 8000).toLowerCase();
  const says = (words: readonly string[]) => words.some((word) => said.includes(word));
  const action = says(delayedWords) ? 'delayed' : says(failedWords) ? 'failed' : undefined;
  if (!action) return undefined;
  const line = tellingLine(report);
  const status = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/.exec(line)?.[0] ?? '';
  return {
    action,
    status,
    reply: replyOf(line, status),
    recipient: (
      headerOf(mail, 'x-failed-recipients') ||
      (/<([^\s<>@]{1,64}@[^\s<>@]{1,255})>/.exec(report.slice(0, 8000))?.[1] ?? '')
    )
      .split(',', 1)[0]!
      .trim()
      .toLowerCase(),
    envelopeId: '',
    returned: `${returned}\n${returnedPart(mail)}`,
  };
}

function apart(text: string): { report: string; returned: string } {
  const lower = text.toLowerCase();
  const starts = separators
    .map((separator) => lower.indexOf(separator))
    .filter((start) => start >= 0);
  const at = starts.length > 0 ? Math.min(...starts) : text.length;
  return { report: text.slice(0, at), returned: text.slice(at) };
}

/**
 * The line with the server's answer and the two after it; else the beginning, where the words are.
 */
function tellingLine(report: string): string {
  const lines = report
    .slice(0, 20_000)
    .split('\n')
    .map((line) => line.slice(0, 500).trim());
  const at = lines.findIndex(
    (line) =>
      /(?<![\d.@])[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)/.test(line) ||
      /(?:^|[\s:(#])[45]\d\d[ -]/.test(line),
  );
  return at >= 0 ? lines.slice(at, at + 3).join(' ') : lines.join(' ').slice(0, 1000);
}
