// How mail programs mark what is not the writer's own: quote signs, "Am … schrieb …:", "Von:
// Gesendet: …", rulers, signatures.
// Every question looks at a few lines and a few hundred characters, so reading a mail stays linear
// in its length.

const MAX_LINE = 300;
const head = (line: string | undefined) => (line ?? '').slice(0, MAX_LINE).trim();

export const isQuoted = (line: string): boolean => /^[ \t]{0,3}>/.test(line.slice(0, 8));

/** RFC 3676, 4.3: `-- `, with or without the space that many programs lose. */
export const isSignatureRuler = (line: string): boolean => line === '-- ' || line === '--';

const mobileSignatures = [
  'von meinem iphone gesendet',
  'von meinem ipad gesendet',
  'gesendet von meinem',
  'von meinem samsung',
  'von meinem huawei',
  'gesendet mit der gmx',
  'gesendet mit der web.de',
  'gesendet mit der telekom',
  'diese nachricht wurde von meinem android',
  'diese nachricht wurde von meinem mobil',
  'gesendet von outlook',
  'gesendet von mail für windows',
  'gesendet von yahoo',
  'outlook für ',
  'holen sie sich outlook für',
  'sent from my ',
  'sent from outlook',
  'sent from mail for windows',
  'sent with ',
  'get outlook for ',
];
export function isMobileSignature(line: string): boolean {
  const text = head(line).toLowerCase();
  return text.length < 120 && mobileSignatures.some((start) => text.startsWith(start));
}

/**
 * A mark is so many lines long; `isSure` when what follows cannot be the writer's own, even without
 * quote signs.
 */
export interface QuoteMark {
  readonly length: number;
  readonly isSure: boolean;
}

/** The mark that begins at this line, if one does. */
export function quoteMarkAt(lines: readonly string[], at: number): QuoteMark | undefined {
  const first = head(lines[at]);
  if (first.length < 3) return undefined;
  return (
    ruler(lines, at, first) ??
    (first.includes(':') ? headerBlock(lines, at) : undefined) ??
    attribution(lines, at, first)
  );
}

const originalWords = [
  'ursprüngliche nachricht',
  'ursprungliche nachricht',
  'original-nachricht',
  'originalnachricht',
  'original nachricht',
  'original message',
  'original-message',
  'originalmessage',
  'vorherige nachricht',
];

/**
 * `-----Ursprüngliche Nachricht-----`. A forwarded message is deliberately none: it is what the
 * writer wants to tell.
 */
function ruler(lines: readonly string[], at: number, text: string): QuoteMark | undefined {
  if (text.length > 120 || text.length < 10 || !'-_'.includes(text.charAt(0))) return undefined;
  if (
    /^-{2,}/.test(text) &&
    originalWords.includes(text.replace(/^[-\s]{1,120}|[-\s]{1,120}$/g, '').toLowerCase())
  )
    return { length: 1 + (headerBlock(lines, at + 1)?.length ?? 0), isSure: true };
  if (!/^_{10,}$/.test(text)) return undefined;
  const block = headerBlock(lines, at + 1);
  return block && { length: block.length + 1, isSure: true };
}

const labels: Record<string, 'from' | 'sent' | 'to' | 'subject' | 'other'> = {
  von: 'from',
  from: 'from',
  absender: 'from',
  gesendet: 'sent',
  sent: 'sent',
  datum: 'sent',
  date: 'sent',
  an: 'to',
  to: 'to',
  empfänger: 'to',
  betreff: 'subject',
  subject: 'subject',
  cc: 'other',
  kopie: 'other',
  bcc: 'other',
  'antwort an': 'other',
  'reply-to': 'other',
  priorität: 'other',
  importance: 'other',
  wichtigkeit: 'other',
};
const MAX_BLOCK_LINES = 16;

/**
 * Outlook, GMX, WEB.DE and T-Online put the head of the mail answered above it: `Von:` and at least
 * two more of its lines.
 */
function headerBlock(lines: readonly string[], at: number): QuoteMark | undefined {
  const seen = new Set<string>();
  let length = 0;
  let isFirst = true;
  for (let offset = 0; offset < MAX_BLOCK_LINES; offset += 1) {
    const text = head(lines[at + offset]).replaceAll('*', '');
    const label = text.slice(0, 20).split(':', 1)[0]!.trim().toLowerCase();
    const kind =
      text.slice(0, 21).includes(':') && Object.hasOwn(labels, label) ? labels[label] : undefined;
    if (isFirst && text !== '' && kind === undefined) return undefined;
    if (kind !== undefined) {
      seen.add(kind);
      length = offset + 1;
      isFirst = false;
      continue;
    }
    // A long list of recipients goes on in the next lines; an empty line may stand between two of
    // them.
    if (offset + 1 - length > 2) break;
  }
  const isHead = seen.has('from') && seen.has('sent') && (seen.has('to') || seen.has('subject'));
  return isHead ? { length, isSure: true } : undefined;
}

const attributionStarts = ['am ', 'on ', 'le ', 'el ', 'il ', 'op '];
const attributionEnds = [' schrieb', ' wrote', ' a écrit', ' escribió', ' ha scritto', ' schreef'];

/**
 * `Am 2.3.2026 um 10:14 schrieb Regionalkoordination <…>:`, wrapped over up to four lines. Sure
 * only with an address in it: people write such sentences too.
 */
function attribution(lines: readonly string[], at: number, line: string): QuoteMark | undefined {
  const first = line.toLowerCase();
  const isByName =
    / (?:schrieb|wrote)(?: am .{4,40})?:$/.test(first.slice(-80)) && first.includes('@');
  if (!isByName && !attributionStarts.some((start) => first.startsWith(start))) return undefined;
  let text = '';
  for (let length = 1; length <= 4; length += 1) {
    const next = head(lines[at + length - 1]).toLowerCase();
    if (next === '') return undefined;
    text += ` ${next}`;
    if (!text.endsWith(':')) continue;
    return attributionEnds.some((end) => text.includes(end)) && /\d/.test(text)
      ? { length, isSure: text.includes('@') }
      : undefined;
  }
  return undefined;
}
