// What reading delivery reports promises:
//   * fields are unfolded, and the recipient who failed is the news
//   * "address unknown" is only said where status or words leave no doubt: filters, policies, full
//     mailboxes and time-outs are no fault of the address
//   * only a mail system can report: the same words from a person are a person's words
import { describe, expect, test } from 'vitest';
import { classifyBounce } from '#core/concerns/classify-bounce.ts';
import {
  parseDeliveryStatus,
  readDeliveryStatus,
  replyOf,
} from '#core/concerns/delivery-status.ts';
import { readUnstructuredBounce } from '#core/concerns/unstructured-bounce.ts';
import { expectLinear } from '#tests/support/linear.ts';
import { parsedMail } from '#tests/support/parsed-mail.ts';

const reportOf = (status: string, contentType = 'multipart/report; report-type=delivery-status') =>
  parsedMail({
    contentType,
    attachments: [
      { fileName: '', mime: 'message/delivery-status', bytes: new TextEncoder().encode(status) },
    ],
  });

describe('a status part', () => {
  test('is read field by field, unfolded, the first of two equal fields counting', () => {
    const { message, recipients } = parseDeliveryStatus(
      'Reporting-MTA: dns; a\r\n\r\nFinal-Recipient: rfc822;\r\n a@b.example\r\nACTION: failed\r\nAction: delivered\r\nDiagnostic-Code: smtp;\r\n\t550\r\n   no\r\nNonsense\r\n\r\nAction: delayed\r\n',
    );
    expect(message.get('reporting-mta')).toBe('dns; a');
    expect(recipients.map((fields) => Object.fromEntries(fields))).toEqual([
      {
        'final-recipient': 'rfc822; a@b.example',
        action: 'failed',
        'diagnostic-code': 'smtp; 550 no',
      },
      { action: 'delayed' },
    ]);
  });
  test('without a block about the message still has its recipient', () => {
    expect(
      parseDeliveryStatus('Final-Recipient: rfc822; a@b.example\nAction: failed').recipients,
    ).toHaveLength(1);
  });
  test('of several recipients names the one that failed', () => {
    const report = readDeliveryStatus(
      reportOf(
        'Reporting-MTA: a\n\nFinal-Recipient: rfc822; Ok@b.example\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; Weg@b.example\nAction: failed (no)\nStatus: 5.1.1 (unknown)\n',
      ),
    );
    expect(report).toMatchObject({
      action: 'failed',
      status: '5.1.1',
      recipient: 'weg@b.example',
      reply: null,
    });
  });
  test.each([
    ['delivered', 'arrived'],
    ['relayed', 'arrived'],
    ['expanded', 'arrived'],
    ['delayed', 'delayed'],
    ['', 'arrived'],
  ])('with the action "%s" is no bounce', (action, read) => {
    expect(
      readDeliveryStatus(
        reportOf(`Reporting-MTA: a\n\nFinal-Recipient: rfc822; a@b.example\nAction: ${action}\n`),
      )?.action,
    ).toBe(read);
  });
  test("inside a person's mail is what they attached, not a report", () => {
    expect(
      readDeliveryStatus(reportOf('Final-Recipient: a\nAction: failed', 'multipart/mixed')),
    ).toBeUndefined();
  });
  test('keeps the words of the server short and finds its codes', () => {
    expect(replyOf('smtp; 550-5.1.1 a\n 550 5.1.1 b', '5.0.0')).toEqual({
      code: 550,
      enhanced: '5.1.1',
      text: '550-5.1.1 a 550 5.1.1 b',
    });
    expect(replyOf(`x-unix; ${'a'.repeat(5000)}`, '5.3.0')).toMatchObject({
      code: 0,
      enhanced: '5.3.0',
    });
    expect(replyOf(`x-unix; ${'a'.repeat(5000)}`, '5.3.0')?.text).toHaveLength(1000);
    expect(replyOf('', '5.1.1')).toBeNull();
    expect(replyOf('smtp; host 10.5.1.1 said 554 no', '')).toMatchObject({
      code: 554,
      enhanced: '',
    });
  });
});

