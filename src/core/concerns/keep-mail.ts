// A mail is kept before anything reads it: whatever happens from then on, it is not lost, and what
// cannot be read stands there as what it is.
import type { Incoming } from '#shared/contract/incoming.ts';
import type { BlobId, ConcernId, IncomingId } from '#shared/values.ts';
import type { ImportParts } from './import-parts.ts';
import { oneLine } from './one-line.ts';

export interface KeptMail {
  /** What is known of it, at least that it is there. */
  readonly incoming: Incoming;
  readonly original: BlobId;
  /** The concern it may become. */
  readonly concernId: ConcernId;
  /** Read before, with what it meant. */
  readonly isRead: boolean;
  /** Read before, in vain or not. */
  readonly wasKnown: boolean;
}

/** Ids come from the mail's own hash, so the same mail can never count twice. */
export async function keepMail(
  { store, blobs, clock }: Pick<ImportParts, 'store' | 'blobs' | 'clock'>,
  bytes: Uint8Array,
  fileName: string,
): Promise<KeptMail> {
  const original = await blobs.put(bytes);
  const key = original.slice('sha256-'.length, 'sha256-'.length + 32);
  const id = `inc_${key}` as IncomingId;
  const known = await store.incoming.get(id);
  const incoming = known ?? (await store.incoming.put(unread(id, original, clock.now(), fileName)));
  return {
    incoming,
    original,
    concernId: `cnc_${key}` as ConcernId,
    isRead: incoming.type !== 'unreadable',
    wasKnown: known !== undefined && known.isPending !== true,
  };
}

/** Pending, until it was read or could not be. */
const unread = (id: IncomingId, original: BlobId, at: string, fileName: string): Incoming => ({
  id,
  revision: 0,
  type: 'unreadable',
  isPending: true,
  receivedAt: at,
  importedAt: at,
  subject: oneLine(fileName, 500),
  messageId: '',
  original,
  concernId: null,
  deliveryId: null,
  envelopeId: null,
  contactId: null,
  reason: null,
  needsReview: true,
});
