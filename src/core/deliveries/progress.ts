// Announces how far a delivery is, at most four times a second. Nothing stays unsaid: whatever came
// too soon after the last word is said, in its newest state, as soon as there is room.
import type { EventBus } from '#core/event-bus.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { TechnicalLog } from '#core/ports/technical-log.ts';
import type { DeliveryState } from '#shared/contract/delivery.ts';
import type { DeliveryId } from '#shared/values.ts';
import type { Stories } from './journal-fold.ts';
import { mayBeSent } from './states.ts';
import { createStopSignal, type StopSignal } from './stop-signal.ts';

const PER_SECOND = 4;
/** Between two words about envelopes: leaves room for a change of state within the four. */
const SPACING_MS = 400;

export interface ProgressDeps {
  readonly events: EventBus;
  readonly clock: Clock;
  readonly log: TechnicalLog;
  /** How it stands right now; undefined = it is gone. */
  readonly look: (
    id: DeliveryId,
  ) => Promise<
    { state: DeliveryState; isAwaitingGreeting?: boolean; stories: Stories } | undefined
  >;
}

export interface Progress {
  /** Envelopes changed. */
  moved(id: DeliveryId): void;
  /**
   * The delivery changed its state: announced at once, if four words were not said within this
   * second.
   */
  changed(id: DeliveryId): void;
  /** Resolves when nothing is left unsaid. */
  quiet(): Promise<void>;
}

/** What there is to say about one delivery, and when the last words were said, oldest first. */
interface Topic {
  saidAtMs: number[];
  isUnsaid: boolean;
  isUrgent: boolean;
  hurry: StopSignal;
  speaking: Promise<void> | undefined;
}

export function createProgress({ events, clock, log, look }: ProgressDeps): Progress {
  const topics = new Map<DeliveryId, Topic>();

  function topicOf(id: DeliveryId): Topic {
    const known = topics.get(id);
    if (known) return known;
    const topic: Topic = {
      saidAtMs: [],
      isUnsaid: false,
      isUrgent: false,
      hurry: createStopSignal(),
      speaking: undefined,
    };
    topics.set(id, topic);
    return topic;
  }

  function restMs({ saidAtMs, isUrgent }: Topic): number {
    const fourthLast = saidAtMs.at(-PER_SECOND) ?? -Infinity;
    const last = saidAtMs.at(-1) ?? -Infinity;
    return Math.max(
      0,
      fourthLast + 1000 - clock.monotonicMs(),
      isUrgent ? 0 : last + SPACING_MS - clock.monotonicMs(),
    );
  }

  async function say(id: DeliveryId, topic: Topic): Promise<void> {
    topic.isUnsaid = topic.isUrgent = false;
    topic.saidAtMs = [...topic.saidAtMs, clock.monotonicMs()].slice(-PER_SECOND);
    const now = await look(id);
    if (!now) return;
    let done = 0;
    for (const { state } of now.stories.values())
      if (!mayBeSent(state) && state !== 'sending') done += 1;
    const {
      state,
      isAwaitingGreeting = false,
      stories: { size: total },
    } = now;
    events.publish('deliveries.progressed', {
      deliveryId: id,
      state,
      done,
      total,
      ...(isAwaitingGreeting && { isAwaitingGreeting }),
    });
  }

  /** One word after the other, so that the last one said is the newest. */
  async function speak(id: DeliveryId, topic: Topic): Promise<void> {
    while (topic.isUnsaid) {
      const ms = restMs(topic);
      if (ms > 0) {
        topic.hurry = createStopSignal();
        await clock.wait(ms, topic.hurry);
        continue;
      }
      try {
        await say(id, topic);
      } catch (error) {
        log.incident(error, { method: 'deliveries.progressed' });
      }
    }
    topic.speaking = undefined;
  }

  function tell(id: DeliveryId, isUrgent: boolean): void {
    const topic = topicOf(id);
    topic.isUnsaid = true;
    if (isUrgent) {
      topic.isUrgent = true;
      topic.hurry.abort();
    }
    topic.speaking ??= speak(id, topic);
  }

  return {
    moved: (id) => {
      tell(id, false);
    },
    changed: (id) => {
      tell(id, true);
    },
    async quiet() {
      for (;;) {
        const speaking = [...topics.values()].flatMap((topic) => topic.speaking ?? []);
        if (speaking.length === 0) return;
        await Promise.all(speaking);
      }
    },
  };
}