describe('the reason', () => {
  test.each([
    ['5.1.1', 'smtp; 550 5.1.1 user unknown', 'address-unknown'],
    ['5.1.10', 'smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'address-unknown'],
    ['5.4.1', 'smtp; 550 5.4.1 Recipient address rejected: Access denied.', 'address-unknown'],
    ['5.0.0', 'smtp; 550 No such user here', 'address-unknown'],
    ['5.1.2', 'smtp; Host or domain name not found', 'domain-unknown'],
    [
      '5.4.4',
      'X-Postfix; Host or domain name not found. Name service error for name=weg.example type=A: Host not found',
      'domain-unknown',
    ],
    ['5.2.2', 'smtp; 552 5.2.2 mailbox full', 'mailbox-full'],
    ['5.0.0', 'smtp; 554 Postfach voll', 'mailbox-full'],
    ['5.7.1', 'smtp; 554 5.7.1 message looks like spam', 'spam'],
    [
      '5.7.1',
      'smtp; 550 5.7.1 <a@b.example>: Recipient address rejected: blocked using dnsbl',
      'spam',
    ],
    ['5.7.1', 'smtp; 550 5.7.1 Delivery not authorized', 'policy'],
    ['5.3.4', 'smtp; 552 5.3.4 message size exceeds limit', 'message-too-large'],
    ['5.4.7', 'smtp; retry timeout exceeded', 'server-busy'],
    [
      '4.4.1',
      'X-Postfix; connect to mx.b.example[192.0.2.1]:25: Connection timed out',
      'server-busy',
    ],
  ])('%s %s means %s', (status, diagnostic, reason) => {
    expect(classifyBounce({ status, reply: replyOf(diagnostic, status) })).toBe(reason);
  });

  test('is never "address unknown" for a 5.x.x alone', () => {
    const codes = [
      '5.0.0',
      '5.1.0',
      '5.1.8',
      '5.2.0',
      '5.2.1',
      '5.3.0',
      '5.3.2',
      '5.4.0',
      '5.4.6',
      '5.5.0',
      '5.6.0',
      '5.7.0',
      '5.7.26',
      '5.7.515',
      '5.9.9',
    ];
    for (const status of codes)
      for (const words of [
        '',
        'rejected',
        'not accepted',
        'access denied',
        'recipient address rejected',
        'mailbox unavailable',
      ]) {
        expect(
          classifyBounce({
            status,
            reply: replyOf(words === '' ? '' : `smtp; 550 ${status} ${words}`, status),
          }),
          `${status} ${words}`,
        ).not.toBe('address-unknown');
      }
  });
});

describe('a report for people only', () => {
  const qmail =
    "Hi. This is the qmail-send program. I'm afraid I wasn't able to deliver your message.\n<weg@b.example>:\nno mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <ours@bezirk.example>";
  test('from a mail system is read, the returned mail apart', () => {
    const report = readUnstructuredBounce(
      parsedMail({
        from: { name: '', address: 'MAILER-DAEMON@b.example' },
        subject: 'failure notice',
      }),
      qmail,
    );
    expect(report).toMatchObject({ action: 'failed', status: '5.1.1', recipient: 'weg@b.example' });
    expect(report?.returned).toContain('<ours@bezirk.example>');
  });
  test("from a person is a person's words", () => {
    expect(
      readUnstructuredBounce(
        parsedMail({
          from: { name: '', address: 'leitung@kita.example' },
          subject: 'failure notice',
        }),
        qmail,
      ),
    ).toBeUndefined();
    expect(
      readUnstructuredBounce(parsedMail({ headers: { 'return-path': '<>' } }), qmail),
    ).toBeUndefined();
  });
  test('from a mail system that says nothing of the kind is no report', () => {
    expect(
      readUnstructuredBounce(
        parsedMail({
          from: { name: '', address: 'postmaster@b.example' },
          subject: 'Wartung am Freitag',
        }),
        'Der Mailserver ruht am Freitag.',
      ),
    ).toBeUndefined();
  });
  test.each(['Warning: message delayed 24 hours', 'Delayed Mail (still being retried)'])(
    'with "%s" is still being tried',
    (subject) => {
      expect(
        readUnstructuredBounce(
          parsedMail({ from: { name: '', address: 'Mailer-Daemon@b.example' }, subject }),
          'A message has not yet been delivered. It could not be delivered.',
        )?.action,
      ).toBe('delayed');
    },
  );
});

test.each(['a: b\n', ' \n', ' x\n', 'Action: failed\n\n', '5.1.1', '<a'])(
  'a megabyte of %j costs what its length costs',
  (unit) => {
    const mail = parsedMail({
      from: { name: '', address: 'mailer-daemon@b.example' },
      subject: 'failure notice',
    });
    expectLinear(
      (size) => unit.repeat(size / unit.length),
      (text) => [parseDeliveryStatus(text), readUnstructuredBounce(mail, text), replyOf(text, '')],
    );
  },
);
