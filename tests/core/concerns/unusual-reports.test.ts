// Delivery reports as servers write them besides the textbook, from bytes to their effect:
//   * a list's footer around a report takes nothing from it; a person who sends one on is heard
//   * of several recipients only what is said about ours counts
//   * "attempts continue" in any words is told in the envelope's story and ends nothing
//   * what a machine wrote and nobody understood waits for a look
import { describe, expect, it } from 'vitest';
import { wayBack, type WayBack } from '#tests/support/way-back.ts';

interface Block {
  to: string;
  action: string;
  status: string;
  said?: string;
}
const status = (blocks: readonly Block[]) =>
  [
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example',
    ...blocks.flatMap(({ to, action, status: code, said = '' }) => [
      '',
      `Final-Recipient: rfc822; ${to}`,
      `Action: ${action}`,
      `Status: ${code}`,
      ...(said === '' ? [] : [`Diagnostic-Code: smtp; ${said}`]),
    ]),
  ].join('\r\n');
const returned = ({ sent }: WayBack) =>
  `Content-Type: message/rfc822\r\n\r\nMessage-ID: ${sent.messageId}\r\nSubject: Kiezbrief\r\n\r\nGuten Tag`;
const multipart = (type: string, boundary: string, parts: readonly string[]) =>
  `Content-Type: multipart/${type}; boundary="${boundary}"\r\n\r\n${parts
    .map((part) => `--${boundary}\r\n${part}\r\n`)
    .join('')}--${boundary}--\r\n`;
const text = (words: string) => `Content-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n`;
const machine =
  'Return-Path: <>\r\nFrom: MAILER-DAEMON@relay.example\r\nSubject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n';
const report = (app: WayBack, blocks: readonly Block[]) =>
  multipart('report; report-type=delivery-status', 'R', [
    text('Ihre Nachricht konnte nicht zugestellt werden.'),
    status(blocks),
    returned(app),
  ]);
const stories = async ({ journal }: WayBack) =>
  (await journal.entries('dlv_1' as never)).flatMap((entry) =>
    entry.type === 'bounced' || entry.type === 'reported'
      ? [`${entry.envelopeId} ${entry.type === 'bounced' ? entry.reason : entry.says}`]
      : [],
  );

const ours = (app: WayBack, action: string, code: string, said = ''): Block => ({
  to: app.sent.address,
  action,
  status: code,
  said,
});
const foreign = { to: 'fremd@anders.example', action: 'failed', status: '5.1.1' };

describe('a report within something else', () => {
  const wrapped = (app: WayBack) =>
    multipart('mixed', 'M', [
      report(app, [ours(app, 'failed', '5.1.1', '550 5.1.1 user unknown')]),
      text('_______\r\nKita-Liste: https://liste.example'),
    ]);
  it('is read whole below the footer of a list', async () => {
    const app = await wayBack();
    await app.read(machine + wrapped(app));
    expect(await stories(app)).toEqual(['env_1 address-unknown']);
  });
  it('is what a person sends on, when a person sends it', async () => {
    const app = await wayBack();
    const { incoming } = await app.read(
      `From: leitung@kita.example\r\nSubject: Fwd: Fehler\r\nMIME-Version: 1.0\r\n${wrapped(app)}`,
    );
    expect([incoming.type, await stories(app)]).toEqual(['concern', []]);
  });
});

describe('of several recipients', () => {
  it.each<[string, string, string, string[]]>([
    ['ours delayed', 'delayed', '4.4.1', ['env_1 delayed']],
    ['ours delivered', 'delivered', '2.0.0', ['env_1 arrived']],
    ['ours too large', 'failed', '5.3.4', ['env_1 message-too-large']],
  ])('another failed, %s', async (_name, action, code, told) => {
    for (const isFirst of [true, false]) {
      const app = await wayBack();
      const own = ours(app, action, code);
      await app.read(machine + report(app, isFirst ? [own, foreign] : [foreign, own]));
      expect(await stories(app)).toEqual(told);
    }
  });
  it('none ours by name: the one that failed counts, as after forwarding', async () => {
    const app = await wayBack();
    await app.read(machine + report(app, [{ ...foreign, action: 'delivered' }, foreign]));
    expect(await stories(app)).toEqual(['env_1 address-unknown']);
  });
});

describe('words of a mail system', () => {
  const said = (app: WayBack, subject: string, words: string) =>
    `Return-Path: <>\r\nFrom: postmaster@relay.example\r\nTo: ${`rk+bounce-${app.sent.token}@bezirk.example`}\r\nSubject: ${subject}\r\n\r\n${words}\r\n`;

  it.each([
    [
      'Courier',
      'NOTICE: mail delivery status.',
      'DELIVERY ATTEMPTS CONTINUE\r\n\r\nYour message to the following recipients has not been delivered yet.',
    ],
    [
      'a gateway',
      'Mail status',
      'We were unable to deliver your message. We keep trying for 3 days.',
    ],
    ['retries', 'Status', 'Delivery will be attempted again.'],
    ['a queue', 'Status', 'Your mail is still in the queue.'],
    [
      'German',
      'Statusmeldung',
      'Ihre Nachricht wurde bisher nicht zugestellt. Weitere Versuche folgen.',
    ],
    ['German, again', 'Status', 'Der Server versucht die Zustellung erneut.'],
    ['a code alone', 'Status', '<leitung@kita.example>: 451 4.7.1 Greylisted'],
  ])('%s: it is still being tried', async (_name, subject, words) => {
    const app = await wayBack();
    const { incoming, concern } = await app.read(said(app, subject, words));
    expect([incoming.type, concern, await stories(app)]).toEqual([
      'report',
      null,
      ['env_1 delayed'],
    ]);
  });

  it.each([
    [
      'a code alone',
      'Status',
      '<leitung@kita.example>: 550 5.1.1 gibt es nicht',
      'address-unknown',
    ],
    [
      'the end of trying',
      'Status',
      'Message could not be delivered: retry timeout exceeded. No further attempts will be made.',
      'server-busy',
    ],
    [
      'giving up in German',
      'Status',
      'Alle weiteren Versuche wurden eingestellt: 550 5.2.2 Postfach voll',
      'mailbox-full',
    ],
  ])('%s: it came back', async (_name, subject, words, reason) => {
    const app = await wayBack();
    await app.read(said(app, subject, words));
    expect(await stories(app)).toEqual([`env_1 ${reason}`]);
  });

  it('nobody understands wait for a look', async () => {
    const app = await wayBack();
    const { incoming } = await app.read(said(app, 'Hinweis', 'Ihre Mail wurde geprüft.'));
    expect(incoming).toMatchObject({ type: 'concern', needsReview: true });
    expect(await stories(app)).toEqual([]);
  });
});
