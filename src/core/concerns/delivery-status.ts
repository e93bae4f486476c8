// Reads delivery reports (RFC 3464): what became of a mail, said by a mail server for machines.
// Reports in other shapes are next door, in unstructured-bounce.ts. Everything here is a claim
// until the envelope it speaks of is found by its Message-ID or token.
import type { ParsedMail } from '#core/ports/mail-parser.ts';
import { isSameMailbox } from '#core/addressees/mailbox-key.ts';
import type { ServerReply } from '#shared/server-reply.ts';
import { isFromMailSystem } from './mail-header.ts';

/** What a report says of one recipient. */
interface RecipientReport {
  /**
   * `delayed` is still being tried; `arrived` says that it arrived, or was handed on. Neither is a
   * bounce.
   */
  readonly action: 'failed' | 'delayed' | 'arrived';
  /** RFC 3463, or empty. */
  readonly status: string;
  /** What the refusing server said, as far as the report tells. */
  readonly reply: ServerReply | null;
  /** Whom it is about, lower case; or empty. */
  readonly recipient: string;
}

export interface DeliveryReport extends RecipientReport {
  /** What it says of others. */
  readonly others: readonly RecipientReport[];
  /**
   * The ENVID under which the mail was handed over (RFC 3461, 4.4), or empty. Not always ours: some
   * servers repeat the Message-ID here.
   */
  readonly envelopeId: string;
  /** The part that came back: at least the head of the mail, where its Message-ID stands. */
  readonly returned: string;
}

interface StatusFields {
  readonly message: Map<string, string>;
  readonly recipients: readonly Map<string, string>[];
}

const MAX_STATUS_BYTES = 256 * 1024;
const MAX_RETURNED_BYTES = 256 * 1024;
const MAX_RECIPIENTS = 200;

/**
 * The blocks of a message/delivery-status part: first about the message, then one per recipient.
 * Field names in lower case, values unfolded.
 */
