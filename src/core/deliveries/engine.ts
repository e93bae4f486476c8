// Which deliveries are going out: starts, pauses, cancels and ends their runs. How one goes out is
// in run-delivery.ts and worker.ts.
import type { Delivery, DeliveryRecord } from '#shared/contract/delivery.ts';
import { AppError } from '#shared/errors.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';
import { accountFor, beginRun } from './begin-run.ts';
import { cancelWaiting, conclude, concludeAfterDeath } from './conclude.ts';
import { decideWithoutRun, decisionAbout } from './decide-unclear.ts';
import { createEngineRoom, nextState, type EngineDeps } from './engine-room.ts';
import type { Stories } from './journal-fold.ts';
import { createTurnsOfAccounts } from './pace.ts';
import type { Run } from './run-delivery.ts';
import { recordOf, refuseUnreadable } from './set-aside.ts';
import { createStopSignal } from './stop-signal.ts';
import { whyItStopped } from './why-it-stopped.ts';

/** How long closing the program waits for a server that does not answer. */
const CLOSING_MS = 15_000;

export interface DeliveryEngine {
  /**
   * Sending goes on after it resolves. Starting twice is one run. `delivery.not-found`,
   * `delivery.wrong-state`, `account.*`.
   */
  start(id: DeliveryId): Promise<Delivery>;
  /** Stops after the messages that are being handed over now. */
  pause(id: DeliveryId): Promise<Delivery>;
  cancel(id: DeliveryId): Promise<Delivery>;
  /** `envelope.not-found`, `envelope.not-unclear`. */
  decide(
    id: DeliveryId,
    envelopeId: EnvelopeId,
    decision: 'assume-sent' | 'send-again',
  ): Promise<Delivery>;
  /** How each envelope stands now. */
  stories(id: DeliveryId): Promise<Stories>;
  /**
   * Whether everything it is made of can be read; of one that is set aside nothing is known but its
   * name.
   */
  recordOf(id: DeliveryId): Promise<DeliveryRecord>;
  /** Nothing goes out: the mail server was reached and takes its time to greet. */
  isAwaitingGreeting(id: DeliveryId): boolean;
  /** Publishes its progress. */
  announce(id: DeliveryId): void;
  /**
   * The delivery as it is: one that says "running" though nobody runs it could not save its end.
   */
  asItIs(delivery: Delivery): Delivery;
  /**
   * To be called once, before anything else: what was running when the program died is paused.
   * Nobody is sent anything by itself.
   */
  recover(): Promise<void>;
  /**
   * Resolves when no delivery is going out or waiting for its time, and all progress is published.
   */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A delivery in hand: the run itself begins when the state is saved, and after the one before it
 * has ended.
 */
interface Going {
  run: Run | undefined;
  mustStop: boolean;
  began: Promise<Delivery>;
  ready: Promise<Run | undefined>;
  over: Promise<void>;
}

export function createDeliveryEngine(deps: EngineDeps): DeliveryEngine {
  const { store, journal, clock, log } = deps;
  const going = new Map<DeliveryId, Going>();
  const room = createEngineRoom(deps, (id) => going.get(id)?.run);
  const { progress, load, change } = room;
  const turnsFor = createTurnsOfAccounts();
  /** Why a run ended whose end could not be saved. */
  const stalled = new Map<DeliveryId, StopReason>();

  async function saveStart(id: DeliveryId): Promise<Delivery> {
    const delivery = await load(id);
    // Running without a run: its end could not be saved.
    const state = delivery.state === 'running' ? 'running' : nextState(delivery, 'start');
    await accountFor(room, delivery);
    await refuseUnreadable(journal, id);
    return change(id, ({ startedAt }) => ({
      state,
      stoppedBy: null,
      retryAt: null,
      startedAt: startedAt ?? clock.now(),
    }));
  }

  async function ready(began: Promise<Delivery>, entry: Going): Promise<Run | undefined> {
    const delivery = await began.catch(() => undefined);
    if (!delivery) return undefined;
    const run = await beginRun(room, delivery, turnsFor);
    entry.run = run;
    if (entry.mustStop) run.stop();
    return run;
  }

  /** From the saved start to the saved end. */
  async function goOut(id: DeliveryId, entry: Going): Promise<void> {
    let failure: StopReason | undefined;
    try {
      const run = await entry.ready;
      if (!run) return;
      failure = await run.ended;
      await journal.mark(id).catch((error: unknown) => {
        failure ??= whyItStopped(error, log);
      });
    } catch (error) {
      failure = whyItStopped(error, log);
    }
    await saveEnd(id, failure);
  }

  async function saveEnd(id: DeliveryId, failure: StopReason | undefined): Promise<void> {
    try {
      await conclude(room, id, failure);
      stalled.delete(id);
    } catch (error) {
      // The journal is what counts; the next start of the program pauses what still says "running",
      // and says why.
      const why = whyItStopped(error, log);
      stalled.set(id, failure ?? why);
      await journal.mark(id, failure ?? why).catch(() => undefined);
    }
  }

  function setOut(id: DeliveryId, before: Going | undefined): Promise<Delivery> {
    const began = (async () => {
      await before?.over;
      return saveStart(id);
    })();
    const entry: Going = {
      run: before?.run,
      mustStop: false,
      began,
      ready: Promise.resolve(undefined),
      over: Promise.resolve(),
    };
    entry.ready = ready(began, entry);
    entry.over = goOut(id, entry).finally(() => {
      if (going.get(id) === entry) going.delete(id);
    });
    going.set(id, entry);
    return began;
  }

  function stopRun(id: DeliveryId): void {
    const entry = going.get(id);
    if (!entry) return;
    entry.mustStop = true;
    entry.run?.stop();
  }

  const engine: DeliveryEngine = {
    async start(id) {
      const before = going.get(id);
      if (!before || before.mustStop) return setOut(id, before);
      await before.began;
      before.run?.hurry();
      return load(id);
    },
    async pause(id) {
      const isResting = (delivery: Delivery) =>
        delivery.state === 'paused' && delivery.retryAt !== null;
      const paused = await change(id, (delivery) => ({
        state: isResting(delivery) ? 'paused' : nextState(delivery, 'pause'),
        stoppedBy: null,
        retryAt: null,
      }));
      stopRun(id);
      return paused;
    },
    async cancel(id) {
      const cancelled = await change(id, (delivery) => ({
        state: nextState(delivery, 'cancel'),
        stoppedBy: null,
        retryAt: null,
        finishedAt: clock.now(),
      }));
      stopRun(id);
      await cancelWaiting(room, id);
      return cancelled;
    },
    async decide(id, envelopeId, decision) {
      const { entry, stories } = await decisionAbout(room, id, envelopeId, decision);
      const run = await going.get(id)?.ready;
      if (run) {
        await run.decide(entry);
        return load(id);
      }
      // Whether it may start is not the decision's business.
      if (await decideWithoutRun(room, id, entry, stories))
        await engine.start(id).catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error;
        });
      return load(id);
    },
    stories: room.stories,
    recordOf: (id) => recordOf(journal, id),
    isAwaitingGreeting: (id) => going.get(id)?.run?.isAwaitingGreeting ?? false,
    announce: (id) => {
      progress.changed(id);
    },
    asItIs: (delivery) =>
      delivery.state === 'running' && !going.has(delivery.id)
        ? { ...delivery, state: 'paused', stoppedBy: stalled.get(delivery.id) ?? null }
        : delivery,
    async recover() {
      if (store.folder.isReadOnly) return;
      for (const { id, state, retryAt } of await store.deliveries.list()) {
        if (state !== 'running' && retryAt === null) continue;
        const unsaved = await concludeAfterDeath(room, id);
        if (unsaved) stalled.set(id, unsaved);
      }
    },
    async idle() {
      while (going.size > 0) await Promise.all([...going.values()].map(({ over }) => over));
      await progress.quiet();
    },
    async close() {
      for (const id of going.keys()) stopRun(id);
      const over = Promise.all([...going.values()].map((entry) => entry.over));
      const patience = createStopSignal();
      void over.then(() => {
        patience.abort();
      });
      await clock.wait(CLOSING_MS, patience);
      await Promise.all(
        [...going.values()].map(async ({ run }) => {
          await run?.abandon();
        }),
      );
      await over;
      await progress.quiet();
    },
  };
  return engine;
}
