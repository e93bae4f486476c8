// Ends a wait early. The domain has no AbortController of its own: it runs in every JavaScript
// environment.
import type { AbortSignalLike } from '#core/ports/abort-signal-like.ts';

export interface StopSignal extends AbortSignalLike {
  abort(): void;
}

export function createStopSignal(): StopSignal {
  const listeners = new Set<() => void>();
  let aborted = false;
  return {
    get aborted() {
      return aborted;
    },
    addEventListener: (_type, listener) => {
      listeners.add(listener);
    },
    removeEventListener: (_type, listener) => {
      listeners.delete(listener);
    },
    abort() {
      if (aborted) return;
      aborted = true;
      for (const listener of [...listeners]) listener();
    },
  };
}
