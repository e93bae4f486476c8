// Ids and tokens from the system's random source.
import { randomBytes } from 'node:crypto';
import type { Ids } from '#core/ports/ids.ts';

/** In the order of their character codes, without letters that look like digits (Crockford). */
const sortable = '0123456789abcdefghjkmnpqrstvwxyz';
/** RFC 4648, lower case. */
const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

// An id is 9 characters of time (45 bits of milliseconds) and 7 of chance (35 bits). Within one
// millisecond the chance part counts up instead of being drawn again, so this process never makes
// the same id twice, and ids sort in the order they were made.
const timeLength = 9;
const chanceLength = 7;
let lastMs = 0;
let lastTime = '';
let chance = 0;

function text(value: number, length: number): string {
  let rest = value;
  let written = '';
  for (let position = 0; position < length; position++) {
    written = sortable[rest % 32]! + written;
    rest = Math.floor(rest / 32);
  }
  return written;
}

export const randomIds: Ids = {
  next(prefix) {
    const nowMs = Date.now();
    if (nowMs > lastMs) {
      lastMs = nowMs;
      lastTime = text(nowMs, timeLength);
      // 32 of 35 bits: room to count.
      chance = randomBytes(4).readUInt32BE();
    } else chance += 1;
    return `${prefix}_${lastTime}${text(chance, chanceLength)}` as never;
  },
  token: () => Array.from(randomBytes(26), (byte) => base32[byte & 31]!).join(''),
};
