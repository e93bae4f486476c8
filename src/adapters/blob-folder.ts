// Bytes named by their SHA-256, one file each: written durably once, checked whenever they are
// read.
import { join } from 'node:path';
import type { Blobs } from '#core/ports/blobs.ts';
import { BlobId } from '#shared/values.ts';
import {
  isMissing,
  makeFolder,
  nodeFileSystem,
  unreadable,
  writeError,
  type FileSystem,
} from './file-system.ts';
import { replaceFile } from './replace-file.ts';
import { sha256 } from './sealed-json.ts';

/**
 * `get` throws `store.unreadable` when the file is no longer what its name says; putting the same
 * bytes again mends it.
 */
export function createBlobFolder(folder: string, fileSystem: FileSystem = nodeFileSystem): Blobs {
  const idOf = (bytes: Uint8Array) => BlobId.parse(`sha256-${sha256(bytes)}`);
  const read = async (id: BlobId): Promise<Uint8Array | undefined> => {
    try {
      return await fileSystem.readFile(join(folder, id));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw unreadable(join(folder, id), error);
    }
  };
  return {
    async put(bytes) {
      const id = idOf(bytes);
      const known = await read(id);
      if (known && idOf(known) === id) return id;
      await makeFolder(fileSystem, folder).catch((error: unknown) => {
        throw writeError(error, folder);
      });
      await replaceFile(fileSystem, join(folder, id), bytes);
      return id;
    },
    async get(id) {
      const bytes = await read(id);
      if (bytes && idOf(bytes) !== id) throw unreadable(join(folder, id));
      return bytes;
    },
  };
}
