// One mail that came back, from bytes to its effect. The order makes it safe to repeat after a
// crash at any point: the mail itself first, then the effect, last the record that it was read.
import type { ParsedMail } from '#core/ports/mail-parser.ts';
import type { Concern } from '#shared/contract/concern.ts';
import type { Incoming } from '#shared/contract/incoming.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import { carryOutReading, type Effect } from './carry-out-reading.ts';
import { draftConcern } from './draft-concern.ts';
import type { ImportParts } from './import-parts.ts';
import { interpretMail, type Interpretation } from './interpret-mail.ts';
import { keepMail, type KeptMail } from './keep-mail.ts';
import { oneLine } from './one-line.ts';

export interface ImportedMail {
  incoming: Incoming;
  concern: Concern | null;
  wasKnown: boolean;
}

/**
 * What cannot be read is kept as well, and says so. Throws `mail.unreadable` for an empty file and
 * `mail.too-large`. Not to be called twice at the same time: see `handlers.ts`.
 */
export async function importMail(
  parts: ImportParts,
  bytes: Uint8Array,
  fileName = '',
): Promise<ImportedMail> {
  if (bytes.length === 0) throw new AppError('mail.unreadable', {});
  const kept = await keepMail(parts, bytes, fileName);
  if (kept.isRead)
    return {
      incoming: kept.incoming,
      concern: await concernOf(parts, kept.incoming),
      wasKnown: true,
    };
  const mail = await parsed(parts, bytes);
  if (!mail) return unreadable(parts, kept);
  const now = parts.clock.now();
  const read = await interpretMail(parts, mail, now);
  const effect = await carryOutReading(parts, kept.incoming.id, read);
  const concern = effect.isConcern ? await concernFrom(parts, kept, read) : null;
  const incoming = await parts.store.incoming.put({
    ...recordOf(kept, read, effect),
    importedAt: now,
    concernId: concern?.id ?? null,
  });
  parts.events.publish('concerns.changed', { id: concern?.id ?? incoming.id });
  return { incoming, concern, wasKnown: false };
}

/**
 * Reads what was kept when the program ended in the middle. One that fails again stands there as
 * what it is.
 */
export async function readPending(parts: ImportParts): Promise<void> {
  const pending = (await parts.store.incoming.list()).filter(({ isPending }) => isPending === true);
  for (const { original } of pending) {
    const bytes = await parts.blobs.get(original).catch(() => undefined);
    if (bytes) await importMail(parts, bytes);
  }
}

const concernOf = async (
  { store }: ImportParts,
  { concernId }: Incoming,
): Promise<Concern | null> =>
  concernId === null ? null : ((await store.concerns.get(concernId)) ?? null);

/** `undefined` = nobody can read it. */
const parsed = async (
  { parser }: ImportParts,
  bytes: Uint8Array,
): Promise<ParsedMail | undefined> =>
  parser.parse(bytes).catch((error: unknown) => {
    if (!isAppError(error)) throw error;
    return undefined;
  });

async function unreadable(
  { store, events }: ImportParts,
  { incoming, wasKnown }: KeptMail,
): Promise<ImportedMail> {
  const told =
    incoming.isPending === true
      ? await store.incoming.put({ ...incoming, isPending: false })
      : incoming;
  events.publish('concerns.changed', { id: told.id });
  return { incoming: told, concern: null, wasKnown };
}

/** After a crash it may be there already, even filed. */
const concernFrom = async (
  { store }: ImportParts,
  { concernId, original }: KeptMail,
  { mail, ownText, origin, receivedAt }: Interpretation,
): Promise<Concern> =>
  (await store.concerns.get(concernId)) ??
  store.concerns.put(draftConcern(concernId, mail, ownText, origin, original, receivedAt));

const recordOf = (
  { incoming: { id, revision }, original }: KeptMail,
  { mail, match, isLost, origin, reading, receivedAt }: Interpretation,
  { needsReview, leave }: Effect,
): Omit<Incoming, 'importedAt' | 'concernId'> => ({
  id,
  revision,
  type: reading.type,
  receivedAt,
  subject: oneLine(mail.subject, 500),
  messageId: oneLine(mail.messageId, 1000),
  original,
  deliveryId: origin.deliveryId,
  envelopeId: match?.envelope.id ?? null,
  contactId: origin.contactId,
  reason: reading.type === 'bounce' ? reading.reason : null,
  // What may answer a delivery nobody can read needs somebody to look.
  needsReview: needsReview || isLost,
  ...(leave && { leave }),
  ...(reading.type === 'report' && { says: reading.says }),
});
