// What the parts of the engine share: what it is made of, how the envelopes stand, and the one way
// to change a delivery.
import type { EventBus } from '#core/event-bus.ts';
import type { Blobs } from '#core/ports/blobs.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { MimeComposer } from '#core/ports/mime-composer.ts';
import type { Secrets } from '#core/ports/secrets.ts';
import type { Store } from '#core/ports/store.ts';
import type { TechnicalLog } from '#core/ports/technical-log.ts';
import type { Transport } from '#core/ports/transport.ts';
import type { Delivery, DeliveryState, DeliveryStep } from '#shared/contract/delivery.ts';
import { AppError, hasCode } from '#shared/errors.ts';
import type { DeliveryId } from '#shared/values.ts';
import { settled, type Stories } from './journal-fold.ts';
import { createProgress, type Progress } from './progress.ts';
import type { Run } from './run-delivery.ts';
import { stateAfter } from './states.ts';
import { createStoriesOf, type StoriesOf } from './stories-of.ts';

export interface EngineDeps {
  readonly store: Store;
  readonly journal: Journal;
  readonly blobs: Blobs;
  readonly composer: MimeComposer;
  readonly transports: { readonly file: Transport; readonly smtp: Transport };
  readonly secrets: Secrets;
  readonly fingerprint: Fingerprint;
  readonly clock: Clock;
  readonly events: EventBus;
  readonly log: TechnicalLog;
}

export interface EngineRoom extends EngineDeps {
  readonly progress: Progress;
  /** The run of a delivery that is going out now. */
  readonly runOf: (id: DeliveryId) => Run | undefined;
  /** As the journal tells them, whoever is sending. */
  readonly journalStories: StoriesOf;
  /** How each envelope stands now. */
  readonly stories: (id: DeliveryId) => Promise<Stories>;
  /** Throws `delivery.not-found`. */
  readonly load: (id: DeliveryId) => Promise<Delivery>;
  /** Saves what `decide` makes of the newest record; undefined = nothing to change. */
  readonly change: (
    id: DeliveryId,
    decide: (delivery: Delivery) => Partial<Delivery> | undefined,
  ) => Promise<Delivery>;
}

export function createEngineRoom(deps: EngineDeps, runOf: EngineRoom['runOf']): EngineRoom {
  const { store } = deps;
  const journalStories = createStoriesOf(deps.journal);
  const stories: EngineRoom['stories'] = async (id) =>
    settled(await journalStories(id), (envelope) => runOf(id)?.isOnTheWire(envelope) ?? false);
  const progress = createProgress({
    ...deps,
    async look(id) {
      const delivery = await store.deliveries.get(id);
      if (!delivery) return undefined;
      return {
        state: delivery.state,
        isAwaitingGreeting: runOf(id)?.isAwaitingGreeting ?? false,
        stories: await stories(id),
      };
    },
  });

  const load: EngineRoom['load'] = async (id) => {
    const delivery = await store.deliveries.get(id);
    if (!delivery) throw new AppError('delivery.not-found', { id });
    return delivery;
  };

  const change: EngineRoom['change'] = async (id, decide) => {
    for (;;) {
      const delivery = await load(id);
      const changes = decide(delivery);
      if (!changes) return delivery;
      try {
        const saved = await store.deliveries.put({ ...delivery, ...changes });
        progress.changed(id);
        return saved;
      } catch (error) {
        if (!hasCode(error, 'store.conflict')) throw error;
      }
    }
  };

  return { ...deps, progress, runOf, journalStories, stories, load, change };
}

/** Throws `delivery.wrong-state` where the delivery cannot take this step. */
export function nextState({ id, state }: Delivery, step: DeliveryStep): DeliveryState {
  const next = stateAfter(state, step);
  if (!next) throw new AppError('delivery.wrong-state', { id, state, step });
  return next;
}
