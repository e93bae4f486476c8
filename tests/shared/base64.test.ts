// What base64 promises:
//   * bytes survive the way there and back, whatever their length, and agree with Node's own base64
//   * text that is not padded base64 is refused, never decoded to something else
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '#shared/base64.ts';

describe('base64', () => {
  it('agrees with Node for every length from 0 to 300 and every byte value', () => {
    for (let length = 0; length <= 300; length++) {
      const bytes = new Uint8Array(randomBytes(length));
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
    }
    const all = Uint8Array.from({ length: 256 }, (_, value) => value);
    expect(fromBase64(toBase64(all))).toEqual(all);
  });

  it('carries five million bytes unchanged', () => {
    const bytes = new Uint8Array(randomBytes(5_000_000));
    expect(Buffer.compare(fromBase64(toBase64(bytes)), bytes)).toBe(0);
  });

  it.each(['A', 'AB', 'ABC', 'ABCDE', 'AB CD', 'AB-_', 'ABÄ=', 'A===', '====', 'AB==ABCD', 'Ü'])(
    'refuses %j',
    (text) => {
      expect(() => fromBase64(text)).toThrow(RangeError);
    },
  );
});
