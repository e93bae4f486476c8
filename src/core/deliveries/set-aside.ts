// A delivery whose record cannot be read: what can still be said of it, and what others do without
// it.
import type { Journal } from '#core/ports/journal.ts';
import type { Delivery, DeliveryRecord, Figures } from '#shared/contract/delivery.ts';
import { AppError, hasCode, isAppError } from '#shared/errors.ts';
import type { DeliveryId } from '#shared/values.ts';

/** Its files are damaged as a whole, or gone. */
const isUnreadable = (error: unknown): boolean =>
  isAppError(error) && (error.code === 'delivery.set-aside' || error.code === 'delivery.not-found');

/**
 * What `read` gives, or `otherwise` for a delivery that is set aside. Whatever else goes wrong is
 * thrown on.
 */
export async function unlessSetAside<Value, Other>(
  read: Promise<Value>,
  otherwise: Other,
): Promise<Value | Other> {
  try {
    return await read;
  } catch (error) {
    if (isUnreadable(error)) return otherwise;
    throw error;
  }
}

/** Nobody knows who has the mail. */
export const unknownFigures = ({ envelopeCount }: Delivery): Figures => ({
  envelopes: envelopeCount,
  open: 0,
  sending: 0,
  deferred: 0,
  accepted: 0,
  refused: 0,
  unclear: envelopeCount,
  skipped: 0,
  cancelled: 0,
  bounced: 0,
});

/** Of a delivery that is known. */
export async function recordOf(journal: Journal, id: DeliveryId): Promise<DeliveryRecord> {
  const condition = await unlessSetAside(journal.condition(id), undefined);
  if (!condition) return 'set-aside';
  return condition.isDamaged ? 'damaged' : 'whole';
}

/** Throws `delivery.set-aside`. */
export async function refuseUnreadable(journal: Journal, id: DeliveryId): Promise<void> {
  try {
    await journal.condition(id);
  } catch (error) {
    // The delivery is known, and not even its folder is there.
    if (hasCode(error, 'delivery.not-found'))
      throw new AppError('delivery.set-aside', { id, file: id });
    throw error;
  }
}
