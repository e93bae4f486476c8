// The store in files: lowdb over one durable file per collection, brought up to date by migrations when it is opened.
import { join } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import type { Collection, Store, StoredRecord } from '#core/ports.ts';
import { AppError } from '#shared/errors.ts';
import { deepFreeze } from './deep-freeze.ts';
import { durableFile, type DurableFile, type Loaded, type Restored } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import { jsonBlocks } from './json-blocks.ts';
import { jsonCollection } from './json-collection.ts';
import { migrations as allMigrations, type Migration } from './migrations/migrations.ts';

export interface JsonStoreOptions {
  /** Changes nothing in the folder and refuses every save with `store.read-only`. */
  isReadOnly: boolean;
  fileSystem?: FileSystem;
  migrations?: readonly Migration[];
}

interface Opened<T extends StoredRecord> {
  readonly collection: Collection<T>;
  /** Puts a backup in the place of a damaged file and saves what a migration changed. */
  readonly settle: () => Promise<Restored | null>;
}

type CollectionName = Exclude<keyof Store, 'folder'>;
type RecordIn<Name extends CollectionName> = Store[Name] extends Collection<infer T> ? T : never;

/** `store.unreadable`, `store.newer-version`: then nothing in the folder was changed, in no file. */
export async function openJsonStore(folder: string, options: JsonStoreOptions): Promise<Store> {
  const open = <Name extends CollectionName>(name: Name) => openCollection<RecordIn<Name>>(folder, name, options);
  const opened = await Promise.all([
    open('settings'), open('actors'), open('suppressions'), open('segments'), open('bulletins'), open('deliveries'), open('concerns'), open('incoming'), open('imports'), open('example'),
  ]);
  const restored: Restored[] = [];
  for (const { settle } of opened) {
    const one = await settle();
    if (one) restored.push(one);
  }
  const [settings, actors, suppressions, segments, bulletins, deliveries, concerns, incoming, imports, example] = opened;
  return {
    settings: settings.collection, actors: actors.collection, suppressions: suppressions.collection, segments: segments.collection,
    bulletins: bulletins.collection, deliveries: deliveries.collection, concerns: concerns.collection, incoming: incoming.collection,
    imports: imports.collection, example: example.collection,
    folder: { path: folder, isReadOnly: options.isReadOnly, restored },
  };
}

async function openCollection<T extends StoredRecord>(folder: string, name: string, options: JsonStoreOptions): Promise<Opened<T>> {
  const steps = (options.migrations ?? allMigrations).filter((migration) => migration.collection === name);
  const file = durableFile({ path: join(folder, `${name}.json`), format: `kiezbrief.${name}`, schema: 1 + steps.length, fileSystem: options.fileSystem });
  const adapter = collectionAdapter<T>(file, steps);
  // Not lowdb's presets: under NODE_ENV=test they keep everything in memory.
  const low = new Low<readonly T[]>(adapter, Object.freeze([]));
  await low.read();
  return {
    collection: jsonCollection<T>({
      records: low.data,
      write: (records) => { low.data = records; return low.write(); },
      refuseWrites: () => { if (options.isReadOnly) throw new AppError('store.read-only', { folder }); },
    }),
    settle: async () => {
      const loaded = adapter.loaded();
      if (options.isReadOnly) return loaded?.isFromBackup ? { file: `${name}.json`, keptAs: null } : null;
      const restored = await file.repair();
      if (loaded && loaded.schema <= steps.length) await low.write();
      return restored;
    },
  };
}

function collectionAdapter<T extends StoredRecord>(file: DurableFile, steps: readonly Migration[]): Adapter<readonly T[]> & { loaded(): Loaded | undefined } {
  const toJson = jsonBlocks<T>();
  let loaded: Loaded | undefined;
  return {
    loaded: () => loaded,
    async read() {
      loaded = await file.load();
      if (!loaded) return null;
      const { data, schema } = loaded;
      return deepFreeze(steps.filter((step) => step.to > schema).reduce((records, step) => step.migrate(records), data as readonly unknown[])) as readonly T[];
    },
    write: (records) => file.write(toJson(records)),
  };
}
