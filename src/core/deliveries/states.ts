// The states of a delivery and of its envelopes, as tables a domain expert can read.
import type { DeliveryState, DeliveryStep } from '#shared/contract/delivery.ts';
import type { EnvelopeState } from '#shared/contract/envelope.ts';

const next: Record<DeliveryState, Partial<Record<DeliveryStep, DeliveryState>>> = {
  planned: { start: 'running', cancel: 'cancelled' },
  running: { pause: 'paused', finish: 'finished', cancel: 'cancelled' },
  // Finished from a pause: the last unclear envelope was decided.
  paused: { start: 'running', finish: 'finished', cancel: 'cancelled' },
  finished: {},
  cancelled: {},
};

/** undefined = not possible in this state. */
export const stateAfter = (state: DeliveryState, step: DeliveryStep): DeliveryState | undefined =>
  next[state][step];

const final: Record<EnvelopeState, boolean> = {
  open: false,
  sending: false,
  deferred: false,
  unclear: false,
  accepted: true,
  refused: true,
  skipped: true,
  cancelled: true,
};

/** Nothing more happens to the envelope by itself or by a decision about it. */
export const isFinal = (state: EnvelopeState): boolean => final[state];

/** The program may still hand it over: it waits for its turn or for another try. */
export const mayBeSent = (state: EnvelopeState): boolean =>
  state === 'open' || state === 'deferred';
