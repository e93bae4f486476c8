// Files and folders the doors and scripts make beside the store (a sealed password, a page to open,
// a copy somebody saves): for their owner only like everything else, and whole or not there.
import { filesAtOnce, makeFolder, nodeFileSystem } from './file-system.ts';
import { replaceFile } from './replace-file.ts';

/** Throws what the system says. An existing folder stays as it is. */
export const makeOwnFolder = (folder: string): Promise<void> => makeFolder(nodeFileSystem, folder);

/** The same before anything may wait. */
export const makeOwnFolderAtOnce = (folder: string): void => {
  filesAtOnce.makeFolder(folder);
};

/**
 * Durable when it resolves; its folder must be there. Throws `store.full`, `store.read-only`,
 * `store.write-failed`.
 */
export const writeOwnFile = (path: string, content: string | Uint8Array): Promise<void> =>
  replaceFile(nodeFileSystem, path, typeof content === 'string' ? Buffer.from(content) : content);
