// Text -> quoted-printable (RFC 2045, 6.7). Mails of one delivery differ in few lines; a line that
// was encoded before is not encoded again.

/** Longest line in octets, soft line break included. */
const WIDTH = 76;
/** Of remembered lines, in characters: a few bulletins. */
const MEMORY = 2_000_000;

const hex = Array.from(
  { length: 256 },
  (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
);
const literal = Array.from({ length: 256 }, (_, byte) =>
  (byte >= 33 && byte <= 126 && byte !== 61) || byte === 32 || byte === 9
    ? String.fromCharCode(byte)
    : undefined,
);

export interface QuotedPrintable {
  encode(text: string): string;
}

/** Any line end becomes CRLF; everything else comes back as it was. */
export function createQuotedPrintable(): QuotedPrintable {
  let known = new Map<string, string>();
  let size = 0;
  const encodedLine = (line: string): string => {
    const before = known.get(line);
    if (before !== undefined) return before;
    const encoded = encodeLine(line);
    if (size > MEMORY) {
      known = new Map();
      size = 0;
    }
    known.set(line, encoded);
    size += line.length + encoded.length;
    return encoded;
  };
  return {
    encode: (text) =>
      text
        .split(/\r\n|\r|\n/)
        .map(encodedLine)
        .join('\r\n'),
  };
}

function encodeLine(line: string): string {
  const bytes = Buffer.from(line, 'utf8');
  let encoded = '';
  let width = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const isLast = at === bytes.length - 1;
    // A space at the end of a line would be lost on the way, and so might a line that begins like a
    // mailbox separator.
    const isFragile =
      (isLast && (byte === 32 || byte === 9)) || (at === 0 && line.startsWith('From '));
    const piece = (isFragile ? undefined : literal[byte]) ?? hex[byte] ?? '';
    if (width + piece.length > (isLast ? WIDTH : WIDTH - 1)) {
      encoded += '=\r\n';
      width = 0;
    }
    encoded += piece;
    width += piece.length;
  }
  return encoded;
}
