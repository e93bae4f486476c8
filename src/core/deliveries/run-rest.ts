// The server takes nothing for now: nobody is blamed, all workers of the run wait, and it goes on
// by itself.
import type { Clock } from '#core/ports/clock.ts';
import { restCode } from '#core/settings/refusal.ts';
import type { ServerReply, SmtpStep } from '#shared/server-reply.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import type { Instant } from '#shared/values.ts';
import type { Line } from './line.ts';
import type { Turns } from './pace.ts';
import { limitDelayMs } from './retry.ts';
import type { RunEnding } from './run-ending.ts';
import type { RunningTime } from './running-time.ts';
import { createStopSignal } from './stop-signal.ts';
import { refusedWith } from './why-it-stopped.ts';

/** The server takes nothing until this time, for this reason; null = it goes on. */
export type OnRest = (
  rest: { readonly until: Instant; readonly why: StopReason } | null,
) => Promise<void>;

export interface RunRest {
  /** Resolves when the rest is over; undefined = the run does not rest. */
  readonly over: Promise<void> | undefined;
  /** After a day of resting a person should look: then the run fails. */
  begin(reply: ServerReply | null, step: SmtpStep | undefined): void;
  /** Ends the wait early. */
  readonly hurry: () => void;
  /** The server took a mail: the next rest is a short one again. */
  accepted(): void;
}

interface RunRestDeps {
  readonly ending: RunEnding;
  readonly line: Line;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly runningTime: RunningTime;
  readonly onRest: OnRest;
}

export function createRunRest(deps: RunRestDeps): RunRest {
  const { ending, line, turns, clock, runningTime, onRest } = deps;
  const { stop } = ending;
  let over: Promise<void> | undefined;
  let alarm = createStopSignal();
  let rests = 0;
  stop.addEventListener('abort', () => {
    alarm.abort();
  });

  async function rest(delayMs: number, why: StopReason): Promise<void> {
    const until = new Date(Date.parse(clock.now()) + delayMs).toISOString();
    alarm = createStopSignal();
    await onRest({ until, why });
    runningTime.rest();
    await clock.wait(delayMs, alarm);
    runningTime.goOn();
    if (!stop.aborted) await onRest(null);
  }

  return {
    get over() {
      return over;
    },
    begin(reply, step) {
      if (over || stop.aborted) return;
      const code = restCode(reply);
      const why = refusedWith(code, { host: line.host, reply, step });
      const delayMs = limitDelayMs((rests += 1));
      if (delayMs === null) {
        ending.fail(why);
        return;
      }
      if (code === 'smtp.limit-reached') turns.slowDown();
      // It answers: whatever was wrong with the line is over.
      line.works();
      over = rest(delayMs, why)
        .catch(ending.failWith)
        .finally(() => {
          over = undefined;
        });
    },
    hurry: () => {
      alarm.abort();
    },
    accepted: () => {
      rests = 0;
    },
  };
}
