// Tells the time and waits.
import type { Instant } from '#shared/values.ts';
import type { AbortSignalLike } from './abort-signal-like.ts';

export interface Clock {
  now(): Instant;
  /**
   * Milliseconds that only ever grow, and not while the computer sleeps; for pacing and for how
   * long something took.
   */
  monotonicMs(): number;
  /**
   * Resolves after `ms`, or at once when aborted. What the computer slept through was waited for.
   */
  wait(ms: number, signal?: AbortSignalLike): Promise<void>;
}
