// Whose turn it is: open envelopes in the order of the plan, deferred ones in the order of their
// time.
import type { EnvelopeId } from '#shared/values.ts';
import type { Stories } from './journal-fold.ts';
import { LONGEST_RETRY_MS } from './retry.ts';

/**
 * One moment on both clocks. The wall clock goes on while the computer sleeps, and may be set; the
 * steady one does neither. What is due on either of them is due: sleep makes nobody wait twice, and
 * a clock set back makes nobody wait for years.
 */
export interface Moment {
  readonly wallMs: number;
  readonly steadyMs: number;
}

export interface SendQueue {
  /**
   * Takes the next envelope that is due; it is nobody else's until it is given back or deferred.
   */
  take(now: Moment): EnvelopeId | undefined;
  /** Its turn again, before all others. */
  giveBack(id: EnvelopeId): void;
  /** Its turn again, after everybody who is open. */
  putLast(id: EnvelopeId): void;
  /** `until` on the wall clock, in milliseconds since 1970; at most the longest step away. */
  defer(id: EnvelopeId, until: number, now: Moment): void;
  /** How long until the first deferred envelope is due; undefined = none is waiting. */
  nextDueInMs(now: Moment): number | undefined;
  /** How long until this one is due; 0 = its turn has come. */
  dueInMs(id: EnvelopeId, now: Moment): number;
}

export function createSendQueue(stories: Stories, now: Moment): SendQueue {
  const open: EnvelopeId[] = [];
  const returned: EnvelopeId[] = [];
  const deferred: { id: EnvelopeId; due: Moment }[] = [];
  const defer: SendQueue['defer'] = (id, until, { wallMs, steadyMs }) => {
    const due = {
      wallMs: until,
      steadyMs: steadyMs + Math.min(Math.max(0, until - wallMs), LONGEST_RETRY_MS),
    };
    const place = deferred.findIndex((other) => other.due.steadyMs > due.steadyMs);
    deferred.splice(place < 0 ? deferred.length : place, 0, { id, due });
  };
  const untilDue = (due: Moment, { wallMs, steadyMs }: Moment) =>
    Math.max(0, Math.min(due.wallMs - wallMs, due.steadyMs - steadyMs));
  const nextDueInMs: SendQueue['nextDueInMs'] = (at) =>
    deferred[0] && untilDue(deferred[0].due, at);
  for (const [id, { state, retryAt }] of stories) {
    if (state === 'open') open.push(id);
    if (state === 'deferred') defer(id, Date.parse(retryAt ?? '') || 0, now);
  }
  let position = 0;
  return {
    take(at) {
      if (returned.length > 0) return returned.pop();
      if (nextDueInMs(at) === 0) return deferred.shift()?.id;
      return position < open.length ? open[position++] : undefined;
    },
    giveBack: (id) => {
      returned.push(id);
    },
    putLast: (id) => {
      open.push(id);
    },
    defer,
    nextDueInMs,
    dueInMs(id, at) {
      const found = deferred.find((one) => one.id === id);
      return found ? untilDue(found.due, at) : 0;
    },
  };
}
