// One JSON file that survives: written whole and synced, read with its checksum, replaced by its
// newest valid backup when it is damaged or gone. Never takes "unreadable" for "empty".
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { isMissing, nodeFileSystem, unreadable, type FileSystem } from './file-system.ts';
import { backupNames, isTemporaryOf, renameWhenFree, replaceFile } from './replace-file.ts';
import { openSealed, seal } from './sealed-json.ts';

export interface DurableFileOptions {
  readonly path: string;
  readonly format: string;
  /** The newest shape of the data this program knows. */
  readonly schema: number;
  readonly fileSystem?: FileSystem | undefined;
  /**
   * Paths of older copies, newest first, for when neither the file nor its own backups are of use.
   */
  readonly olderCopies?: () => Promise<readonly string[]>;
}

/**
 * A file replaced by a backup; `keptAs` is where the damaged one was put aside, if there was one.
 */
export interface Restored {
  readonly file: string;
  readonly keptAs: string | null;
}

export interface Loaded {
  readonly data: unknown;
  /** May be older than the options' schema. */
  readonly schema: number;
  /** Whether `data` comes from a backup because the file itself is damaged or gone. */
  readonly isFromBackup: boolean;
}

export interface DurableFile {
  /** Of what the file holds now; 0 = it was never saved. */
  readonly generation: number;
  /**
   * Changes nothing on the disk. undefined only if neither the file nor anything kept of it exists.
   * `store.newer-version`, or `store.unreadable` when there is something and nothing of it is
   * valid.
   */
  load(): Promise<Loaded | undefined>;
  /** After `load`: sets a damaged file aside and puts the backup that was loaded in its place. */
  repair(): Promise<Restored | null>;
  /**
   * After `load`; JSON text, or its UTF-8 in pieces. Durable when it resolves; on failure the file
   * is as before (`store.full`, `store.read-only`, `store.write-failed`).
   */
  write(json: string | readonly Uint8Array[]): Promise<void>;
}

export function durableFile({
  path,
  format,
  schema,
  fileSystem: files = nodeFileSystem,
  olderCopies,
}: DurableFileOptions): DurableFile {
  const folder = dirname(path);
  const name = basename(path);
  let generation = 0;
  let backup: { bytes: Uint8Array; isMainThere: boolean } | undefined;

  async function load(): Promise<Loaded | undefined> {
    const names = await namesIn(files, folder);
    const candidates = [path, ...backupNames(path)].filter((candidate) =>
      names.includes(basename(candidate)),
    );
    const valid = await firstValid(candidates, names);
    if (valid) return valid;
    const older = (await olderCopies?.()) ?? [];
    const found = await firstValid(older, names);
    if (found) return found;
    if (
      candidates.length + older.length > 0 ||
      names.some((other) => other.startsWith(`${name}.damaged-`))
    )
      throw unreadable(path);
    return undefined;
  }

  async function firstValid(
    candidates: readonly string[],
    names: readonly string[],
  ): Promise<Loaded | undefined> {
    for (const candidate of candidates) {
      const bytes = await files.readFile(candidate).catch((error: unknown) => {
        throw unreadable(candidate, error);
      });
      const opened = openSealed(bytes, format, schema);
      if (opened.state === 'newer')
        throw new AppError('store.newer-version', { file: name, version: opened.header.schema });
      if (opened.state === 'damaged') continue;
      generation = opened.header.generation;
      const isFromBackup = candidate !== path;
      backup = isFromBackup ? { bytes, isMainThere: names.includes(name) } : undefined;
      return { data: opened.data, schema: opened.header.schema, isFromBackup };
    }
    return undefined;
  }

  async function repair(): Promise<Restored | null> {
    for (const stray of await namesIn(files, folder))
      if (isTemporaryOf(stray, path))
        await files.unlink(join(folder, stray)).catch(() => undefined);
    if (!backup) return null;
    const { bytes, isMainThere } = backup;
    const keptAs = isMainThere
      ? `${name}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
      : null;
    // If this fails we stop: the next save would make the damaged file a backup and push a good one
    // out.
    if (keptAs)
      await renameWhenFree(files, path, join(folder, keptAs)).catch((error: unknown) => {
        throw unreadable(path, error);
      });
    backup = undefined;
    // On a full disk the backup stays where it is and is found again; the data is in memory and
    // right.
    await replaceFile(files, path, bytes).catch(() => undefined);
    return { file: name, keptAs };
  }

  return {
    get generation() {
      return generation;
    },
    load,
    repair,
    async write(json) {
      await replaceFile(
        files,
        path,
        seal(
          { format, schema, generation: generation + 1 },
          typeof json === 'string' ? [Buffer.from(json)] : json,
        ),
        { hasBackups: true },
      );
      generation += 1;
    },
  };
}

async function namesIn(files: FileSystem, folder: string): Promise<string[]> {
  try {
    return await files.readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw unreadable(folder, error);
  }
}
