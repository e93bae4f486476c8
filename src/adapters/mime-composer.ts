// MailDraft -> RFC 5322 bytes: text first, then HTML with its images beside it. nodemailer writes
// the headers (folding, encoded words, addresses); the parts are put together here, so that what
// all mails of a delivery share is encoded once. Nothing is ever read from a file or an address.
import { randomBytes } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { encodeWord } from 'nodemailer/lib/mime-funcs';
import type { MailDraft, MimeComposer } from '#core/ports/mime-composer.ts';
import { mailDate } from './mail-date.ts';
import { createQuotedPrintable } from './quoted-printable.ts';

const quotedPrintable = createQuotedPrintable();
/** Octets of an encoded word's content, so that the word stays below the 75 of RFC 2047, 2. */
const ENCODED_WORD = 52;
const imageParts = new WeakMap<MailDraft['images'][number], string>();

export const mimeComposer: MimeComposer = {
  compose: (draft) =>
    new Promise((resolve) => {
      const text = textPart('text/plain', draft.text);
      const html =
        draft.images.length === 0
          ? textPart('text/html', draft.html)
          : related([textPart('text/html', draft.html), ...draft.images.map(imagePart)]);
      const { headers, boundary } = headersOf(draft);
      resolve(Buffer.from(`${headers}\r\n\r\n${multipart(boundary, [text, html])}`, 'utf8'));
    }),
};

/** Of the whole mail, and the boundary they announce. */
function headersOf(draft: MailDraft): { headers: string; boundary: string } {
  const root = new MailComposer({
    from: draft.from,
    to: draft.to,
    replyTo: draft.replyTo,
    subject: draft.subject,
    messageId: draft.messageId,
    date: mailDate(draft.date),
    headers: [
      { key: 'List-Id', value: { value: listId(draft.list), prepared: true, foldLines: true } },
      ...draft.headers.map(([key, value]) => ({ key, value })),
    ],
    // Two alternatives make it multipart/alternative; what they say is added here.
    text: { contentType: 'text/plain', content: '' },
    html: { contentType: 'text/html', content: '' },
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false,
  }).compile();
  const headers = root.buildHeaders();
  return { headers, boundary: root.boundary || '' };
}

/** A phrase and the identifier behind it (RFC 2919, 3); the identifier is never encoded. */
function listId({ name, id }: MailDraft['list']): string {
  if (name === '') return `<${id}>`;
  const isPlain = /^[\x20-\x7e]*$/.test(name) && !name.includes('=?');
  const phrase = isPlain
    ? `"${name.replace(/["\\]/g, '\\$&')}"`
    : encodeWord(name, 'Q', ENCODED_WORD);
  return `${phrase} <${id}>`;
}

/** RFC 2046, 5.1.1. */
const multipart = (boundary: string, parts: readonly string[]): string =>
  `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;

/** RFC 2387: the first part is shown, the others belong to it. */
function related(parts: readonly string[]): string {
  const boundary = `--related-${randomBytes(12).toString('hex')}`;
  return `Content-Type: multipart/related; type="text/html";\r\n boundary="${boundary}"\r\n\r\n${multipart(boundary, parts)}`;
}

/** Quoted-printable, because filters distrust text they find in base64. */
const textPart = (type: 'text/plain' | 'text/html', text: string): string =>
  `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable.encode(text)}`;

function imagePart(image: MailDraft['images'][number]): string {
  const known = imageParts.get(image);
  if (known) return known;
  const safe = (text: string) => text.replace(/[^\w.@+-]/g, '_');
  const base64 = Buffer.from(image.bytes.buffer, image.bytes.byteOffset, image.bytes.byteLength)
    .toString('base64')
    .replace(/.{76}(?=.)/g, '$&\r\n');
  const part = [
    `Content-Type: ${/^image\/[a-z0-9.+-]+$/.test(image.mime) ? image.mime : 'application/octet-stream'}`,
    'Content-Transfer-Encoding: base64',
    `Content-ID: <${safe(image.cid)}>`,
    `Content-Disposition: inline; filename="${safe(image.fileName)}"`,
    '',
    base64,
  ].join('\r\n');
  imageParts.set(image, part);
  return part;
}
