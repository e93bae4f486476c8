// A mail that came back, for reading: the bytes as they were kept, made harmless.
import type { Blobs } from '#core/ports/blobs.ts';
import type { HtmlSanitiser } from '#core/ports/html-sanitiser.ts';
import type { MailParser } from '#core/ports/mail-parser.ts';
import type { concerns } from '#shared/contract/concerns.ts';
import type { Output } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { BlobId } from '#shared/values.ts';
import { shallowHtml } from './shallow-html.ts';

/**
 * Throws `concern.not-found` when the mail is not kept any more, and what the parser and the blobs
 * throw.
 */
export async function readOriginal(
  { blobs, parser, sanitiser }: { blobs: Blobs; parser: MailParser; sanitiser: HtmlSanitiser },
  original: BlobId,
): Promise<Output<typeof concerns.original>> {
  const bytes = await blobs.get(original);
  if (!bytes) throw new AppError('concern.not-found', { id: original });
  const { from, recipients, subject, date, headers, text, html, attachments } =
    await parser.parse(bytes);
  return {
    from: { ...from },
    to: [...recipients],
    subject,
    date,
    headers: headers.map(({ name, value }) => ({ name, value })),
    text,
    html: html === '' ? '' : sanitiser.incoming(shallowHtml(html)),
    attachments: attachments.map((one) => ({
      fileName: one.fileName,
      mime: one.mime,
      bytes: one.bytes.length,
    })),
  };
}
