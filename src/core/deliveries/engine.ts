// Which deliveries are going out, and what state they are in. How one goes out is in
// run-delivery.ts and worker.ts.
import type { EventBus } from '#core/event-bus.ts';
import type { Blobs } from '#core/ports/blobs.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { MailDraft, MimeComposer } from '#core/ports/mime-composer.ts';
import type { Secrets } from '#core/ports/secrets.ts';
import type { Store } from '#core/ports/store.ts';
import type { TechnicalLog } from '#core/ports/technical-log.ts';
import type { Transport } from '#core/ports/transport.ts';
import { loadSettings } from '#core/settings/load-settings.ts';
import type { Delivery, DeliveryRecord, DeliveryStep } from '#shared/contract/deliveries.ts';
import type { MailAccount } from '#shared/contract/settings.ts';
import { AppError, hasCode } from '#shared/errors.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';
import { createMailBuilder, flawFinder } from './build-mail.ts';
import { settled, type Stories } from './journal-fold.ts';
import { createLastLook } from './last-look.ts';
import { createLine } from './line.ts';
import { createTurnsOfAccounts } from './pace.ts';
import { createProgress } from './progress.ts';
import { runDelivery, type Run } from './run-delivery.ts';
import { recordOf, refuseUnreadable, unlessSetAside } from './set-aside.ts';
import { isFinal, mayBeSent, stateAfter } from './states.ts';
import { createStopSignal } from './stop-signal.ts';
import { createStoriesOf } from './stories-of.ts';
import { sayWhatIsUnclear } from './say-what-is-unclear.ts';
import { interrupted, whyItStopped } from './why-it-stopped.ts';

