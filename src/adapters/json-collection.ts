// One collection in memory and on the disk: revisions, all-or-none saves, one writer at a time.
// Readers see only what is durable.
import type { Collection } from '#core/ports/store.ts';
import type { StoredRecord } from '#core/ports/stored-records.ts';
import { AppError } from '#shared/errors.ts';
import { deepFreeze } from './deep-freeze.ts';

interface Save<T> {
  readonly changes: Map<string, T | null>;
  readonly done: PromiseWithResolvers<void>;
}

export interface JsonCollectionFile<T> {
  /** What the file holds, frozen. */
  readonly records: readonly T[];
  /** Durable when it resolves; on failure the file is as before. */
  readonly write: (records: readonly T[]) => Promise<void>;
  /** Throws where saving is not allowed. */
  readonly refuseWrites: () => void;
}

export interface JsonCollection<T extends StoredRecord> extends Collection<T> {
  /**
   * Everything as it was at another time, in one write. What comes back has a revision nobody has
   * seen, so that nobody saves over it unawares. `keepsOthers`: whatever is there now stays as it
   * is, and only what is missing comes back. Resolves with whether anything was different.
   */
  replaceAll(records: readonly T[], options: { keepsOthers: boolean }): Promise<boolean>;
}

/**
 * Puts that arrive while a write runs share the next one, and each resolves only when its own state
 * is durable.
 */
export function jsonCollection<T extends StoredRecord>({
  records,
  write,
  refuseWrites,
}: JsonCollectionFile<T>): JsonCollection<T> {
  const durable = new Map(records.map((record) => [record.id, record]));
  let list = records;
  let writing: Save<T> | undefined;
  let waiting: Save<T> | undefined;

  /** The record as it will be when all accepted saves are written. */
  const latest = (id: string): T | undefined => {
    for (const save of [waiting, writing]) {
      const change = save?.changes.get(id);
      if (change !== undefined) return change ?? undefined;
    }
    return durable.get(id);
  };

  async function save(changes: Map<string, T | null>): Promise<void> {
    if (waiting) for (const [id, change] of changes) waiting.changes.set(id, change);
    else waiting = { changes, done: Promise.withResolvers() };
    const { promise } = waiting.done;
    if (!writing) void writeWaiting();
    return promise;
  }

  async function writeWaiting(): Promise<void> {
    while (waiting) {
      writing = waiting;
      waiting = undefined;
      const { changes } = writing;
      const known = list.map((record) => {
        const change = changes.get(record.id);
        return change === undefined ? record : change;
      });
      const added = [...changes.values()].filter(
        (record) => record !== null && !durable.has(record.id),
      );
      const next = Object.freeze([...known, ...added].filter((record) => record !== null));
      try {
        await write(next);
        for (const [id, record] of changes)
          if (record) durable.set(id, record);
          else durable.delete(id);
        list = next;
        writing.done.resolve();
      } catch (error) {
        writing.done.reject(error);
        // What waits was checked against a state that never came to be.
        dropWaiting(error);
      }
    }
    writing = undefined;
  }

  function dropWaiting(error: unknown): void {
    waiting?.done.reject(error);
    waiting = undefined;
  }

  async function change(
    { put = [], remove = [] }: Parameters<Collection<T>['change']>[0],
    mayCreateAt: (record: T) => number = () => 0,
  ): Promise<readonly T[]> {
    refuseWrites();
    const changes = new Map<string, T | null>();
    for (const { id, revision } of remove) {
      const known = latest(id);
      if (known && known.revision !== revision)
        throw new AppError('store.conflict', { id, revision });
      if (known) changes.set(id, null);
    }
    const next = put.map((record) => {
      const known = changes.has(record.id)
        ? (changes.get(record.id) ?? undefined)
        : latest(record.id);
      if ((known?.revision ?? mayCreateAt(record)) !== record.revision)
        throw new AppError('store.conflict', { id: record.id, revision: record.revision });
      const saved = deepFreeze({ ...record, revision: record.revision + 1 });
      changes.set(record.id, saved);
      return saved;
    });
    if (changes.size > 0) await save(changes);
    return next;
  }

  async function replaceAll(
    then: readonly T[],
    { keepsOthers }: { keepsOthers: boolean },
  ): Promise<boolean> {
    refuseWrites();
    const changes = new Map<string, T | null>();
    if (!keepsOthers)
      for (const id of [durable, writing?.changes, waiting?.changes].flatMap((known) => [
        ...(known?.keys() ?? []),
      ]))
        if (latest(id)) changes.set(id, null);
    for (const record of then) {
      const known = latest(record.id);
      changes.delete(record.id);
      if (known && (keepsOthers || JSON.stringify(known) === JSON.stringify(record))) continue;
      changes.set(
        record.id,
        deepFreeze({ ...record, revision: Math.max(known?.revision ?? 0, record.revision) + 1 }),
      );
    }
    if (changes.size > 0) await save(changes);
    return changes.size > 0;
  }

  return {
    replaceAll,
    get: (id) => Promise.resolve(durable.get(id)),
    list: () => Promise.resolve(list),
    put: async (record) => (await change({ put: [record] }))[0]!,
    putMany: (records) => change({ put: records }),
    remove: async (id, revision) => {
      await change({ remove: [{ id, revision }] });
    },
    change: (changes) => change(changes),
    async restore(record) {
      if (latest(record.id))
        throw new AppError('store.conflict', { id: record.id, revision: record.revision });
      return (await change({ put: [record] }, ({ revision }) => revision))[0]!;
    },
  };
}
