// Keeps bytes as they were given.
import type { BlobId } from '#shared/values.ts';

/** Bytes that are never changed, named by their content: images, incoming mails. */
export interface Blobs {
  put(bytes: Uint8Array): Promise<BlobId>;
  get(id: BlobId): Promise<Uint8Array | undefined>;
}
