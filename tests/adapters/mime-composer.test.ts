// What a composed mail is, read back by an independent parser:
//   * text, html and images come back as they went in, for any text
//   * text before html, images beside the html they belong to, no line longer than allowed, only
//     ASCII and CRLF
//   * nothing is read from files or addresses
import { expect, test } from 'vitest';
import PostalMime from 'postal-mime';
import { mimeComposer } from '#adapters/mime-composer.ts';
import { createQuotedPrintable } from '#adapters/quoted-printable.ts';
import type { MailDraft } from '#core/ports/mime-composer.ts';
import { seeded } from '#tests/support/fault-fs.ts';

const draft = (part: Partial<MailDraft> = {}): MailDraft => ({
  from: { name: 'Bezirksamt', address: 'rk@bezirk.example' },
  to: { name: 'Kim Müller', address: 'kita@verein.example' },
  replyTo: 'antwort@bezirk.example',
  subject: 'Neues für Akteur*innen',
  messageId: '<1@bezirk.example>',
  date: '2026-03-02T09:00:00.000Z',
  html: '<p>Größe</p>',
  text: 'Größe',
  list: { name: 'Kiezbrief', id: 'kiezbrief.bezirk.example' },
  headers: [['Precedence', 'bulk']],
  images: [],
  ...part,
});
const composed = async (part: Partial<MailDraft>) => {
  const bytes = Buffer.from(await mimeComposer.compose(draft(part)));
  return { raw: bytes.toString('latin1'), mail: await PostalMime.parse(bytes) };
};
const texts = [
  '',
  ' ',
  'a',
  '=',
  '.',
  '..\n.\n',
  'From hier\nFrom da',
  'Leerzeichen am Ende \t \nund Tab\t',
  'ä'.repeat(500),
  `${'x'.repeat(75)}=`,
  'x'.repeat(76),
  'x'.repeat(77),
  `${'x'.repeat(74)}é`,
  '😀'.repeat(40),
  'a\n\n\nb\n',
  '----_NmP-1\n--\n----related',
  'Akteur*innen Bürger_innen Bürger:innen',
  '\u00a0geschützt\u00ad weich',
  'null\u0000 byte',
];

test.each(texts)('%j comes back as it went in', async (text) => {
  const { mail, raw } = await composed({ text, html: `<p>${text}</p>` });
  const same = (one: string | undefined) => (one ?? '').replace(/\r\n/g, '\n').replace(/\n+$/, '');
  // The parser ends every text with a line end.
  expect(same(mail.text)).toBe(text.replace(/\n+$/, ''));
  expect(same(mail.html)).toBe(`<p>${text}</p>`);
  expect(raw).not.toMatch(/[^\r]\n|\r[^\n]|[\u0080-\u00ff]/);
  expect(raw.split('\r\n').every((line) => line.length <= 998)).toBe(true);
});

test('quoted-printable lines are at most 76 octets, for any text, and encode the same the second time', () => {
  const random = seeded(3);
  const { encode } = createQuotedPrintable();
  for (let round = 0; round < 200; round += 1) {
    const text = Array.from(
      { length: Math.floor(random() * 300) },
      () => ' \t=.aFé€😀\n'[Math.floor(random() * 9)] ?? 'z',
    ).join('');
    const encoded = encode(text);
    expect(encode(text)).toBe(encoded);
    for (const line of encoded.split('\r\n'))
      expect(line).toMatch(/^(?:[\t !-<>-~]|=[0-9A-F]{2}){0,76}=?$/);
    expect(encoded.split('\r\n').every((line) => line.length <= 76 && !/[ \t]$/.test(line))).toBe(
      true,
    );
    const decoded = Buffer.from(
      encoded
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    ).toString('utf8');
    expect(decoded).toBe(text.toWellFormed().replace(/\r\n|\r|\n/g, '\r\n'));
  }
});

test('the text comes first, images belong to the html and come back byte by byte', async () => {
  const bytes = Uint8Array.from({ length: 5000 }, (_, at) => at % 256);
  const image = {
    cid: 'bild-1@kiezbrief.invalid',
    mime: 'image/png',
    fileName: 'Größe "x".png',
    bytes,
  };
  for (let turn = 0; turn < 2; turn += 1) {
    const { raw, mail } = await composed({
      images: [image],
      html: '<img src="cid:bild-1@kiezbrief.invalid" alt="">',
    });
    expect([...raw.matchAll(/^Content-Type: ([a-z/]+)/gim)].map(([, type]) => type)).toEqual([
      'multipart/alternative',
      'text/plain',
      'multipart/related',
      'text/html',
      'image/png',
    ]);
    expect(
      mail.attachments.map(({ contentId, disposition, mimeType }) => [
        contentId,
        disposition,
        mimeType,
      ]),
    ).toEqual([['<bild-1@kiezbrief.invalid>', 'inline', 'image/png']]);
    expect(Buffer.from(mail.attachments[0]!.content as ArrayBuffer)).toEqual(Buffer.from(bytes));
  }
});

test('what looks like a file or an address stays text', async () => {
  const { mail } = await composed({
    text: 'file:///etc/passwd',
    html: '<img src="file:///etc/passwd"><img src="https://example.org/x.png">',
    subject: 'file:///etc/passwd',
  });
  expect([mail.text?.trim(), mail.subject, mail.attachments]).toEqual([
    'file:///etc/passwd',
    'file:///etc/passwd',
    [],
  ]);
});

test.each([
  ['', '<kiezbrief.bezirk.example>'],
  ['Regionalkoordination', '"Regionalkoordination" <kiezbrief.bezirk.example>'],
  ['Team "Nord", (A) \\ <x@y>', '"Team \\"Nord\\", (A) \\\\ <x@y>" <kiezbrief.bezirk.example>'],
  [
    'Regionalkoordination Schöneberg',
    '=?UTF-8?Q?Regionalkoordination_Sch=C3=B6neberg?= <kiezbrief.bezirk.example>',
  ],
])('the list is called %j, its identifier never encoded', async (name, value) => {
  const { raw } = await composed({ list: { name, id: 'kiezbrief.bezirk.example' } });
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n /g, ' ');
  expect(/^list-id: (.*)$/im.exec(head)?.[1]?.trim()).toBe(value);
});

test('a long name of a list is folded, and comes back whole', async () => {
  const name = 'Ämter, Einrichtungen und Initiativen der drei Bezirksregionen '.repeat(4).trim();
  const { raw, mail } = await composed({ list: { name, id: 'kiezbrief.bezirk.example' } });
  expect(raw.split('\r\n').every((line) => line.length <= 78)).toBe(true);
  expect(mail.headers.find(({ key }) => key === 'list-id')?.value).toContain(
    '<kiezbrief.bezirk.example>',
  );
});
