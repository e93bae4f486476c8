// A Store in memory that keeps the same promises as the files do (frozen records, revisions, all or none). For core tests.
import type { Collection, Store, StoredRecord } from '#core/ports.ts';
import { AppError } from '#shared/errors.ts';

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) { Object.freeze(value); Object.values(value).forEach(deepFreeze); }
  return value;
};

export function memoryCollection<T extends StoredRecord>(): Collection<T> {
  const records = new Map<string, T>();
  const checked = (record: T): T => {
    if ((records.get(record.id)?.revision ?? 0) !== record.revision) throw new AppError('store.conflict', { id: record.id, revision: record.revision });
    return deepFreeze({ ...structuredClone(record), revision: record.revision + 1 });
  };
  const putMany = async (many: readonly T[]) => {
    const next = many.map(checked);
    for (const record of next) records.set(record.id, record);
    return Promise.resolve(next);
  };
  return {
    get: (id) => Promise.resolve(records.get(id)),
    list: () => Promise.resolve([...records.values()]),
    put: async (record) => (await putMany([record]))[0]!,
    putMany,
    async remove(id, revision) {
      const known = records.get(id);
      if (known && known.revision !== revision) throw new AppError('store.conflict', { id, revision });
      records.delete(id);
      return Promise.resolve();
    },
  };
}

export const memoryStore = (): Store => ({
  settings: memoryCollection(), actors: memoryCollection(), suppressions: memoryCollection(), segments: memoryCollection(),
  bulletins: memoryCollection(), deliveries: memoryCollection(), concerns: memoryCollection(), incoming: memoryCollection(),
  folder: { path: '', isReadOnly: false, restored: [] },
});
