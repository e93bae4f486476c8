// The few file operations the storage is built on, as a parameter: tests put a file system in their
// place that fails or loses power at any chosen operation. The one place where this program makes
// files and folders, so that each is for its owner only: no caller can say otherwise. Also the two
// habits every durable write shares: syncing a folder and naming an operating system's error.
import { appendFileSync, mkdirSync, renameSync } from 'node:fs';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#shared/errors.ts';

export interface OpenFile {
  /**
   * Writes everything, pieces one after the other, at the current position; at the end for a file
   * opened with `a`.
   */
  writeFile(data: string | Uint8Array | readonly Uint8Array[]): Promise<void>;
  sync(): Promise<void>;
  datasync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

export interface FileSystem {
  /** A file that is made is for its owner only. */
  open(path: string, flags: 'r' | 'r+' | 'wx' | 'a'): Promise<OpenFile>;
  readFile(path: string): Promise<Uint8Array<ArrayBuffer>>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for the same file; the new name must be free. */
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** The folder must be empty. */
  rmdir(path: string): Promise<void>;
  /**
   * With all that lead to it, for their owner only. Resolves with the first folder that had to be
   * made, if any.
   */
  mkdir(path: string): Promise<string | undefined>;
  readdir(path: string): Promise<string[]>;
  stat(path: string): Promise<{ mtimeMs: number }>;
  /** Milliseconds before a busy file is tried again. */
  wait(ms: number): Promise<void>;
}

/**
 * Read and write for the owner, nothing for anybody else. The umask can only take more away.
 * Windows has no such bits: there a file inherits who may open it from its folder.
 */
const ownFile = 0o600;
const ownFolder = 0o700;

export const nodeFileSystem: FileSystem = {
  open: (path, flags) => fs.open(path, flags, ownFile),
  rename: fs.rename,
  link: fs.link,
  unlink: fs.unlink,
  rmdir: fs.rmdir,
  stat: fs.stat,
  readFile: (path) => fs.readFile(path),
  mkdir: (path) => fs.mkdir(path, { recursive: true, mode: ownFolder }),
  readdir: (path) => fs.readdir(path),
  wait: async (ms) => {
    await wait(ms);
  },
};

/**
 * Beside all data, gone with the machine's next start at the latest. Its mode is 0700 by definition
 * (POSIX, mkdtemp).
 */
export const makeTemporaryFolder = (prefix: string): Promise<string> =>
  fs.mkdtemp(join(tmpdir(), prefix));

/** The same for what cannot wait: the next thing that happens may be the end of the process. */
export const filesAtOnce = {
  makeFolder: (folder: string): void => {
    mkdirSync(folder, { recursive: true, mode: ownFolder });
  },
  append: (path: string, text: string): void => {
    appendFileSync(path, text, { mode: ownFile });
  },
  rename: (from: string, to: string): void => {
    renameSync(from, to);
  },
};

export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
export const isMissing = (error: unknown): boolean => systemCode(error) === 'ENOENT';

const isAppError = (error: unknown): error is AppError => error instanceof AppError;

/** What a person is told when `path` could not be written. */
export function writeError(error: unknown, path: string): AppError {
  if (isAppError(error)) return error;
  switch (systemCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('store.full', { folder: dirname(path) }, { cause: error });
    case 'EROFS':
    case 'EACCES':
      return new AppError('store.read-only', { folder: dirname(path) }, { cause: error });
    default:
      return new AppError('store.write-failed', { file: basename(path) }, { cause: error });
  }
}

export const unreadable = (path: string, cause?: unknown): AppError =>
  new AppError('store.unreadable', { file: basename(path) }, { cause });

/** Makes names durable: created, renamed and removed entries of this folder. */
export async function syncFolder(files: FileSystem, folder: string): Promise<void> {
  // Windows opens no folders; NTFS keeps names in order in its own journal.
  if (process.platform === 'win32') return;
  const handle = await files.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes the folder and what leads to it, durably, for this user only. An existing one stays as it
 * is.
 */
export async function makeFolder(files: FileSystem, folder: string): Promise<void> {
  const first = await files.mkdir(folder);
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made))
    await syncFolder(files, dirname(made));
}
