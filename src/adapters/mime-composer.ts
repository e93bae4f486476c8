// MailDraft -> RFC 5322 bytes: text first, then HTML with its images beside it. Nothing is ever read from a file or an address.
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MimeComposer } from '#core/ports.ts';
import { createQuotedPrintable } from './quoted-printable.ts';

const quotedPrintable = createQuotedPrintable();

/** A finished part. Quoted-printable, because filters distrust text they find in base64. */
const part = (contentType: string, text: string) => ({
  contentType, raw: `Content-Type: ${contentType}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable.encode(text)}`,
});

export const mimeComposer: MimeComposer = {
  compose(draft) {
    const mail = new MailComposer({
      from: draft.from, to: draft.to, replyTo: draft.replyTo, subject: draft.subject, messageId: draft.messageId, date: new Date(draft.date),
      text: part('text/plain; charset=utf-8', draft.text), html: part('text/html; charset=utf-8', draft.html),
      headers: draft.headers.map(([key, value]) => ({ key, value })),
      attachments: draft.images.map(({ cid, mime, fileName, bytes }) => ({
        cid, contentType: mime, filename: fileName, contentDisposition: 'inline', content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      })),
      disableFileAccess: true, disableUrlAccess: true, xMailer: false,
    });
    return new Promise((resolve, reject) => {
      mail.compile().build((error, bytes) => { if (error) reject(error); else resolve(bytes ?? new Uint8Array()); });
    });
  },
};
