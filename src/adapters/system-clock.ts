// The machine's clock.
import type { Clock } from '#core/ports.ts';

/** A Node timer overflows above 2^31 - 1 ms (24.8 days) and would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  monotonicMs: () => performance.now(),
  async wait(ms, signal) {
    const until = performance.now() + ms;
    while (!signal?.aborted) {
      const restMs = until - performance.now();
      if (restMs <= 0) return;
      await new Promise<void>((resolve) => {
        const done = () => { clearTimeout(timer); signal?.removeEventListener('abort', done); resolve(); };
        const timer = setTimeout(done, Math.min(Math.ceil(restMs), longestTimerMs));
        signal?.addEventListener('abort', done);
      });
    }
  },
};
