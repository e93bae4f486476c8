// Mails made to harm whoever reads them, one for each kind of harm: size, depth, number, what is
// folded, encoded or never ends. `size` is what the harmful part may take, in bytes.
const head = [
  'From: K <k1@verein.example>',
  'To: rk@bezirk.example',
  'Date: Mon, 2 Mar 2026 10:00:00 +0100',
  'Message-ID: <a@verein.example>',
  '',
].join('\r\n');

const plain = (body: string, more = 'Subject: Re: x\r\n') =>
  `${head}${more}Content-Type: text/plain; charset=utf-8\r\n\r\n${body}`;
const page = (body: string) =>
  `${head}Subject: Re: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${body}`;
const parts = (boundary: string, body: string) =>
  `${head}Subject: x\r\nContent-Type: multipart/mixed; ${boundary}\r\n\r\n${body}`;

function nested(depth: number): string {
  const levels = Array.from({ length: depth }, (_none, level) =>
    [
      ...(level > 0 ? [head] : []),
      `Content-Type: multipart/mixed; boundary="b${level}"`,
      '',
      `--b${level}`,
      '',
    ].join('\r\n'),
  );
  return `${head}Subject: x\r\n${levels.join('')}Content-Type: text/plain\r\n\r\nx`;
}

const report = (fields: string, said = 'Undelivered') =>
  [
    `${head}Subject: Undelivered Mail Returned to Sender`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    said,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; x',
    '',
    fields,
    '--b--',
    '',
  ].join('\r\n');

/** Repeated until it takes about `size` bytes. */
type Fill = (text: string) => string;
type Bomb = (fill: Fill) => string | Uint8Array;

const withAttachment = (head2: string, body: string) =>
  parts('boundary="b"', `--b\r\n${head2}\r\n\r\n${body}\r\n--b--`);

export const bombs: Readonly<Record<string, Bomb>> = {
  'an attachment': (fill) =>
    withAttachment(
      'Content-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64',
      fill(`${'QUJD'.repeat(19)}\r\n`),
    ),
  'one line': (fill) => plain(fill('x')),
  'line ends': (fill) => plain(fill('\r\n')),
  'quoted lines': (fill) => plain(fill('> > > > > > > >\r\n')),
  'quote marks without a line end': (fill) => plain(fill('>')),
  'openings of quotes': (fill) => plain(fill('Am 01.01.2026 um 10:00 schrieb ')),
  'English openings of quotes': (fill) =>
    plain(fill('On Mon, Jan 1, 2026 at 10:00 AM someone\r\n')),
  'headers of quotes': (fill) =>
    plain(fill('Von: a@verein.example\r\nGesendet: x\r\nAn: y\r\nBetreff: z\r\n')),
  spaces: (fill) => plain(`${fill(' ')}x`),
  'openings of addresses': (fill) => plain(fill('<a@b')),
  tokens: (fill) => plain(fill('abmelden+fs2slpb2hqmivvkzgcanac3bw7@x.example ')),
  'status codes': (fill) =>
    plain(
      fill('550 5.1.1 user unknown <k1@verein.example> '),
      'Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\n',
    ),
  'emoji and combining marks': (fill) => plain(fill('A\u0300👩‍👩‍👧‍👧\u202e')),
  NUL: (fill) => plain(fill('\u0000a')),
  'what looks encoded': (fill) => plain(fill('begin 644 a\r\n')),
  'a subject': (fill) => plain('x', `Subject: ${fill('Re: ')}\r\n`),
  'encoded words': (fill) => plain('x', `Subject: ${fill('=?utf-8?q?=41?= ')}\r\n`),
  'broken encoded words': (fill) => plain('x', `Subject: ${fill('=?utf-8?q?')}\r\n`),
  'brackets for a sender': (fill) => `From: ${fill('<')}\r\nSubject: x\r\n\r\nx`,
  'comments for a sender': (fill) => `From: ${fill('(')}\r\nSubject: x\r\n\r\nx`,
  recipients: (fill) => plain('x', `Subject: x\r\nTo: ${fill('"a, b" <a@b.example>, ')}\r\n`),
  references: (fill) => plain('x', `Subject: x\r\nReferences: ${fill('<a@b> ')}\r\n`),
  headers: (fill) => plain('x', fill('X-A: b\r\n')),
  'a folded header': (fill) => plain('x', `Subject: a${fill('\r\n b')}\r\n`),
  'a date': (fill) => `From: a@verein.example\r\nSubject: x\r\nDate: ${fill('1 ')}\r\n\r\nx`,
  parameters: (fill) => `${head}Content-Type: text/plain${fill('; a*0*=b')}\r\n\r\nx`,
  'an unknown charset': (fill) => `${head}Content-Type: text/plain; charset=${fill('x')}\r\n\r\nx`,
  'parts in parts': () => nested(19),
  'parts in parts in parts': () => nested(5000),
  parts: (fill) => parts('boundary=b', `${fill('--b\r\n\r\nx\r\n')}--b--`),
  'parts with a hidden boundary': (fill) =>
    parts("boundary*=utf-8''%62%62", `${fill('--bb\r\n\r\nx\r\n')}--bb--`),
  'parts with a folded boundary': (fill) =>
    parts('\r\n boundary\r\n =\r\n bb', `${fill('--bb\r\n\r\nx\r\n')}--bb--`),
  'a file name': (fill) =>
    withAttachment(`Content-Type: image/png; name="${fill('../')}\u202egpj.exe"`, 'x'),
  'open divisions': (fill) => page(fill('<div>')),
  'open lists': (fill) => page(fill('<ul><li>')),
  'open tables': (fill) => page(fill('<table><tr><td>')),
  'open links': (fill) => page(fill('<a ')),
  'open brackets': (fill) => page(fill('<')),
  'open comments': (fill) => page(fill('<!--')),
  'open entities': (fill) => page(fill('&')),
  attributes: (fill) => page(`<p ${fill('a=b ')}>x</p>`),
  links: (fill) => page(fill('<a href="https://x.example/">x</a>')),
  'ends without beginnings': (fill) => page(fill('</p>')),
  'quotes in markup': (fill) => page(fill('<blockquote>x</blockquote>')),
  'soft line ends': (fill) =>
    `${head}Content-Transfer-Encoding: quoted-printable\r\n\r\n${fill('=')}`,
  'a calendar': (fill) => `${head}Content-Type: text/calendar\r\n\r\n${fill('BEGIN:VEVENT\r\n')}`,
  'recipients of a report': (fill) =>
    report(
      fill('Final-Recipient: rfc822; k1@verein.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n'),
    ),
  'one field of a report': (fill) => report(`Diagnostic-Code: smtp; ${fill('550 5.1.1 ')}`),
  'a folded field of a report': (fill) => report(`Diagnostic-Code: smtp;${fill('\r\n 5')}`),
  'the words of a report': (fill) =>
    report(
      'Final-Recipient: rfc822; k1@verein.example\r\nAction: failed\r\nStatus: 5.1.1\r\n',
      fill('<k1@verein.example>: host said: 550 5.1.1\r\n'),
    ),
  'bytes of no text': (fill) => new Uint8Array(fill('x').length).fill(0xff),
  'carriage returns only': (fill) => plain(fill('x ')).replaceAll('\r\n', '\r'),
};

export function bombOf(name: string, size: number): Uint8Array {
  const bomb = bombs[name]!((text) => text.repeat(Math.max(1, Math.floor(size / text.length))));
  return typeof bomb === 'string' ? new TextEncoder().encode(bomb) : bomb;
}
