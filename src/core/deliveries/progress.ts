// Announces how far a delivery is, at most four times a second; the last word is always said.
import type { EventBus } from '#core/event-bus.ts';
import type { Clock } from '#core/ports.ts';
import type { Delivery } from '#shared/contract/deliveries.ts';
import type { Stories } from './journal-fold.ts';
import { mayBeSent } from './states.ts';

/** Leaves room for the announcements of a state within four a second. */
const SPACING_MS = 400;

export interface Progress {
  /** Envelopes changed. */
  moved(delivery: Delivery, stories: Stories): void;
  /** The delivery changed its state: announced at once. */
  changed(delivery: Delivery, stories: Stories): void;
}

export function createProgress(events: EventBus, clock: Clock): Progress {
  let saidAtMs = -Infinity;
  const say = ({ id, state }: Delivery, stories: Stories) => {
    saidAtMs = clock.monotonicMs();
    let done = 0;
    for (const story of stories.values()) if (!mayBeSent(story.state) && story.state !== 'sending') done += 1;
    events.publish('deliveries.progressed', { deliveryId: id, state, done, total: stories.size });
  };
  return {
    moved(delivery, stories) { if (clock.monotonicMs() - saidAtMs >= SPACING_MS) say(delivery, stories); },
    changed: say,
  };
}
