// What the mail parser promises:
//   * real mails are read as people see them: charsets, encodings, addresses, the parts of a
//     delivery report
//   * a hostile mail is refused with `mail.unreadable` or `mail.too-large`, or read harmlessly; the
//     next mail is read as if nothing had happened
//   * an address is only ever one that stands in the header, never one that decoding made up
//   * the worker keeps no process alive
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createMailParser } from '#adapters/mail-parser.ts';
import { mailFixture } from '#tests/support/mail-fixtures.ts';

const parser = createMailParser();
const bytes = (text: string) => Buffer.from(text, 'latin1');
const parse = (text: string) => parser.parse(bytes(text));
const sent = {
  messageId: '<a@bezirk.example>',
  token: 'a2b3c4d5e6f7abcdefghijklmn',
  address: 'leitung@kita.example',
  sender: 'rk@bezirk.example',
  subject: 'Kiezbrief',
};
const from = 'From: Erika <erika@kita.example>\r\n';

describe('a real mail', () => {
  test('from Outlook in windows-1252 and quoted-printable keeps umlauts, euro and dash', async () => {
    const mail = await parser.parse(mailFixture('reply-outlook', sent));
    expect(mail.from).toEqual({
      name: 'Grundschule am Barbarossaplatz (Büro)',
      address: 'leitung@kita.example',
    });
    expect(mail.html).toContain(
      '14. März schon vergeben – wäre auch der 21. möglich? Kosten: 50 €.',
    );
    expect(mail).toMatchObject({
      text: '',
      inReplyTo: '<a@bezirk.example>',
      references: ['<a@bezirk.example>'],
      date: '2026-03-03T07:55:21.000Z',
      subject: 'AW: Kiezbrief',
    });
  });

  test('says everybody it was delivered to and who wrote it, and its null return path', async () => {
    const mail = await parse(
      `Return-Path: <>\r\nDelivered-To: rk+t@bezirk.example\r\nX-Original-To: alias@bezirk.example\r\n${from}Sender: s@x.example\r\nTo: "A, B" <a@x.example>, gruppe: b@x.example, c@x.example;\r\nCc: d@x.example\r\n\r\nHallo`,
    );
    expect(mail.recipients).toEqual([
      'rk+t@bezirk.example',
      'alias@bezirk.example',
      'a@x.example',
      'b@x.example',
      'c@x.example',
      'd@x.example',
    ]);
    expect(mail.writers.at(-1)).toBe('s@x.example');
    expect(mail.headers[0]).toEqual({ name: 'return-path', value: '<>' });
  });

  test('that is a delivery report hands over status and returned mail as parts', async () => {
    const mail = await parser.parse(mailFixture('bounce-postfix', sent));
    expect(mail.contentType).toContain('report-type=delivery-status');
    expect(mail.attachments.map(({ mime }) => mime)).toEqual([
      'message/delivery-status',
      'message/rfc822',
    ]);
    expect(Buffer.from(mail.attachments[1]!.bytes).toString()).toContain(
      'Message-ID: <a@bezirk.example>',
    );
    expect(mail.text).not.toContain('Guten Tag');
  });

  test('whose umlauts stand bare in the header is read, be they UTF-8 or, as old web forms write, windows-1252', async () => {
    const raw =
      'From: Jörg Weiß <joerg@kita.example>\r\nSubject: Frage für Bürger*innen – 5 €\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nGrüße';
    const [header, body] = raw.split('\r\n\r\n') as [string, string];
    const windows = Buffer.from(
      `${header}\r\n\r\n`.replace('–', '\u0096').replace('€', '\u0080'),
      'latin1',
    );
    for (const mail of [Buffer.from(raw), Buffer.concat([windows, Buffer.from(body)])]) {
      expect(await parser.parse(mail)).toMatchObject({
        from: { name: 'Jörg Weiß', address: 'joerg@kita.example' },
        subject: 'Frage für Bürger*innen – 5 €',
        text: expect.stringContaining('Grüße') as string,
      });
    }
  });

  test('with folded headers, a byte order mark or an mbox line is the same mail', async () => {
    for (const before of [
      '',
      '\u00ef\u00bb\u00bf',
      'From erika@kita.example Tue Mar  3 10:00:00 2026\r\n',
    ]) {
      const mail = await parse(
        `${before}${from}Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n aus dem Kiez\r\nReferences: <a@x.example>\r\n\t<b@x.example>\r\n\r\nHallo`,
      );
      expect(mail).toMatchObject({
        subject: 'Grüße aus dem Kiez',
        references: ['<a@x.example>', '<b@x.example>'],
        from: { name: 'Erika', address: 'erika@kita.example' },
      });
    }
  });
});

describe('an address', () => {
  test.each([
    ['=?utf-8?Q?=3Cchef=40amt.example=3E?=', ''],
    ['=?utf-8?Q?chef=40amt.example?=', ''],
    ['=?utf-8?Q?=22Chef=22_=3Cchef=40amt.example=3E?= <wahr@kita.example>', 'wahr@kita.example'],
    ['=?utf-8?B?Y2hlZkBhbXQuZXhhbXBsZSwg?= <wahr@kita.example>', 'wahr@kita.example'],
  ])('is never made up by decoding %s', async (value, address) => {
    const mail = await parse(`From: ${value}\r\nTo: ${value}\r\nSubject: x\r\n\r\nx`);
    expect(mail.from.address).toBe(address);
    expect(mail.recipients).toEqual(address === '' ? [] : [address]);
  });
});

