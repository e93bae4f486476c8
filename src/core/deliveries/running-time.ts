// How long a delivery has been running since it first tried an envelope, over all its runs. Pauses,
// rests and the computer's sleep do not count: who is given up after "a day" was really tried for a
// day.
import type { Clock } from '#core/ports/clock.ts';
import type { EnvelopeId } from '#shared/values.ts';
import type { Stories } from './journal-fold.ts';

export interface RunningTime {
  /** Its time begins, if it had not begun before. */
  begin(id: EnvelopeId): void;
  /** Milliseconds since its first try, those of earlier runs included. */
  readonly of: (id: EnvelopeId) => number;
  /** The run stands still until `goOn`. */
  rest(): void;
  goOn(): void;
}

export function createRunningTime(
  clock: Pick<Clock, 'monotonicMs'>,
  stories: Stories,
): RunningTime {
  /**
   * What is taken off: where each envelope's time began, or would have begun if all of it were in
   * this run.
   */
  const beganAt = new Map<EnvelopeId, number>();
  let restedMs = 0;
  let restBegan: number | undefined;
  const restingMs = () => (restBegan === undefined ? 0 : clock.monotonicMs() - restBegan);
  const read = () => clock.monotonicMs() - restedMs - restingMs();
  for (const [id, { deferrals, ranMs }] of stories)
    if (deferrals > 0 || ranMs > 0) beganAt.set(id, read() - ranMs);
  return {
    begin: (id) => {
      if (!beganAt.has(id)) beganAt.set(id, read());
    },
    of: (id) => Math.max(0, Math.round(read() - (beganAt.get(id) ?? read()))),
    rest: () => {
      restBegan ??= clock.monotonicMs();
    },
    goOn: () => {
      restedMs += restingMs();
      restBegan = undefined;
    },
  };
}
