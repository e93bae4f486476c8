// Publishes the progress of a delivery, at most four times a second. Nothing is lost: a change that
// comes too soon after the last event is published with the newest state as soon as there is room.
import type { EventBus } from '#core/event-bus.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { TechnicalLog } from '#core/ports/technical-log.ts';
import type { DeliveryState } from '#shared/contract/delivery.ts';
import type { DeliveryId } from '#shared/values.ts';
import type { Stories } from './journal-fold.ts';
import { mayBeSent } from './states.ts';
import { createStopSignal, type StopSignal } from './stop-signal.ts';

const PER_SECOND = 4;
/** Between two events about envelopes: leaves room for a change of state within the four. */
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
  /** The delivery changed its state: published at once, unless this second had its four events. */
  changed(id: DeliveryId): void;
  /** Resolves when everything is published. */
  quiet(): Promise<void>;
}

/** What is to be published about one delivery, and when the last events were, oldest first. */
interface Topic {
  publishedAtMs: number[];
  isPending: boolean;
  isUrgent: boolean;
  hurry: StopSignal;
  publishing: Promise<void> | undefined;
}

export function createProgress({ events, clock, log, look }: ProgressDeps): Progress {
  const topics = new Map<DeliveryId, Topic>();

  function topicOf(id: DeliveryId): Topic {
    const known = topics.get(id);
    if (known) return known;
    const topic: Topic = {
      publishedAtMs: [],
      isPending: false,
      isUrgent: false,
      hurry: createStopSignal(),
      publishing: undefined,
    };
    topics.set(id, topic);
    return topic;
  }

  function restMs({ publishedAtMs, isUrgent }: Topic): number {
    const fourthLast = publishedAtMs.at(-PER_SECOND) ?? -Infinity;
    const last = publishedAtMs.at(-1) ?? -Infinity;
    return Math.max(
      0,
      fourthLast + 1000 - clock.monotonicMs(),
      isUrgent ? 0 : last + SPACING_MS - clock.monotonicMs(),
    );
  }

  async function publish(id: DeliveryId, topic: Topic): Promise<void> {
    topic.isPending = topic.isUrgent = false;
    topic.publishedAtMs = [...topic.publishedAtMs, clock.monotonicMs()].slice(-PER_SECOND);
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

  /** One event after the other, so that the last one published is the newest. */
  async function publishAll(id: DeliveryId, topic: Topic): Promise<void> {
    while (topic.isPending) {
      const ms = restMs(topic);
      if (ms > 0) {
        topic.hurry = createStopSignal();
        await clock.wait(ms, topic.hurry);
        continue;
      }
      try {
        await publish(id, topic);
      } catch (error) {
        log.incident(error, { method: 'deliveries.progressed' });
      }
    }
    topic.publishing = undefined;
  }

  function note(id: DeliveryId, isUrgent: boolean): void {
    const topic = topicOf(id);
    topic.isPending = true;
    if (isUrgent) {
      topic.isUrgent = true;
      topic.hurry.abort();
    }
    topic.publishing ??= publishAll(id, topic);
  }

  return {
    moved: (id) => {
      note(id, false);
    },
    changed: (id) => {
      note(id, true);
    },
    async quiet() {
      for (;;) {
        const publishing = [...topics.values()].flatMap((topic) => topic.publishing ?? []);
        if (publishing.length === 0) return;
        await Promise.all(publishing);
      }
    },
  };
}
