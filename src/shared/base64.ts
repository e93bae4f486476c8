// Base64 (RFC 4648, 4) in every environment we run in: files travel through the contract as base64
// text of up to 50 MiB, and neither `Buffer` (Node only) nor `atob` (a string, then a second pass
// over it) fits. Both directions are one pass over bytes.

const alphabet = new TextEncoder().encode(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
);
const PAD = 0x3d;
const INVALID = 0xff;
const values = new Uint8Array(256).fill(INVALID);
alphabet.forEach((code, value) => {
  values[code] = value;
});

/**
 * The text must be padded base64 without spaces, as the contract's `Bytes` guarantees; anything
 * else is a defect and throws `RangeError`.
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const codes = new TextEncoder().encode(text);
  const length = codes.length;
  if (length % 4 !== 0) throw new RangeError('base64: length is not a multiple of 4');
  if (length === 0) return new Uint8Array(0);
  const padding = paddingOf(codes);
  const bytes = new Uint8Array((length / 4) * 3 - padding);
  const wholeGroups = padding === 0 ? length : length - 4;
  let seen = 0;
  let at = 0;
  for (let i = 0; i < wholeGroups; i += 4) {
    const a = values[codes[i]!]!;
    const b = values[codes[i + 1]!]!;
    const c = values[codes[i + 2]!]!;
    const d = values[codes[i + 3]!]!;
    seen |= a | b | c | d;
    bytes[at++] = (a << 2) | (b >> 4);
    bytes[at++] = (b << 4) | (c >> 2);
    bytes[at++] = (c << 6) | d;
  }
  if (padding > 0) {
    const a = values[codes[length - 4]!]!;
    const b = values[codes[length - 3]!]!;
    const c = padding === 1 ? values[codes[length - 2]!]! : 0;
    seen |= a | b | c;
    bytes[at++] = (a << 2) | (b >> 4);
    if (padding === 1) bytes[at] = (b << 4) | (c >> 2);
  }
  // A value uses six bits; only INVALID sets the two above them.
  if (seen > 63) throw new RangeError('base64: not in the alphabet');
  return bytes;
}

function paddingOf(codes: Uint8Array): number {
  if (codes.at(-1) !== PAD) return 0;
  return codes.at(-2) === PAD ? 2 : 1;
}

export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  const whole = bytes.length - (bytes.length % 3);
  let at = 0;
  for (let i = 0; i < whole; i += 3) {
    const a = bytes[i]!;
    const b = bytes[i + 1]!;
    const c = bytes[i + 2]!;
    codes[at++] = alphabet[a >> 2]!;
    codes[at++] = alphabet[((a & 3) << 4) | (b >> 4)]!;
    codes[at++] = alphabet[((b & 15) << 2) | (c >> 6)]!;
    codes[at++] = alphabet[c & 63]!;
  }
  if (whole < bytes.length) {
    const a = bytes[whole]!;
    const b = bytes[whole + 1] ?? 0;
    codes[at++] = alphabet[a >> 2]!;
    codes[at++] = alphabet[((a & 3) << 4) | (b >> 4)]!;
    codes[at++] = whole + 1 < bytes.length ? alphabet[(b & 15) << 2]! : PAD;
    codes[at] = PAD;
  }
  return new TextDecoder().decode(codes);
}