describe('a hostile mail', () => {
  const nested = (depth: number) =>
    Array.from(
      { length: depth },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
    ).join('');
  test.each([
    ['200 parts inside each other', `${from}${nested(200)}\r\nx`],
    [
      '10,000 parts',
      `${from}Content-Type: multipart/mixed; boundary="b"\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(10_000)}--b--`,
    ],
    [
      '600 kinds of boundaries',
      `${from}Content-Type: multipart/mixed; boundary="b"\r\n\r\n${Array.from({ length: 600 }, (_, at) => `boundary=x${at}\r\n`).join('')}`,
    ],
    ['a header line of 2 MB', `${from}X-Long: ${'a'.repeat(2_000_000)}\r\n\r\nx`],
    [
      '50,000 header lines of 30 bytes',
      `${from}${'X-Many: aaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(50_000)}\r\nx`,
    ],
    ['no header at all', 'x'.repeat(100_000)],
    ['a picture', '\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF'],
    ['an Outlook .msg', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'],
  ])('with %s is unreadable', async (_name, text) => {
    await expect(parse(text)).rejects.toMatchObject({ code: 'mail.unreadable', data: {} });
    expect((await parse(`${from}\r\ngut`)).text.trim()).toBe('gut');
  });

  test.each([
    ['broken base64', `${from}Content-Transfer-Encoding: base64\r\n\r\n!!!SGFs=bG8=\u00ff%%%`],
    [
      'NULs everywhere',
      `${from}Sub\u0000ject: a\u0000b\r\nSubject: \u0000\r\n\r\n\u0000\u0000Hallo\u0000`,
    ],
    [
      'a boundary that never ends',
      `${from}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHallo`,
    ],
    ['an unknown charset', `${from}Content-Type: text/plain; charset="x-klingon"\r\n\r\nHallo`],
    [
      'a megabyte of references',
      `${from}References: ${'<a@x.example> '.repeat(70_000)}\r\n\r\nHallo`,
    ],
    ['a megabyte of recipients', `${from}To: ${'a@x.example, '.repeat(75_000)}\r\n\r\nHallo`],
    [
      'a megabyte of brackets',
      `${from}To: ${'('.repeat(500_000)}\r\nIn-Reply-To: ${'<'.repeat(400_000)}\r\n\r\nHallo`,
    ],
    [
      'a megabyte of encoded words',
      `${from}Subject: ${'=?utf-8?q?=?= '.repeat(60_000)}\r\n\r\nHallo`,
    ],
    ['a date in the year 99999', `${from}Date: Mon, 1 Jan 99999 00:00:00 +9999\r\n\r\nHallo`],
  ])('with %s is read and does no harm', async (_name, text) => {
    const mail = await parse(text);
    expect(mail.from.address).toBe('erika@kita.example');
    expect(mail.references.length).toBeLessThanOrEqual(200);
    expect(mail.recipients.length).toBeLessThanOrEqual(500);
    expect(mail.date).toBeNull();
  });

  test.each([
    ['700,000 line ends', `${from}\r\n${'\n'.repeat(700_000)}Hallo`],
    ['700,000 short lines', `${from}\r\n${'a\r\n'.repeat(700_000)}Hallo`],
    [
      'a report of a million lines',
      `${from}Content-Type: multipart/report; boundary="b"\r\n\r\n--b\r\n\r\nHallo\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n${'X: 1\n'.repeat(1_000_000)}\r\n--b--`,
    ],
  ])('of %s is read', async (_name, text) => {
    expect((await parse(text)).text.trim().endsWith('Hallo')).toBe(true);
  });

  test('larger than 25 MB is refused unread', async () => {
    await expect(parser.parse(new Uint8Array(25 * 1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'mail.too-large',
      data: { maxBytes: 25 * 1024 * 1024 },
    });
  });

  test('that needs more memory than it gets takes the worker with it, and the next mail gets a new one', async () => {
    const tight = createMailParser({ memoryMb: 24 });
    await expect(
      tight.parse(bytes(`${from}Content-Type: text/html\r\n\r\n${'<i>x</i>\r\n'.repeat(600_000)}`)),
    ).rejects.toMatchObject({ code: 'mail.unreadable' });
    expect((await tight.parse(bytes(`${from}\r\ngut`))).text.trim()).toBe('gut');
  });

  test.each([
    ['hangs', 'h'],
    ['ends the worker', 'e'],
    ['throws past every catch', 't'],
  ])('that %s is unreadable; those waiting behind it are read', async (_name, letter) => {
    const failing = createMailParser({
      workerFile: new URL('../support/failing-mail-worker.ts', import.meta.url),
      timeLimitMs: 300,
    });
    const [broken, ...good] = await Promise.allSettled([
      failing.parse(bytes(letter)),
      failing.parse(bytes('a')),
      failing.parse(bytes('b')),
    ]);
    expect(broken).toMatchObject({ status: 'rejected', reason: { code: 'mail.unreadable' } });
    expect(good).toMatchObject([
      { status: 'fulfilled', value: { subject: 'alive' } },
      { status: 'fulfilled', value: { subject: 'alive' } },
    ]);
  });
});

test('a process that has read a mail ends by itself', async () => {
  const script = `import { createMailParser } from '#adapters/mail-parser.ts';
    const mail = await createMailParser().parse(new TextEncoder().encode('From: a@b.example\\r\\n\\r\\nHallo'));
    console.log(mail.from.address);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', script],
    { cwd: process.cwd(), timeout: 50_000 },
  );
  expect(stdout.trim()).toBe('a@b.example');
});
