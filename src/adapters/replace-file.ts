// Replaces one file so that after a crash or a power cut it is either the old one or the new one,
// whole: write beside it, sync, rename, sync the folder. Earlier generations stay as `name.bak1`
// (the newest) to `name.bak5`.
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { isMissing, syncFolder, systemCode, writeError, type FileSystem } from './file-system.ts';

export const backupNames = (path: string): string[] =>
  [1, 2, 3, 4, 5].map((age) => `${path}.bak${age}`);

/** Names a file nobody else uses. What a killed process left under such a name is waste. */
export const temporaryName = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
export const isTemporary = (name: string): boolean => /^\..+\.[0-9a-f]{16}\.tmp$/.test(name);
export const isTemporaryOf = (name: string, path: string): boolean =>
  name.startsWith(`.${basename(path)}.`) && name.endsWith('.tmp');

/**
 * Durable when it resolves. Throws `store.full`, `store.read-only` or `store.write-failed`, and
 * then the old content stays: an error of fsync too counts as not written, for the system may have
 * dropped the pages (fsync(2)).
 */
export async function replaceFile(
  files: FileSystem,
  path: string,
  content: Uint8Array | readonly Uint8Array[],
  options: { hasBackups?: boolean } = {},
): Promise<void> {
  const temporary = temporaryName(path);
  try {
    const handle = await files.open(temporary, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const undo = options.hasBackups
      ? await keepGeneration(files, path)
      : async () => Promise.resolve();
    try {
      await renameWhenFree(files, temporary, path);
      await syncFolder(files, dirname(path));
    } catch (error) {
      await undo().catch(() => undefined);
      throw error;
    }
  } catch (error) {
    await files.unlink(temporary).catch(() => undefined);
    throw writeError(error, path);
  }
}

/**
 * Gives the present file a second name, `bak1`, after moving the older ones on. Resolves with the
 * way back, for a save that fails again and again must not push the backups out.
 */
async function keepGeneration(files: FileSystem, path: string): Promise<() => Promise<void>> {
  const generations = [path, ...backupNames(path)];
  const newest = generations[1]!;
  const move = (from: number, to: number) =>
    files.rename(generations[from]!, generations[to]!).catch(unlessMissing);
  for (let age = generations.length - 1; age > 1; age--) await move(age - 1, age);
  const hasPrevious = await linkOrMove(files, path, newest);
  return async () => {
    await (hasPrevious ? renameWhenFree(files, newest, path) : files.unlink(path));
    for (let age = 1; age < generations.length - 1; age++) await move(age + 1, age);
  };
}

/**
 * Where there are no hard links (exFAT, some shares) the name moves: until the rename that follows,
 * the newest backup is the file. false when there is no file yet.
 */
async function linkOrMove(files: FileSystem, path: string, newest: string): Promise<boolean> {
  try {
    await files.link(path, newest).catch((error: unknown) => {
      if (isMissing(error)) throw error;
      return renameWhenFree(files, path, newest);
    });
    return true;
  } catch (error) {
    unlessMissing(error);
    return false;
  }
}

const unlessMissing = (error: unknown): void => {
  if (!isMissing(error)) throw error;
};

const busyCodes = ['EPERM', 'EBUSY', 'EACCES'];
const maxWaitMs = 2000;

/**
 * Virus scanners and indexers on Windows hold a fresh file for a moment; a rename is tried again
 * for two seconds.
 */
export async function renameWhenFree(files: FileSystem, from: string, to: string): Promise<void> {
  for (
    let waitedMs = 0, nextMs = 10;
    ;
    waitedMs += nextMs, nextMs = Math.min(nextMs * 2, maxWaitMs - waitedMs)
  ) {
    try {
      await files.rename(from, to);
      return;
    } catch (error) {
      if (!busyCodes.includes(systemCode(error)) || waitedMs >= maxWaitMs) throw error;
      await files.wait(nextMs);
    }
  }
}
