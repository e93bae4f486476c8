// A clock that moves only when waited on, ids that count, fingerprints of this test alone: nothing sleeps, nothing is random.
import { createHash, createHmac } from 'node:crypto';
import type { Clock, Fingerprint, Ids, TechnicalLog } from '#core/ports.ts';

export interface SteadyClock extends Clock { set(instant: string): void; readonly waits: number[] }

/** `wait` moves the clock forward and resolves in the next turn of the event loop. */
export function steadyClock(start = '2026-03-02T09:00:00.000Z'): SteadyClock {
  let nowMs = Date.parse(start);
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(nowMs).toISOString(),
    monotonicMs: () => nowMs,
    wait: async (ms, signal) => {
      if (signal?.aborted) return;
      waits.push(ms);
      nowMs += ms;
      await new Promise((resolve) => { setImmediate(resolve); });
    },
    set: (instant) => { nowMs = Date.parse(instant); },
  };
}

export function countedIds(): Ids {
  const counts = new Map<string, number>();
  const count = (key: string) => { const next = (counts.get(key) ?? 0) + 1; counts.set(key, next); return next; };
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  return {
    next: (prefix) => `${prefix}_${String(count(prefix)).padStart(4, '0')}` as never,
    token: () => { let rest = count('token'); let text = ''; while (text.length < 26) { text = alphabet[rest % 32]! + text; rest = Math.floor(rest / 32); } return text; },
  };
}

export const testFingerprint: Fingerprint = {
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  keyed: (text) => createHmac('sha256', 'test').update(text, 'utf8').digest('hex'),
};

export const silentLog: TechnicalLog = { incident: () => 'test', note: () => undefined };
