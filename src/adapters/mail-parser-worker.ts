// Reads one mail at a time away from the program's own threads: a mail written to harm takes this
// worker with it and nothing else. It has no state, touches no file and no network.
// `mail-parser.ts` watches its time and memory.
import { parentPort } from 'node:worker_threads';
import PostalMime, { addressParser, type Address, type Email } from 'postal-mime';
import type { ParsedMail } from '#core/ports/mail-parser.ts';
import { JoinedBytes } from './joined-bytes.ts';

/**
 * Whatever went wrong, the mail is unreadable: breaking a limit and confusing the parser are the
 * same to the person.
 */
export type MailWorkerReply =
  | { readonly type: 'ready' }
  | { readonly type: 'parsed'; readonly mail: ParsedMail }
  | { readonly type: 'unreadable' };

const MAX_DEPTH = 20;
const MAX_PARTS = 500;
const MAX_HEADER_BYTES = 1024 * 1024;
const MAX_TEXT_LENGTH = 4_000_000;
const MAX_HEADERS = 5000;
const MAX_REFERENCES = 200;
const MAX_RECIPIENTS = 500;

/** Where a server writes down whom it delivered to; the rest is what the writer put there. */
const recipientHeaders = new Set([
  'to',
  'cc',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
]);
/** A file with none of these at its top is no mail. */
const mailHeaders = new Set([
  'from',
  'to',
  'date',
  'message-id',
  'subject',
  'received',
  'return-path',
  'delivered-to',
  'mime-version',
]);

Object.defineProperty(globalThis, 'Blob', { value: JoinedBytes });

class UnreadableMail extends Error {}

async function parseMail(bytes: Uint8Array): Promise<ParsedMail> {
  const raw = withReadableHeader(withoutPreamble(bytes));
  if (hasTooManyParts(raw)) throw new UnreadableMail('parts');
  // Forwarded and returned mails stay attachments: their text is not what the writer wrote, and
  // they are not parsed in depth.
  const email = await PostalMime.parse(raw, {
    maxNestingDepth: MAX_DEPTH,
    maxHeadersSize: MAX_HEADER_BYTES,
    forceRfc822Attachments: true,
  });
  if (!email.headers.some(({ key }) => mailHeaders.has(key))) throw new UnreadableMail('no mail');
  return readable(email);
}

function readable(email: Email): ParsedMail {
  const headers = email.headers
    .slice(0, MAX_HEADERS)
    .map(({ key, value }) => ({ name: key, value: oneLine(value) }));
  const first = (name: string) => headers.find((header) => header.name === name)?.value ?? '';
  const from = email.from ? mailboxes([email.from])[0] : undefined;
  const [fromAddress = ''] = writtenAddresses(first('from'));
  const references = messageIds(first('references'));
  return {
    messageId: messageIds(first('message-id'))[0] ?? '',
    inReplyTo: messageIds(first('in-reply-to'))[0] ?? '',
    // The oldest names the mail that began the conversation, the newest the one answered: both ends
    // are kept.
    references:
      references.length > MAX_REFERENCES
        ? [...references.slice(0, MAX_REFERENCES / 2), ...references.slice(-MAX_REFERENCES / 2)]
        : references,
    date: instantOf(email.date),
    subject: oneLine(email.subject ?? ''),
    from: { name: oneLine(from?.name ?? ''), address: fromAddress },
    writers: headers
      .filter(({ name }) => name === 'from' || name === 'sender')
      .flatMap(({ value }) => writtenAddresses(value))
      .slice(0, MAX_RECIPIENTS),
    recipients: headers
      .filter(({ name }) => recipientHeaders.has(name))
      .flatMap(({ value }) => writtenAddresses(value))
      .slice(0, MAX_RECIPIENTS),
    headers,
    text: (email.text ?? '').slice(0, MAX_TEXT_LENGTH),
    html: (email.html ?? '').slice(0, MAX_TEXT_LENGTH),
    contentType: first('content-type').toLowerCase(),
    attachments: email.attachments.map(({ filename, mimeType, content }) => ({
      fileName: oneLine(filename ?? ''),
      mime: mimeType.toLowerCase(),
      bytes:
        typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
    })),
  };
}

