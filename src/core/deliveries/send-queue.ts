// Whose turn it is: open envelopes in the order of the plan, deferred ones in the order of their time.
import type { EnvelopeId } from '#shared/values.ts';
import type { Stories } from './journal-fold.ts';

export interface SendQueue {
  /** Takes the next envelope that is due; it is nobody else's until it is given back or deferred. */
  take(nowMs: number): EnvelopeId | undefined;
  /** Its turn again, before all others. */
  giveBack(id: EnvelopeId): void;
  defer(id: EnvelopeId, untilMs: number): void;
  /** When the first deferred envelope is due, in milliseconds since 1970; undefined = none is waiting. */
  nextDueMs(): number | undefined;
}

export function createSendQueue(stories: Stories): SendQueue {
  const open: EnvelopeId[] = [], returned: EnvelopeId[] = [];
  const deferred: { id: EnvelopeId; untilMs: number }[] = [];
  const defer = (id: EnvelopeId, untilMs: number) => {
    const place = deferred.findIndex((other) => other.untilMs > untilMs);
    deferred.splice(place < 0 ? deferred.length : place, 0, { id, untilMs });
  };
  for (const [id, { state, retryAt }] of stories) {
    if (state === 'open') open.push(id);
    if (state === 'deferred') defer(id, Date.parse(retryAt ?? '') || 0);
  }
  let position = 0;
  return {
    take(nowMs) {
      if (returned.length > 0) return returned.pop();
      if (deferred[0] && deferred[0].untilMs <= nowMs) return deferred.shift()?.id;
      return open[position++];
    },
    giveBack: (id) => { returned.push(id); },
    defer,
    nextDueMs: () => deferred[0]?.untilMs,
  };
}
