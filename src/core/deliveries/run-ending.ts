// Why a run stops, and that everything that waits in it hears of it. The first reason counts.
import type { TechnicalLog } from '#core/ports/technical-log.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import { createStopSignal, type StopSignal } from './stop-signal.ts';
import { whyItStopped } from './why-it-stopped.ts';

export interface RunEnding {
  readonly stop: StopSignal;
  /** undefined = nothing went wrong. */
  readonly reason: StopReason | undefined;
  readonly fail: (why: StopReason) => void;
  readonly failWith: (error: unknown) => void;
}

export function createRunEnding(log: TechnicalLog): RunEnding {
  const stop = createStopSignal();
  let reason: StopReason | undefined;
  const fail = (why: StopReason) => {
    reason ??= why;
    stop.abort();
  };
  return {
    stop,
    get reason() {
      return reason;
    },
    fail,
    failWith: (error) => {
      fail(whyItStopped(error, log));
    },
  };
}