/** How long closing the program waits for a server that does not answer. */
const CLOSING_MS = 15_000;

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
  /** Tells everyone who listens how it stands. */
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
  /** Resolves when no delivery is going out or waiting for its time, and everyone was told. */
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
  const { store, journal, secrets, clock, events, log } = deps;
  const going = new Map<DeliveryId, Going>();
  const turnsFor = createTurnsOfAccounts();
  /** Why a run ended whose end could not be saved. */
  const stalled = new Map<DeliveryId, StopReason>();
  const storiesOf = createStoriesOf(journal);
  const isAwaitingGreeting = (id: DeliveryId) => going.get(id)?.run?.isAwaitingGreeting ?? false;
  const stories = async (id: DeliveryId) =>
    settled(await storiesOf(id), (envelope) => going.get(id)?.run?.isOnTheWire(envelope) ?? false);
  const progress = createProgress({
    events,
    clock,
    log,
    async look(id) {
      const delivery = await store.deliveries.get(id);
      return (
        delivery && {
          state: delivery.state,
          isAwaitingGreeting: isAwaitingGreeting(id),
          stories: await stories(id),
        }
      );
    },
  });

  async function load(id: DeliveryId): Promise<Delivery> {
    const delivery = await store.deliveries.get(id);
    if (!delivery) throw new AppError('delivery.not-found', { id });
    return delivery;
  }

  /** Saves what `change` makes of the newest record; undefined = nothing to change. */
  async function change(
    id: DeliveryId,
    change: (delivery: Delivery) => Partial<Delivery> | undefined,
  ): Promise<Delivery> {
    for (;;) {
      const delivery = await load(id);
      const changed = change(delivery);
      if (!changed) return delivery;
      try {
        const saved = await store.deliveries.put({ ...delivery, ...changed });
        progress.changed(id);
        return saved;
      } catch (error) {
        if (!hasCode(error, 'store.conflict')) throw error;
      }
    }
  }

  const step = (delivery: Delivery, name: DeliveryStep) => {
    const state = stateAfter(delivery.state, name);
    if (!state)
      throw new AppError('delivery.wrong-state', {
        id: delivery.id,
        state: delivery.state,
        step: name,
      });
    return state;
  };

  async function accountFor({
    accountId,
  }: Delivery): Promise<{ account: MailAccount; password: string | undefined }> {
    const account = (await loadSettings(store)).accounts.find(({ id }) => id === accountId);
    if (!account) throw new AppError('account.not-found', { id: accountId });
    const needsPassword = account.kind === 'smtp' && account.username !== '';
    const password = needsPassword ? await secrets.get(accountId) : undefined;
    if (needsPassword && password === undefined)
      throw new AppError('account.password-missing', { id: accountId });
    return { account, password };
  }

  async function begin(delivery: Delivery): Promise<Run> {
    const { id } = delivery;
    const { account, password } = await accountFor(delivery);
    const [content, envelopes, before] = await Promise.all([
      journal.content(id),
      journal.envelopes(id),
      stories(id),
    ]);
    const images = await Promise.all(
      content.images.map(
        async ({ cid, blob, mime, fileName }): Promise<MailDraft['images'][number]> => {
          const bytes = await deps.blobs.get(blob);
          if (!bytes) throw new AppError('image.not-found', { id: blob });
          return { cid, mime, fileName, bytes };
        },
      ),
    );
    await sayWhatIsUnclear(deps, id, await storiesOf(id));
    return runDelivery({
      deliveryId: id,
      envelopes,
      stories: before,
      connections: account.kind === 'smtp' ? account.pace.connections : 1,
      journal,
      lastLook: createLastLook(deps, delivery.kind, flawFinder(content)),
      clock,
      log,
      composer: deps.composer,
      turns: turnsFor(account),
      build: createMailBuilder(content, images),
      line: createLine({
        transport: deps.transports[account.kind],
        account,
        password,
        clock,
        onGreeting: () => {
          progress.changed(id);
        },
      }),
      onProgress: () => {
        progress.moved(id);
      },
      onRest: async (rest) => {
        await change(id, ({ state }) =>
          state === 'running' || state === 'paused'
            ? {
                state: rest ? 'paused' : 'running',
                stoppedBy: rest?.why ?? null,
                retryAt: rest?.until ?? null,
              }
            : undefined,
        );
      },
    });
  }

  const appendAll = async (id: DeliveryId, entries: readonly JournalEntry[]) => {
    if (entries.length > 0) await journal.append(id, entries);
  };

  /** Nothing of a cancelled delivery is ever sent; what is on the wire is not caught any more. */
  async function cancelWaiting(id: DeliveryId): Promise<void> {
    const waiting = [...(await unlessSetAside(stories(id), []))].filter(
      ([envelopeId, { state }]) => mayBeSent(state) && !going.get(id)?.run?.isOnTheWire(envelopeId),
    );
    await appendAll(
      id,
      waiting.map(([envelopeId]) => ({ type: 'cancelled', at: clock.now(), envelopeId })),
    );
    progress.moved(id);
  }

  /** What a run that ended leaves behind. */
  async function conclude(id: DeliveryId, failure: StopReason | undefined): Promise<void> {
    if ((await load(id)).state === 'cancelled') {
      await cancelWaiting(id);
      return;
    }
    const left = [...(await stories(id)).values()]
      .map(({ state }) => state)
      .filter((state) => !isFinal(state));
    // Nobody paused it and nothing went wrong, yet somebody waits: the program is ending.
    const isDone = left.length === 0;
    const hasWaiting = left.some(mayBeSent);
    await change(id, ({ state, retryAt }) => {
      if (isDone && stateAfter(state, 'finish'))
        return { state: 'finished', stoppedBy: null, retryAt: null, finishedAt: clock.now() };
      const stoppedBy = failure ?? (hasWaiting ? interrupted : null);
      if (state === 'running') return { state: 'paused', stoppedBy, retryAt: null };
      return state === 'paused' && (failure !== undefined || retryAt !== null)
        ? { stoppedBy, retryAt: null }
        : undefined;
    });
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
    try {
      await conclude(id, failure);
      stalled.delete(id);
    } catch (error) {
      // The journal is what counts; the next start of the program pauses what still says "running",
      // and says why.
      const why = whyItStopped(error, log);
      failure ??= why;
      stalled.set(id, failure);
      await journal.mark(id, failure).catch(() => undefined);
    }
  }

  /**
   * What was running when the program died. Neither a damaged journal nor a full disk keeps anybody
   * from starting the program.
   */
  async function settle(id: DeliveryId): Promise<void> {
    let stoppedBy: StopReason | undefined;
    try {
      stoppedBy = (await journal.condition(id)).stoppedBy ?? undefined;
      await conclude(id, stoppedBy);
    } catch (error) {
      const why = whyItStopped(error, log);
      const reason = hasCode(error, 'delivery.set-aside') ? why : (stoppedBy ?? interrupted);
      await change(id, () => ({ state: 'paused', stoppedBy: reason, retryAt: null })).catch(() => {
        stalled.set(id, reason);
      });
    }
  }

  async function ready(began: Promise<Delivery>, entry: Going): Promise<Run | undefined> {
    const delivery = await began.catch(() => undefined);
    if (!delivery) return undefined;
    const run = await begin(delivery);
    entry.run = run;
    if (entry.mustStop) run.stop();
    return run;
  }

  const engine: DeliveryEngine = {
    async start(id) {
      const before = going.get(id);
      if (before && !before.mustStop) {
        await before.began;
        before.run?.hurry();
        return load(id);
      }
      const began = (async () => {
        await before?.over;
        const delivery = await load(id);
        // Running without a run: its end could not be saved.
        const state = delivery.state === 'running' ? 'running' : step(delivery, 'start');
        await accountFor(delivery);
        await refuseUnreadable(journal, id);
        return change(id, ({ startedAt }) => ({
          state,
          stoppedBy: null,
          retryAt: null,
          startedAt: startedAt ?? clock.now(),
        }));
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
    },
    async pause(id) {
      const isResting = (delivery: Delivery) =>
        delivery.state === 'paused' && delivery.retryAt !== null;
      const paused = await change(id, (delivery) => ({
        state: isResting(delivery) ? 'paused' : step(delivery, 'pause'),
        stoppedBy: null,
        retryAt: null,
      }));
      stopRun(id);
      return paused;
    },
    async cancel(id) {
      const cancelled = await change(id, (delivery) => ({
        state: step(delivery, 'cancel'),
        stoppedBy: null,
        retryAt: null,
        finishedAt: clock.now(),
      }));
      stopRun(id);
      await cancelWaiting(id);
      return cancelled;
    },
    async decide(id, envelopeId, decision) {
      const delivery = await load(id);
      const all = await stories(id);
      const story = all.get(envelopeId);
      if (!story) throw new AppError('envelope.not-found', { id: envelopeId });
      if (story.state !== 'unclear') throw new AppError('envelope.not-unclear', { id: envelopeId });
      if (decision === 'send-again' && delivery.state === 'cancelled')
        throw new AppError('delivery.wrong-state', { id, state: delivery.state, step: 'start' });
      const wasWaiting = [...all.values()].some(({ state }) => mayBeSent(state));
      const entry = { type: 'decided', at: clock.now(), envelopeId, decision } as const;
      const run = await going.get(id)?.ready;
      if (run) {
        await run.decide(entry);
        return load(id);
      }
      await sayWhatIsUnclear(deps, id, await storiesOf(id));
      await journal.append(id, [entry]);
      progress.moved(id);
      await conclude(id, undefined);
      // Nothing else was left to do, so "send again" means now. Whether it may start is not the
      // decision's business.
      if (decision === 'send-again' && !wasWaiting)
        await engine.start(id).catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error;
        });
      return load(id);
    },
    stories,
    recordOf: (id) => recordOf(journal, id),
    isAwaitingGreeting,
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
        if (state === 'running' || retryAt !== null) await settle(id);
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

  function stopRun(id: DeliveryId): void {
    const entry = going.get(id);
    if (!entry) return;
    entry.mustStop = true;
    entry.run?.stop();
  }
  return engine;
}
