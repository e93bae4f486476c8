// incidents.*: a screen's defects reach the technical log. Slowly, because a view that fails again
// and again must not push out what came before.
import type { Clock } from '#core/ports/clock.ts';
import type { TechnicalLog } from '#core/ports/technical-log.ts';
import type { Api } from '#shared/api.ts';
import type { ScreenDefect } from '#shared/contract/incidents.ts';
import type { Handlers } from '#shared/define.ts';

const PER_MINUTE = 10;

export function createIncidentsHandlers({
  log,
  clock,
}: {
  log: TechnicalLog;
  clock: Clock;
}): Handlers<Api['incidents']> {
  let writtenAtMs: number[] = [];
  return {
    report(defect) {
      const nowMs = clock.monotonicMs();
      writtenAtMs = writtenAtMs.filter((atMs) => nowMs - atMs < 60_000);
      if (writtenAtMs.length >= PER_MINUTE) return Promise.resolve({ incident: null });
      writtenAtMs.push(nowMs);
      const { incident, view, ids } = defect;
      return Promise.resolve({
        incident: log.incident(asError(defect), {
          method: 'incidents.report',
          incident,
          view,
          ids,
        }),
      });
    },
  };
}

/** As it would be had it happened on this side, without a message. */
function asError({ name, stack }: ScreenDefect): Error {
  const error = new Error();
  error.name = name;
  error.stack = [
    name,
    ...stack.map(({ at, file, line, column }) => `    at ${at} (${file}:${line}:${column})`),
  ].join('\n');
  return error;
}
