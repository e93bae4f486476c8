// A Store in memory that keeps the same promises as the files do (frozen records, revisions, all or
// none). For core tests.
import type { Collection, Store } from '#core/ports/store.ts';
import type { StoredRecord } from '#core/ports/stored-records.ts';
import type { Backups } from '#core/ports/backups.ts';
import { AppError } from '#shared/errors.ts';

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
};

function memoryCollection<T extends StoredRecord>(): Collection<T> {
  const records = new Map<string, T>();
  const conflict = (id: string, revision: number) =>
    new AppError('store.conflict', { id, revision });
  const next = (record: T): T =>
    deepFreeze({ ...structuredClone(record), revision: record.revision + 1 });
  const change: Collection<T>['change'] = ({ put = [], remove = [] }) => {
    const changed = new Map(records);
    for (const { id, revision } of remove) {
      if (changed.has(id) && changed.get(id)!.revision !== revision) throw conflict(id, revision);
      changed.delete(id);
    }
    const saved = put.map((record) => {
      if ((changed.get(record.id)?.revision ?? 0) !== record.revision)
        throw conflict(record.id, record.revision);
      const one = next(record);
      changed.set(one.id, one);
      return one;
    });
    records.clear();
    for (const [id, record] of changed) records.set(id, record);
    return Promise.resolve(saved);
  };
  return {
    get: (id) => Promise.resolve(records.get(id)),
    list: () => Promise.resolve([...records.values()]),
    put: async (record) => (await change({ put: [record] }))[0]!,
    putMany: async (many) => change({ put: many }),
    remove: async (id, revision) => {
      await change({ remove: [{ id, revision }] });
    },
    change: async (changes) => change(changes),
    async restore(record) {
      if (records.has(record.id)) throw conflict(record.id, record.revision);
      const one = next(record);
      records.set(one.id, one);
      return Promise.resolve(one);
    },
  };
}

export const memoryStore = (): Store => ({
  settings: memoryCollection(),
  actors: memoryCollection(),
  suppressions: memoryCollection(),
  segments: memoryCollection(),
  bulletins: memoryCollection(),
  deliveries: memoryCollection(),
  concerns: memoryCollection(),
  incoming: memoryCollection(),
  imports: memoryCollection(),
  example: memoryCollection(),
  folder: { path: '', isReadOnly: false, restored: [], setAside: [] },
});

export const noBackups: Backups = {
  list: () => Promise.resolve([]),
  restore: (file, generation) =>
    Promise.reject(new AppError('backup.not-found', { file, generation })),
};
