// MailDraft -> RFC 5322 bytes: text first, then HTML with its images beside it. Nothing is ever read from a file or an address.
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MimeComposer } from '#core/ports.ts';

export const mimeComposer: MimeComposer = {
  compose(draft) {
    const mail = new MailComposer({
      from: draft.from, to: draft.to, replyTo: draft.replyTo, subject: draft.subject, messageId: draft.messageId, date: new Date(draft.date),
      text: draft.text, html: draft.html,
      // Half the work of quoted-printable for German text, and no line is ever too long.
      textEncoding: 'base64',
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
