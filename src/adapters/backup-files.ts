// Earlier states of the store's files: the latest five beside each file and the daily copies. A
// state is known by the number of its save, for its file gets another name with every save.
import { join } from 'node:path';
import type { Backup, Backups } from '#core/ports/backups.ts';
import type { BackupFile } from '#shared/contract/backup.ts';
import { AppError } from '#shared/errors.ts';
import { dailyFolder, keptDays } from './daily-copies.ts';
import { isMissing, nodeFileSystem, unreadable, type FileSystem } from './file-system.ts';
import { backupNames } from './replace-file.ts';
import { inspectSealed, openSealed } from './sealed-json.ts';

/** What a file of the store lets others know about itself. */
export interface BackedUpFile {
  readonly fileName: BackupFile;
  readonly format: string;
  readonly schema: number;
  /** Of what it holds now. */
  readonly generation: () => number;
  /**
   * Data of this schema takes the place of what is there, when `before` has seen its records.
   * Durable when it resolves; true if anything was different.
   */
  readonly replace: (
    data: unknown,
    schema: number,
    before?: (records: readonly unknown[]) => Promise<void>,
  ) => Promise<boolean>;
}

interface Candidate {
  readonly path: string;
  readonly day: string | null;
}

export function backupFiles(
  folder: string,
  stored: readonly BackedUpFile[],
  files: FileSystem = nodeFileSystem,
): Backups {
  /** By path and time of writing: a state that was looked at once is not read again. */
  const looked = new Map<string, Backup | null>();

  function candidates({ fileName }: BackedUpFile, days: readonly string[]): Candidate[] {
    const latest = backupNames(join(folder, fileName)).map((path) => ({ path, day: null }));
    return [
      ...latest,
      ...days.map((day) => ({ path: join(dailyFolder(folder), day, fileName), day })),
    ];
  }
  const daysKept = () => keptDays(files, folder);

  async function look(
    { fileName, format, schema }: BackedUpFile,
    { path, day }: Candidate,
  ): Promise<Backup | null> {
    const mtimeMs = await missingAs(undefined, async () => (await files.stat(path)).mtimeMs);
    if (mtimeMs === undefined) return null;
    const key = `${path}|${mtimeMs}`;
    const known = looked.get(key);
    if (known !== undefined) return known;
    const bytes = await missingAs(undefined, () => files.readFile(path));
    const found = bytes && inspectSealed(bytes, format, schema);
    const backup = found
      ? {
          file: fileName,
          savedAt: new Date(mtimeMs).toISOString(),
          bytes: bytes.length,
          day,
          ...found,
        }
      : null;
    looked.set(key, backup);
    return backup;
  }

  return {
    async list() {
      const days = await daysKept();
      const all: Backup[] = [];
      for (const file of stored) {
        const byGeneration = new Map<number, Backup>();
        for (const candidate of candidates(file, days)) {
          const backup = await look(file, candidate).catch((error: unknown) => {
            throw unreadable(candidate.path, error);
          });
          // A daily copy of one of the latest five is the same state.
          if (
            backup &&
            backup.generation !== file.generation() &&
            !byGeneration.get(backup.generation)?.isReadable
          )
            byGeneration.set(backup.generation, backup);
        }
        all.push(
          ...[...byGeneration.values()].sort((one, other) => other.generation - one.generation),
        );
      }
      return all;
    },

    async restore(fileName, generation, before) {
      const file = stored.find((one) => one.fileName === fileName);
      let problem = new AppError('backup.not-found', { file: fileName, generation }) as AppError;
      for (const candidate of file ? candidates(file, await daysKept()) : []) {
        const bytes = await missingAs(undefined, () => files.readFile(candidate.path)).catch(
          (error: unknown) => {
            throw unreadable(candidate.path, error);
          },
        );
        if (
          !file ||
          !bytes ||
          inspectSealed(bytes, file.format, file.schema)?.generation !== generation
        )
          continue;
        const opened = openSealed(bytes, file.format, file.schema);
        if (opened.state === 'valid')
          return (await file.replace(opened.data, opened.header.schema, before))
            ? file.generation() - 1
            : null;
        problem =
          opened.state === 'newer'
            ? new AppError('store.newer-version', { file: fileName, version: opened.header.schema })
            : new AppError('backup.unreadable', { file: fileName, generation });
      }
      throw problem;
    },
  };
}

async function missingAs<T, Default>(
  fallback: Default,
  read: () => Promise<T>,
): Promise<T | Default> {
  try {
    return await read();
  } catch (error) {
    if (isMissing(error)) return fallback;
    throw error;
  }
}
