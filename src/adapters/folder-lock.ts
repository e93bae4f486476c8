// One owner of a data folder at a time, over all doors and machines that reach it.
//
// A lock is a file `kiezbrief-<number>.lock`. Whoever finds no living lock makes the next number,
// exclusively: of several who found the same dead lock exactly one can. Nobody ever removes or
// replaces a lock file before owning a newer one, so a slow taker cannot push out a quick one.
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import {
  isMissing,
  makeFolder,
  nodeFileSystem,
  systemCode,
  writeError,
  type FileSystem,
} from './file-system.ts';
import { temporaryName } from './replace-file.ts';

export interface FolderLock {
  /** The folder cannot be written to, by nobody here: it is open for reading and not locked. */
  readonly isReadOnly: boolean;
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly door: string;
  readonly startedAt: string;
  /** Tells a process from a later one with the same pid; null where the system does not say. */
  readonly processStart: string | null;
}

const heartbeatMs = 30_000;
/**
 * A holder on another machine, which we cannot ask, is taken for dead after this long without a
 * heartbeat.
 */
const silentMs = 2 * 60_000;

/** Makes the folder (0700). `store.locked` says who holds it. */
export async function lockFolder(
  folder: string,
  door: string,
  files: FileSystem = nodeFileSystem,
): Promise<FolderLock> {
  await makeFolder(files, folder).catch((error: unknown) => {
    throw writeError(error, join(folder, 'kiezbrief.lock'));
  });
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    door,
    startedAt: new Date().toISOString(),
    processStart: await processStart(process.pid),
  };
  for (;;) {
    const present = await lockFiles(files, folder);
    const now = await fileTime(files, folder);
    if (now === null) return { isReadOnly: true, release: async () => Promise.resolve() };
    await refuseIfHeld(files, present, now);
    const own = join(
      folder,
      `kiezbrief-${String(numberOf(present.at(-1)) + 1).padStart(6, '0')}.lock`,
    );
    if (!(await createExclusively(files, own, JSON.stringify(holder)))) continue;
    const others = (await lockFiles(files, folder)).filter((path) => path !== own);
    try {
      await refuseIfHeld(files, others, now);
    } catch (error) {
      await files.unlink(own);
      throw error;
    }
    for (const dead of others) await files.unlink(dead).catch(() => undefined);
    return { isReadOnly: false, release: keepAlive(files, own, JSON.stringify(holder)) };
  }
}

const lockName = /^kiezbrief-(\d{6,})\.lock$/;
const numberOf = (path: string | undefined): number =>
  Number(lockName.exec(basename(path ?? ''))?.[1] ?? 0);

/** Oldest first. */
async function lockFiles(files: FileSystem, folder: string): Promise<string[]> {
  const names = (await files.readdir(folder)).filter((name) => lockName.test(name));
  return names.map((name) => join(folder, name)).sort((a, b) => numberOf(a) - numberOf(b));
}

/**
 * The time the folder's own file system shows, which on a share is not ours; null if nothing can be
 * written there.
 */
async function fileTime(files: FileSystem, folder: string): Promise<number | null> {
  const probe = temporaryName(join(folder, 'kiezbrief.lock'));
  try {
    await (await files.open(probe, 'wx')).close();
    const { mtimeMs } = await files.stat(probe);
    await files.unlink(probe);
    return mtimeMs;
  } catch (error) {
    if (['EROFS', 'EACCES', 'EPERM'].includes(systemCode(error))) return null;
    throw writeError(error, join(folder, 'kiezbrief.lock'));
  }
}

async function refuseIfHeld(
  files: FileSystem,
  paths: readonly string[],
  now: number,
): Promise<void> {
  for (const path of paths) {
    const holder = await livingHolder(files, path, now);
    if (holder) throw new AppError('store.locked', holder);
  }
}

async function livingHolder(
  files: FileSystem,
  path: string,
  now: number,
): Promise<{ pid: number; host: string; door: string } | undefined> {
  try {
    const [bytes, { mtimeMs }] = await Promise.all([files.readFile(path), files.stat(path)]);
    const holder = parsedHolder(Buffer.from(bytes).toString('utf8'));
    const isSilent = now - mtimeMs > silentMs;
    // Unreadable: either being written at this moment, or left by a power cut.
    if (!holder) return isSilent ? undefined : { pid: 0, host: '?', door: '?' };
    const { pid, host, door } = holder;
    const isAlive = host === hostname() ? await isRunning(holder) : !isSilent;
    return isAlive ? { pid, host, door } : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function parsedHolder(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Partial<Holder> | null;
    return Number.isSafeInteger(holder?.pid) &&
      typeof holder?.host === 'string' &&
      typeof holder.door === 'string'
      ? (holder as Holder)
      : undefined;
  } catch {
    return undefined;
  }
}

async function isRunning(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it runs and belongs to somebody else.
    if (systemCode(error) === 'ESRCH') return false;
  }
  const start = await processStart(holder.pid);
  return !holder.processStart || !start || holder.processStart === start;
}

/**
 * Boot and clock ticks since then, from Linux (proc(5): field 22 of stat, counted after the name in
 * brackets); null elsewhere.
 */
async function processStart(pid: number): Promise<string | null> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    return `${boot.trim()}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]!}`;
  } catch {
    return null;
  }
}

/**
 * false when somebody else has just made it. The file appears with its content, except where there
 * are no hard links.
 */
async function createExclusively(
  files: FileSystem,
  path: string,
  content: string,
): Promise<boolean> {
  const temporary = temporaryName(path);
  try {
    await writeNew(files, temporary, content);
    await files.link(temporary, path).catch((error: unknown) => {
      if (systemCode(error) === 'EEXIST') throw error;
      return writeNew(files, path, content);
    });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw writeError(error, path);
  } finally {
    await files.unlink(temporary).catch(() => undefined);
  }
}

async function writeNew(files: FileSystem, path: string, content: string): Promise<void> {
  const handle = await files.open(path, 'wx');
  try {
    await handle.writeFile(content);
  } finally {
    await handle.close();
  }
}

/**
 * Writes the same bytes again and again: only the file's time changes, and it is the file system's.
 * Resolves with the release.
 */
function keepAlive(files: FileSystem, path: string, content: string): () => Promise<void> {
  const beat = async () => {
    const handle = await files.open(path, 'r+');
    try {
      await handle.writeFile(content);
    } finally {
      await handle.close();
    }
  };
  const timer = setInterval(() => {
    beat().catch(() => undefined);
  }, heartbeatMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await files.unlink(path).catch(() => undefined);
  };
}
