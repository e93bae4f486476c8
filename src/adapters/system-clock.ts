// The machine's clocks. Some count while the computer sleeps and some do not, and a person may set
// one; so each is used for what it can tell.
import type { Clock } from '#core/ports/clock.ts';

/**
 * How often somebody looks whether the computer slept. Also keeps timers below 2^31 ms, where
 * Node's would fire at once.
 */
const LOOK_MS = 30_000;
/** Nobody looked for longer than this: the computer slept (Windows and some others count that). */
const AWAKE_MS = 2 * LOOK_MS;
/** The wall clock is corrected by parts of a second all day; that ends no wait. */
const CORRECTION_MS = 1_000;

let awakeMs = 0;
let lookedAt: number | undefined;

function look(): number {
  const now = performance.now();
  if (lookedAt === undefined) setInterval(look, LOOK_MS).unref();
  else awakeMs += Math.min(Math.max(0, now - lookedAt), AWAKE_MS);
  lookedAt = now;
  return awakeMs;
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  monotonicMs: look,
  async wait(ms, signal) {
    const steadyUntil = performance.now() + ms;
    const wallUntil = Date.now() + ms + CORRECTION_MS;
    while (!signal?.aborted) {
      // Where the steady clock stops during sleep, the wall clock tells; where the wall clock was
      // set back, the steady one does.
      const restMs = Math.min(steadyUntil - performance.now(), wallUntil - Date.now());
      if (restMs <= 0) return;
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, Math.min(Math.ceil(restMs), LOOK_MS));
        signal?.addEventListener('abort', done);
      });
    }
  },
};
