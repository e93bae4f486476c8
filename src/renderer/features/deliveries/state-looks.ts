// Tone and sign of each state, and the order in which figures are read: what went well, what needs
// a person, what waits, what ended.
import type { Component } from 'vue';
import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CirclePause,
  CircleSlash,
  Clock3,
  LoaderCircle,
  SkipForward,
  Undo2,
} from '@lucide/vue';
import type { Tone } from '#renderer/frame/toasts.ts';
import type { Delivery, DeliveryState, Figures } from '#shared/contract/delivery.ts';
import type { EnvelopeState } from '#shared/contract/envelope.ts';
import type { Texts } from '#shared/texts/texts.ts';

interface Look {
  tone: Tone | 'neutral';
  icon: Component;
}

export const deliveryLooks: Record<DeliveryState, Look> = {
  planned: { tone: 'neutral', icon: Clock3 },
  running: { tone: 'info', icon: LoaderCircle },
  paused: { tone: 'warning', icon: CirclePause },
  finished: { tone: 'success', icon: CircleCheck },
  cancelled: { tone: 'neutral', icon: CircleSlash },
};

export const envelopeLooks: Record<EnvelopeState, Look> = {
  accepted: { tone: 'success', icon: CircleCheck },
  unclear: { tone: 'warning', icon: CircleHelp },
  refused: { tone: 'danger', icon: CircleAlert },
  sending: { tone: 'info', icon: LoaderCircle },
  deferred: { tone: 'info', icon: Clock3 },
  open: { tone: 'neutral', icon: Clock3 },
  skipped: { tone: 'neutral', icon: SkipForward },
  cancelled: { tone: 'neutral', icon: Ban },
};

const order: readonly Outcome[] = [
  'accepted',
  'bounced',
  'unclear',
  'refused',
  'sending',
  'deferred',
  'open',
  'skipped',
  'cancelled',
];

/** What came back later was accepted, but is no success: it is told apart. */
export type Outcome = EnvelopeState | 'bounced';
export const outcomeLooks: Record<Outcome, Look> = {
  ...envelopeLooks,
  bounced: { tone: 'danger', icon: Undo2 },
};

/** Nothing of a rehearsal was accepted by anybody: its mails are written. */
export function wordOf(
  outcome: Outcome,
  isRehearsal: boolean,
  words: Texts['deliveriesView'],
): string {
  if (outcome === 'bounced') return words.bounced;
  return isRehearsal && outcome === 'accepted' ? words.written : words.envelopeStates[outcome];
}

/** Only what occurs; together all envelopes, each once. */
export function figureParts(figures: Figures): { outcome: Outcome; count: number }[] {
  const counts: Record<Outcome, number> = {
    ...figures,
    accepted: figures.accepted - figures.bounced,
  };
  return order
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => ({ outcome, count: counts[outcome] }));
}

/** What no longer waits: the bar of progress counts these. */
export const settledCount = ({ envelopes, open, deferred, sending }: Figures): number =>
  envelopes - open - deferred - sending;
/**
 * Whether it is worth asking whom a delivery did not reach. Also who was left out may be written to
 * by now, at a new address above all. In a rehearsal or a test nobody was to get anything.
 */
export const mayHaveMissed = ({ kind, accountKind, state }: Delivery, figures: Figures): boolean =>
  kind === 'delivery' &&
  accountKind === 'smtp' &&
  (state === 'finished' || state === 'cancelled') &&
  figures.refused + figures.cancelled + figures.bounced + figures.skipped > 0;
