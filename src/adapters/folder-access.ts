// Says who besides its owner gets into an existing data folder, and closes it: the one place where
// rights of what is there are changed. Only this user's own files and folders; a link is never
// followed. What an access control list allows is not seen.
import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderRights } from '#core/ports/folder-access.ts';
import type { FolderAccess } from '#shared/contract/folder-access.ts';
import { isMissing, systemCode } from './file-system.ts';

const forOthers = 0o077;
const forOwner = 0o700;

const nothingToSay: FolderAccess = {
  knowsRights: false,
  isOpen: false,
  isOwn: true,
  open: 0,
  foreign: 0,
};

interface Entry {
  path: string;
  isFolder: boolean;
  isOpen: boolean;
  isOwn: boolean;
}

/** `userId` is null on Windows, where a folder has no such bits. */
export function createFolderAccess(
  folder: string,
  userId = process.getuid?.() ?? null,
): FolderRights {
  return {
    async look() {
      if (userId === null) return nothingToSay;
      // The folder itself may have been named by a link: it is the one that is meant.
      const root = await realpath(folder);
      const first = await entryAt(root, userId);
      if (!first) return nothingToSay;
      const access = {
        knowsRights: true,
        isOpen: first.isOpen,
        isOwn: first.isOwn,
        open: 0,
        foreign: 0,
      };
      // Nobody gets past a closed folder, whatever the rights inside are.
      if (!first.isOpen) return access;
      for await (const { isOpen, isOwn } of entriesIn(root, userId)) {
        if (isOpen) access.open++;
        if (!isOwn) access.foreign++;
      }
      return access;
    },
    async close() {
      if (userId === null) return 0;
      const root = await realpath(folder);
      // From outside inwards: in a closed folder nobody else can put a link in the place of a file.
      let closed = (await closeEntry(root, userId)) ? 1 : 0;
      for await (const { path, isOpen, isOwn } of entriesIn(root, userId, true)) {
        if (isOpen && isOwn && (await closeEntry(path, userId))) closed++;
      }
      return closed;
    },
  };
}

/** Undefined: a link, a socket or gone by now. */
async function entryAt(path: string, userId: number): Promise<Entry | undefined> {
  const found = await lstat(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (!found || !(found.isFile() || found.isDirectory())) return undefined;
  return {
    path,
    isFolder: found.isDirectory(),
    isOpen: (found.mode & forOthers) !== 0,
    isOwn: found.uid === userId,
  };
}

/**
 * A folder comes before what is in it, so that it can be closed first. One of somebody else is not
 * entered to change anything.
 */
async function* entriesIn(folder: string, userId: number, onlyOwn = false): AsyncGenerator<Entry> {
  for (const name of await namesIn(folder)) {
    const entry = await entryAt(join(folder, name), userId);
    if (!entry) continue;
    yield entry;
    if (entry.isFolder && (entry.isOwn || !onlyOwn)) yield* entriesIn(entry.path, userId, onlyOwn);
  }
}

/** A folder of somebody else may be closed to us. */
const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (isMissing(error) || ['EACCES', 'EPERM', 'ENOTDIR'].includes(systemCode(error))) return [];
    throw error;
  });

/**
 * Whether it was open and is closed now. Asks and changes the very entry it opened, so nothing can
 * be put in between. A file system without rights (a share, a USB stick) may accept the change and
 * do nothing.
 */
async function closeEntry(path: string, userId: number): Promise<boolean> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(path, flags).catch(() => undefined);
  if (!handle) return false;
  try {
    const { mode, uid } = await handle.stat();
    if (uid !== userId || (mode & forOthers) === 0) return false;
    await handle.chmod(mode & forOwner);
    return ((await handle.stat()).mode & forOthers) === 0;
  } catch (error) {
    if (['EPERM', 'EROFS', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(systemCode(error)))
      return false;
    throw error;
  } finally {
    await handle.close();
  }
}