export function parseDeliveryStatus(text: string): StatusFields {
  const blocks: Map<string, string>[] = [];
  let block = new Map<string, string>();
  let name = '';
  const close = () => {
    if (block.size > 0) blocks.push(block);
    block = new Map();
    name = '';
  };
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    if (line.trim() === '') {
      close();
      if (blocks.length > MAX_RECIPIENTS) break;
      continue;
    }
    if (/^[ \t]/.test(line)) {
      if (name !== '' && block.get(name)!.length < 4000)
        block.set(name, `${block.get(name)} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    name = line.slice(0, colon).trim().toLowerCase();
    // The first of two equal fields counts, as in mail heads.
    if (block.has(name)) name = '';
    else block.set(name, line.slice(colon + 1).trim());
  }
  close();
  const [first, ...rest] = blocks;
  // Some servers leave the block about the message out.
  const startsWithRecipient =
    first !== undefined && (first.has('final-recipient') || first.has('action'));
  return startsWithRecipient
    ? { message: new Map(), recipients: blocks }
    : { message: first ?? new Map<string, string>(), recipients: rest };
}

const decoded = (bytes: Uint8Array, max: number) =>
  new TextDecoder('utf-8').decode(bytes.subarray(0, max));
const isStatusPart = (mime: string) =>
  mime === 'message/delivery-status' || mime === 'message/global-delivery-status';
const isReturnedPart = (mime: string) =>
  [
    'message/rfc822',
    'text/rfc822-headers',
    'message/rfc822-headers',
    'message/global',
    'message/global-headers',
  ].includes(mime);

/**
 * `undefined` when this is no report by RFC 3464. A person who forwards a report does not send one:
 * theirs is no multipart/report, and no mail system sent it. A list puts its footer around one.
 */
export function readDeliveryStatus(mail: ParsedMail): DeliveryReport | undefined {
  if (!mail.contentType.startsWith('multipart/report') && !isFromMailSystem(mail)) return undefined;
  const part = mail.attachments.find(({ mime }) => isStatusPart(mime));
  if (!part) return undefined;
  const { message, recipients } = parseDeliveryStatus(decoded(part.bytes, MAX_STATUS_BYTES));
  const told = recipients.map((fields) => recipientReport(fields, mail.text));
  // Which of several is ours is known once the envelope is found; until then the failed one.
  const news = told.find(({ action }) => action === 'failed') ?? told.find(isDelayed) ?? told[0];
  if (!news) return undefined;
  const envelopeId = fromXtext((message.get('original-envelope-id') ?? '').slice(0, 500));
  return {
    ...news,
    others: told.filter((other) => other !== news),
    envelopeId,
    returned: `${envelopeId}\n${returnedPart(mail)}`,
  };
}

const isDelayed = ({ action }: RecipientReport): boolean => action === 'delayed';

function recipientReport(fields: Map<string, string>, text: string): RecipientReport {
  const recipient =
    addressOf(fields.get('original-recipient') ?? '') ||
    addressOf(fields.get('final-recipient') ?? '');
  const status =
    /[245]\.\d{1,3}\.\d{1,3}/.exec((fields.get('status') ?? '').slice(0, 100))?.[0] ?? '';
  const diagnostic = diagnosticOf(fields.get('diagnostic-code') ?? '', text, recipient);
  return { action: actionOf(fields), status, reply: replyOf(diagnostic, status), recipient };
}

/**
 * The same report, told of this recipient where it speaks of them. A mail of ours has one; a list
 * or an alias behind it has more.
 */
export function reportAbout(report: DeliveryReport, address: string): DeliveryReport {
  const { others, envelopeId, returned, ...news } = report;
  const all = [news, ...others];
  const own = all.find(({ recipient }) => recipient !== '' && isSameMailbox(recipient, address));
  return own === undefined
    ? report
    : { ...own, others: all.filter((other) => other !== own), envelopeId, returned };
}

/** What came back with the report: the mail, or only its head. Empty when nothing did. */
export function returnedPart(mail: ParsedMail): string {
  const part = mail.attachments.find(({ mime }) => isReturnedPart(mime));
  return part ? decoded(part.bytes, MAX_RETURNED_BYTES) : '';
}

/** RFC 3461, 4: `+2B` stands for `+`. */
const fromXtext = (text: string): string =>
  text.replace(/\+([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

const MAX_TEXT_LINES = 2000;
const MAX_REASON_LINES = 8;

/**
 * What was said about this recipient. Exim up to 4.97 writes no Diagnostic-Code: the reason stands
 * in the part for people, below the address.
 */
function diagnosticOf(field: string, text: string, recipient: string): string {
  const said = field.slice(field.slice(0, 20).indexOf(';') + 1);
  const isTelling = /[a-z]{3}/i.test(said) || /[245]\.\d{1,3}\.\d{1,3}/.test(said.slice(0, 300));
  if (isTelling) return field;
  return `${said} ${reasonBelow(text, recipient)}`.trim();
}

/**
 * The lines below the recipient's address, up to the next empty line. Empty where the address does
 * not begin a line.
 */
function reasonBelow(text: string, recipient: string): string {
  if (recipient === '') return '';
  const lines = text
    .slice(0, MAX_RETURNED_BYTES)
    .split('\n', MAX_TEXT_LINES)
    .map((line) => line.slice(0, 500).trim());
  const at = lines.findIndex((line) =>
    line
      .toLowerCase()
      .replace(/^[<"']/, '')
      .startsWith(recipient),
  );
  if (at < 0) return '';
  const below = lines.slice(at + 1, at + 1 + MAX_REASON_LINES);
  const end = below.indexOf('');
  const sameLine = lines[at]!.slice(
    lines[at]!.toLowerCase().indexOf(recipient) + recipient.length,
  ).replace(/^[>"':\s]+/, '');
  return [sameLine, ...(end < 0 ? below : below.slice(0, end))].join(' ').trim();
}

function actionOf(fields: Map<string, string>): DeliveryReport['action'] {
  const action = (fields.get('action') ?? '').split(/[\s;(]/, 1)[0]!.toLowerCase();
  return action === 'failed' || action === 'delayed' ? action : 'arrived';
}

/** `rfc822; person@example.org`, RFC 3464, 2.3.1 */
const addressOf = (value: string): string =>
  value
    .slice(value.indexOf(';') + 1)
    .trim()
    .replace(/^<|>$/g, '')
    .toLowerCase()
    .slice(0, 320);

/**
 * `smtp; 550 5.1.1 <…>: user unknown`, also `550-5.1.1 …` over several lines. `null` when nothing
 * was said.
 */
export function replyOf(diagnostic: string, status: string): ServerReply | null {
  const text = diagnostic
    .slice(diagnostic.slice(0, 20).indexOf(';') + 1)
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return null;
  const code = Number(/(?<![\d.])[245]\d\d(?![\d.])/.exec(text.slice(0, 300))?.[0] ?? 0);
  const enhanced =
    /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/.exec(text.slice(0, 300))?.[0] ?? status;
  return { code, enhanced, text: text.slice(0, 1000) };
}