function mailboxes(addresses: readonly Address[]): { name: string; address: string }[] {
  return addresses
    .flatMap((one) => (one.group ? one.group : [one]))
    .map(({ name, address }) => ({ name, address: address ?? '' }));
}

/**
 * An address that only appears when an encoded word is decoded is none (RFC 2047, 5 (3)): taking it
 * would let anybody be anybody.
 */
function writtenAddresses(header: string): string[] {
  const written = header.toLowerCase();
  return mailboxes(addressParser(header))
    .slice(0, MAX_RECIPIENTS)
    .map(({ address }) => oneLine(address))
    .filter((address) => address !== '' && written.includes(address.toLowerCase()));
}

const oneLine = (value: string) => value.replace(/[\t\r\n ]+/g, ' ').trim();

/** Every `<…>` without a space in it, in one pass. */
function messageIds(value: string): string[] {
  const found: string[] = [];
  let open = -1;
  for (let at = 0; at < value.length; at += 1) {
    const char = value[at];
    if (char === '<') open = at;
    else if (char === ' ') open = -1;
    else if (char === '>' && open >= 0) {
      if (at - open < 1000) found.push(value.slice(open, at + 1));
      open = -1;
    }
  }
  return found;
}

function instantOf(date: string | undefined): string | null {
  const ms = Date.parse(date ?? '');
  return ms >= 0 && ms < Date.UTC(2200, 0) ? new Date(ms).toISOString() : null;
}

/** Mail programs put a byte order mark before a saved mail, mbox files a `From ` line. */
function withoutPreamble(bytes: Uint8Array): Uint8Array {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const isMbox = [0x46, 0x72, 0x6f, 0x6d, 0x20].every((code, at) => bytes[start + at] === code);
  if (!isMbox) return bytes.subarray(start);
  const end = bytes.indexOf(0x0a, start);
  return end < 0 ? bytes : bytes.subarray(end + 1);
}

/**
 * Bare letters beyond ASCII in a header are UTF-8 (RFC 6532), or what an old web form knew:
 * windows-1252.
 */
function withReadableHeader(bytes: Uint8Array): Uint8Array {
  const end = headerEnd(bytes);
  const header = bytes.subarray(0, end);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(header);
    return bytes;
  } catch {
    const readable = new TextEncoder().encode(new TextDecoder('windows-1252').decode(header));
    const mail = new Uint8Array(readable.length + bytes.length - end);
    mail.set(readable);
    mail.set(bytes.subarray(end), readable.length);
    return mail;
  }
}

/** Where the first empty line begins, or where the mail ends. */
function headerEnd(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a || (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a)) return at + 1;
  }
  return bytes.length;
}

/**
 * Counts the lines that begin a part before the parser builds one. It looks for boundaries anywhere
 * in the file, so it may count too many and never reads structure; a boundary written in an
 * uncommon form escapes it, and then the limits on time and memory hold.
 */
function hasTooManyParts(bytes: Uint8Array): boolean {
  const text = `\n${new TextDecoder('latin1').decode(bytes)}`;
  const boundaries = new Set<string>();
  for (const match of text.matchAll(
    /boundary=[ \t]{0,9}(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))/gi,
  )) {
    boundaries.add(`--${(match[1] ?? match[2] ?? '').trimEnd()}`);
    if (boundaries.size > MAX_PARTS) return true;
  }
  let parts = 0;
  for (let at = text.indexOf('\n--'); at >= 0; at = text.indexOf('\n--', at + 1)) {
    const end = text.indexOf('\n', at + 1);
    const line = text.slice(at + 1, Math.min(end < 0 ? text.length : end, at + 300)).trimEnd();
    if (boundaries.has(line) && (parts += 1) > MAX_PARTS) return true;
  }
  return false;
}

parentPort?.on('message', (bytes: Uint8Array) => {
  void parseMail(bytes).then(
    (mail) => {
      parentPort?.postMessage({ type: 'parsed', mail } satisfies MailWorkerReply);
    },
    () => {
      parentPort?.postMessage({ type: 'unreadable' } satisfies MailWorkerReply);
    },
  );
});
parentPort?.postMessage({ type: 'ready' } satisfies MailWorkerReply);
