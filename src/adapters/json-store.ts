// The store in files: lowdb over one durable file per collection, brought up to date by migrations
// when it is opened.
import { join } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import type { Collection, Store } from '#core/ports/store.ts';
import type { StoredRecord } from '#core/ports/stored-records.ts';
import type { Backups } from '#core/ports/backups.ts';
import { AppError } from '#shared/errors.ts';
import { backupFiles, type BackedUpFile } from './backup-files.ts';
import { dailyCopies, dailyCopiesOf } from './daily-copies.ts';
import { deepFreeze } from './deep-freeze.ts';
import { durableFile, type DurableFile, type Loaded, type Restored } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import { jsonBlocks } from './json-blocks.ts';
import { jsonCollection } from './json-collection.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations as allMigrations } from './migrations/migrations.ts';
import { keepCopy, withoutTooDeep, type SetAside } from './set-aside.ts';

export interface JsonStoreOptions {
  /** Changes nothing in the folder and refuses every save with `store.read-only`. */
  isReadOnly: boolean;
  fileSystem?: FileSystem;
  migrations?: readonly Migration[];
  /** The day it is here, `YYYY-MM-DD`. Left out = no daily copies. */
  today?: () => string;
}

export interface JsonStore extends Store {
  readonly backups: Backups;
}

interface Opened<T extends StoredRecord> extends BackedUpFile {
  readonly collection: Collection<T>;
  /**
   * Puts a backup in the place of a damaged file, sets aside what cannot be worked with, and saves
   * what a migration changed.
   */
  readonly settle: () => Promise<{
    readonly restored: Restored | null;
    readonly setAside: SetAside | null;
  }>;
}

type CollectionName = Exclude<keyof Store, 'folder'>;
type RecordIn<Name extends CollectionName> = Store[Name] extends Collection<infer T> ? T : never;

const collectionNames = [
  'settings',
  'actors',
  'suppressions',
  'segments',
  'bulletins',
  'deliveries',
  'concerns',
  'incoming',
  'imports',
  'example',
] as const satisfies readonly CollectionName[];

/**
 * `store.unreadable`, `store.newer-version`: then nothing in the folder was changed, in no file.
 */
export async function openJsonStore(folder: string, options: JsonStoreOptions): Promise<JsonStore> {
  const daily =
    options.today && !options.isReadOnly
      ? dailyCopies({
          folder,
          names: collectionNames.map(fileOf),
          today: options.today,
          fileSystem: options.fileSystem,
        })
      : undefined;
  const beforeWrite = async () => daily?.keep();
  const open = <Name extends CollectionName>(name: Name) =>
    openCollection<RecordIn<Name>>(folder, name, options, beforeWrite);
  const opened = await Promise.all([
    open('settings'),
    open('actors'),
    open('suppressions'),
    open('segments'),
    open('bulletins'),
    open('deliveries'),
    open('concerns'),
    open('incoming'),
    open('imports'),
    open('example'),
  ]);
  const restored: Restored[] = [];
  const setAside: SetAside[] = [];
  for (const { settle } of opened) {
    const settled = await settle();
    if (settled.restored) restored.push(settled.restored);
    if (settled.setAside) setAside.push(settled.setAside);
  }
  await daily?.keep();
  const [
    settings,
    actors,
    suppressions,
    segments,
    bulletins,
    deliveries,
    concerns,
    incoming,
    imports,
    example,
  ] = opened;
  return {
    settings: settings.collection,
    actors: actors.collection,
    suppressions: suppressions.collection,
    segments: segments.collection,
    bulletins: bulletins.collection,
    deliveries: deliveries.collection,
    concerns: concerns.collection,
    incoming: incoming.collection,
    imports: imports.collection,
    example: example.collection,
    folder: { path: folder, isReadOnly: options.isReadOnly, restored, setAside },
    backups: backupFiles(folder, opened, options.fileSystem),
  };
}

async function openCollection<T extends StoredRecord>(
  folder: string,
  name: CollectionName,
  options: JsonStoreOptions,
  beforeWrite: () => Promise<void>,
): Promise<Opened<T>> {
  const steps = (options.migrations ?? allMigrations).filter(
    (migration) => migration.collection === name,
  );
  const fileName = fileOf(name);
  const format = `kiezbrief.${name}`;
  const schema = 1 + steps.length;
  const file = durableFile({
    path: join(folder, fileName),
    format,
    schema,
    fileSystem: options.fileSystem,
    olderCopies: () => dailyCopiesOf(folder, fileName, options.fileSystem),
  });
  const adapter = collectionAdapter<T>(file, steps);
  // Not lowdb's presets: under NODE_ENV=test they keep everything in memory.
  const low = new Low<readonly T[]>(adapter, Object.freeze([]));
  await low.read();
  const collection = jsonCollection<T>({
    records: low.data,
    write: async (records) => {
      await beforeWrite();
      low.data = records;
      await low.write();
    },
    refuseWrites: () => {
      if (options.isReadOnly) throw new AppError('store.read-only', { folder });
    },
  });
  return {
    collection,
    fileName,
    format,
    schema,
    generation: () => file.generation,
    // Whoever left must never come back by a backup.
    replace: async (data, from, before) => {
      const then = migrated<T>(withoutTooDeep(data as readonly unknown[]).kept, from, steps);
      await before?.(then);
      return collection.replaceAll(then, { keepsOthers: name === 'suppressions' });
    },
    settle: async () => {
      const loaded = adapter.loaded();
      const names = adapter.namesSetAside();
      const aside = (keptAs: string | null) =>
        names.length > 0 ? { file: fileName, keptAs, names } : null;
      if (options.isReadOnly) {
        return {
          restored: loaded?.isFromBackup ? { file: fileName, keptAs: null } : null,
          setAside: aside(null),
        };
      }
      const restored = await file.repair();
      const setAside = aside(
        names.length > 0
          ? await keepCopy(join(folder, fileName), new Date(), options.fileSystem)
          : null,
      );
      if (setAside || (loaded && loaded.schema <= steps.length)) await low.write();
      return { restored, setAside };
    },
  };
}

function collectionAdapter<T extends StoredRecord>(
  file: DurableFile,
  steps: readonly Migration[],
): Adapter<readonly T[]> & { loaded(): Loaded | undefined; namesSetAside(): readonly string[] } {
  const toJson = jsonBlocks<T>();
  let loaded: Loaded | undefined;
  let names: readonly string[] = [];
  return {
    loaded: () => loaded,
    namesSetAside: () => names,
    async read() {
      loaded = await file.load();
      if (!loaded) return null;
      const { data, schema } = loaded;
      const readable = withoutTooDeep(data as readonly unknown[]);
      names = readable.names;
      return migrated<T>(readable.kept, schema, steps);
    },
    write: async (records) => {
      await file.write(await toJson(records));
    },
  };
}

const migrated = <T>(data: unknown, schema: number, steps: readonly Migration[]): readonly T[] =>
  deepFreeze(
    steps
      .filter((step) => step.to > schema)
      .reduce((records, step) => step.migrate(records), data as readonly unknown[]),
  ) as readonly T[];

const fileOf = (name: CollectionName) => `${name}.json` as const;
