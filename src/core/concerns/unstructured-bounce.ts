// Delivery reports written for people only: qmail, older Exim and Exchange, gateways. Read
// conservatively: the sender must be a mail system and the words must be those of a report, so that
// a person who quotes "550 user unknown" is still heard.
import type { ParsedMail } from '#core/ports/mail-parser.ts';
import { replyOf, returnedPart, type DeliveryReport } from './delivery-status.ts';
import { hasNullSender, headerOf, isFromMailSystem } from './mail-header.ts';

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
/** Nobody tries any more, whatever else is said of trying. */
const givenUp =
  /no (?:further|more) (?:delivery )?attempts|given up|not (?:be )?(?:retried|attempted again)|not going to try again|keine weiteren (?:zustell)?versuche|versuche wurden eingestellt|nicht (?:erneut|weiter) versucht|aufgegeben/;
const delayed = [
  /delayed mail|delivery status notification \(delay|(?:delivery|message|mail) (?:is |has been |have been )?delayed|have been delayed|this is a warning message only|no(?:t)? need to resend/,
  /attempts (?:to deliver .{0,60})?(?:will )?continue|(?:not yet been|been not yet) delivered|not been delivered yet|still being retried|(?:keeps?|still|continues?) (?:to )?(?:try|attempt|retry)/,
  /will (?:continue to be |be |keep )?(?:attempted|tried|retried|retry|try)\b|in (?:the|our) queue|queued for/,
  /verzögert|verzögerung|(?:noch|bisher|bislang) nicht (?:\S{1,30} )?zugestellt|weitere (?:zustell)?versuche|weiterhin versucht|nicht (?:erneut|noch einmal) zu senden|nicht noch einmal senden|in der warteschlange/,
  /(?:wir versuchen|versucht|versuchen wir) (?:\S{1,30} ){0,5}(?:erneut|weiter|noch)|(?:wird|werden) (?:\S{1,30} ){0,3}(?:erneut|weiter|weiterhin) (?:versuch|zugestellt)/,
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
  if (!isFromMailSystem(mail)) return undefined;
  const { report, returned } = apart(text.slice(0, 200_000));
  const line = tellingLine(report);
  const status = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/.exec(line)?.[0] ?? '';
  const reply = replyOf(line, status);
  const action =
    saidAction(`${mail.subject}\n${report}`) ??
    // Without such words a code tells, where no person can have written it.
    (hasNullSender(mail) ? codedAction(reply) : undefined);
  if (!action) return undefined;
  return {
    action,
    status,
    reply,
    recipient: recipientIn(mail, report),
    others: [],
    envelopeId: '',
    returned: `${returned}\n${returnedPart(mail)}`,
  };
}

type Action = DeliveryReport['action'];

function saidAction(text: string): Action | undefined {
  const said = text.slice(0, 8000).toLowerCase().replace(/\s+/g, ' ');
  if (givenUp.test(said)) return 'failed';
  if (delayed.some((words) => words.test(said))) return 'delayed';
  return failedWords.some((words) => said.includes(words)) ? 'failed' : undefined;
}

function codedAction(reply: DeliveryReport['reply']): Action | undefined {
  const digit = String(reply?.code || reply?.enhanced || '').charAt(0);
  if (digit === '5') return 'failed';
  return digit === '4' ? 'delayed' : undefined;
}

function recipientIn(mail: ParsedMail, report: string): string {
  const written =
    headerOf(mail, 'x-failed-recipients') ||
    (/<([^\s<>@]{1,64}@[^\s<>@]{1,255})>/.exec(report.slice(0, 8000))?.[1] ?? '');
  return written.split(',', 1)[0]!.trim().toLowerCase();
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
