// The imports and previews that are under way: how far they are, who wants them to end, and what
// came of the last one. One import at a time, because the second would be planned for an address
// book that the first one is about to change; previews harm nobody.
import type { EventBus } from '#core/event-bus.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { GiveWay } from '#core/ports/give-way.ts';
import type { Ids } from '#core/ports/ids.ts';
import type { ImportOutcome, ImportState, ImportStep } from '#shared/contract/actor-import.ts';
import { AppError } from '#shared/errors.ts';
import type { ImportId } from '#shared/values.ts';

/** What the work itself says. */
export interface ImportJob {
  readonly id: ImportId;
  /** Gives others a turn. Throws `import.cancelled` if somebody wants that. */
  reached(
    step: Exclude<ImportStep, 'saving' | 'ended'>,
    done: number,
    total: number,
  ): Promise<void>;
  /**
   * From here on it cannot be cancelled. Throws `import.cancelled` if somebody wanted that before.
   */
  beginSaving(): void;
}

export interface ImportJobs {
  preview<Result>(about: About, work: (job: ImportJob) => Promise<Result>): Promise<Result>;
  /** `import.running` while there is another one. */
  import(about: About, work: (job: ImportJob) => Promise<ImportOutcome>): Promise<ImportOutcome>;
  /** Without an id the running import. */
  state(id: ImportId | undefined): ImportState | null;
  /** Resolves when it has ended; false = too late. */
  cancel(id: ImportId): Promise<boolean>;
  /** It was taken back: there is no outcome to show any more. */
  forget(id: ImportId): void;
  /**
   * Cancels what can be cancelled and resolves when nothing is left; what is being saved is
   * finished.
   */
  close(): Promise<void>;
}

interface About {
  readonly id?: ImportId | undefined;
  readonly fileName: string;
}
interface Running {
  readonly id: ImportId;
  readonly fileName: string;
  readonly isPreview: boolean;
  step: ImportStep;
  done: number;
  total: number;
  isUnwanted: boolean;
  ended: Promise<unknown>;
}

/** At most four announcements a second; leaves room for those of a beginning and an end. */
const SPACING_MS = 400;
/** Wishes to cancel what has not begun: a large file may arrive after them. */
const KEPT_WISHES = 100;

export function createImportJobs({
  events,
  clock,
  ids,
  giveWay,
}: {
  events: EventBus;
  clock: Clock;
  ids: Ids;
  giveWay: GiveWay;
}): ImportJobs {
  const running = new Map<ImportId, Running>();
  const unwanted = new Set<ImportId>();
  let last: ImportState | undefined;
  let isClosed = false;
  const theImport = () => [...running.values()].find(({ isPreview }) => !isPreview);
  const announce = ({ id, step, done, total }: Running) => {
    events.publish('actors.importProgressed', { importId: id, step, done, total });
  };

  function begin({ id = ids.next('imp'), fileName }: About, isPreview: boolean): Running {
    if (isClosed || unwanted.delete(id)) throw new AppError('import.cancelled', { id });
    const other = isPreview ? undefined : theImport();
    if (other) throw new AppError('import.running', { id: other.id });
    if (running.has(id)) throw new AppError('store.conflict', { id, revision: 0 });
    const job = {
      id,
      fileName,
      isPreview,
      step: 'reading' as const,
      done: 0,
      total: 0,
      isUnwanted: false,
      ended: Promise.resolve(),
    };
    running.set(id, job);
    return job;
  }

  function jobFor(one: Running): ImportJob {
    let saidAtMs = clock.monotonicMs();
    const refuseUnwanted = () => {
      if (one.isUnwanted) throw new AppError('import.cancelled', { id: one.id });
    };
    return {
      id: one.id,
      async reached(step, done, total) {
        Object.assign(one, { step, done, total });
        const nowMs = clock.monotonicMs();
        if (nowMs - saidAtMs >= SPACING_MS) {
          saidAtMs = nowMs;
          announce(one);
        }
        await giveWay();
        refuseUnwanted();
      },
      beginSaving() {
        refuseUnwanted();
        one.step = 'saving';
        announce(one);
      },
    };
  }

  async function run<Result>(
    one: Running,
    work: (job: ImportJob) => Promise<Result>,
  ): Promise<Result> {
    const result = work(jobFor(one));
    one.ended = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      running.delete(one.id);
      one.step = 'ended';
    }
  }

  return {
    async preview(about, work) {
      const one = begin(about, true);
      try {
        return await run(one, work);
      } finally {
        announce(one);
      }
    },

    async import(about, work) {
      const one = begin(about, false);
      try {
        return await run(one, async (job) => {
          const outcome = await work(job);
          const {
            counts: { rows },
          } = outcome;
          last = {
            id: one.id,
            fileName: one.fileName,
            step: 'ended',
            done: rows,
            total: rows,
            outcome,
          };
          return outcome;
        });
      } finally {
        announce(one);
      }
    },

    state(id) {
      const found = id === undefined ? theImport() : running.get(id);
      if (found)
        return {
          id: found.id,
          fileName: found.fileName,
          step: found.step,
          done: found.done,
          total: found.total,
          outcome: null,
        };
      return id !== undefined && last?.id === id ? last : null;
    },

    async cancel(id) {
      const one = running.get(id);
      if (!one) {
        if (last?.id === id) return false;
        unwanted.add(id);
        const [oldest] = unwanted;
        if (unwanted.size > KEPT_WISHES) unwanted.delete(oldest!);
        return true;
      }
      if (one.step === 'saving') return false;
      one.isUnwanted = true;
      await one.ended;
      return last?.id !== id;
    },

    forget(id) {
      if (last?.id === id) last = undefined;
    },

    async close() {
      isClosed = true;
      for (const one of running.values()) one.isUnwanted = true;
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
