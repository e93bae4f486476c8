// A parsed mail in a line, for tests of the decisions made about it.
import type { ParsedMail } from '#core/ports/mail-parser.ts';

/** `headers` are what the parser would have found besides. */
export function parsedMail(
  given: Partial<Omit<ParsedMail, 'headers'>> & { headers?: Record<string, string> } = {},
): ParsedMail {
  const { headers = {}, ...rest } = given;
  return {
    messageId: '',
    inReplyTo: '',
    references: [],
    date: null,
    subject: '',
    from: { name: '', address: 'leitung@kita.example' },
    writers: [given.from?.address ?? 'leitung@kita.example'],
    recipients: [],
    text: '',
    html: '',
    contentType: 'text/plain',
    attachments: [],
    ...rest,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
  };
}
