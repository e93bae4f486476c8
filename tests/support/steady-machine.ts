// A clock that moves only when waited on, ids that count, fingerprints of this test alone: nothing
// sleeps, nothing is random.
import { createHash, createHmac } from 'node:crypto';
import type { Clock } from '#core/ports/clock.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Ids } from '#core/ports/ids.ts';
import type { TechnicalLog } from '#core/ports/technical-log.ts';

export interface SteadyClock extends Clock {
  /** Both clocks. */
  set(instant: string): void;
  /** Only the wall clock: a person set it, or the computer slept. */
  setWall(instant: string): void;
  /** What was waited for, without the rests of up to a second between two announcements. */
  readonly waits: number[];
}

/**
 * Moves to the earliest end of a wait in the next turn of the event loop; waits that overlap end in
 * their order.
 */
export function steadyClock(start = '2026-03-02T09:00:00.000Z'): SteadyClock {
  let nowMs = Date.parse(start);
  let wallAheadMs = 0;
  const waits: number[] = [];
  const sleepers = new Set<{ dueMs: number; wake: () => void }>();
  const turn = () => {
    const [next] = [...sleepers].sort((one, other) => one.dueMs - other.dueMs);
    if (!next) return;
    nowMs = Math.max(nowMs, next.dueMs);
    next.wake();
  };
  return {
    waits,
    now: () => new Date(nowMs + wallAheadMs).toISOString(),
    monotonicMs: () => nowMs,
    wait: async (ms, signal) => {
      if (signal?.aborted) return;
      if (ms > 1000) waits.push(ms);
      await new Promise<void>((resolve) => {
        const sleeper = {
          dueMs: nowMs + ms,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake);
        setImmediate(turn);
      });
    },
    set: (instant) => {
      nowMs = Date.parse(instant);
    },
    setWall: (instant) => {
      wallAheadMs = Date.parse(instant) - nowMs;
    },
  };
}

export function countedIds(): Ids {
  const counts = new Map<string, number>();
  const count = (key: string) => {
    const next = (counts.get(key) ?? 0) + 1;
    counts.set(key, next);
    return next;
  };
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  return {
    next: (prefix) => `${prefix}_${String(count(prefix)).padStart(4, '0')}` as never,
    token: () => {
      let rest = count('token');
      let text = '';
      while (text.length < 26) {
        text = alphabet[rest % 32]! + text;
        rest = Math.floor(rest / 32);
      }
      return text;
    },
  };
}

export const testFingerprint: Fingerprint = {
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  keyed: (text) => createHmac('sha256', 'test').update(text, 'utf8').digest('hex'),
};

export const silentLog: TechnicalLog = { incident: () => 'test', note: () => undefined };
