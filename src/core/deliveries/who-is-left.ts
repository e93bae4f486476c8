// Whom a mail did not reach, over all deliveries that carried exactly it.
import type { Envelope } from '#shared/contract/deliveries.ts';
import type { ContactId, DeliveryId } from '#shared/values.ts';
import type { EnvelopeStory, Stories } from './journal-fold.ts';

export interface Sent { readonly envelopes: readonly Envelope[]; readonly stories: Stories }

/** Refused, cancelled, or accepted and returned: this person has nothing. */
const missedIt = ({ state, isBounced }: EnvelopeStory) => state === 'refused' || state === 'cancelled' || (state === 'accepted' && isBounced);

export interface Missed {
  /** Nobody else cares for them, in the order of the delivery. */
  readonly left: readonly ContactId[];
  /** Who has the mail from another delivery by now. */
  readonly reached: ReadonlyMap<DeliveryId, number>;
  /** Who waits for it in another delivery, or may have it from there. */
  readonly waiting: ReadonlyMap<DeliveryId, number>;
}

/** `others` carry the same mail, the oldest first. Whoever got it, may have got it or is waiting for it in one of them is not written to again. */
export function whoWasMissed(delivery: Sent, others: readonly (Sent & { readonly id: DeliveryId })[]): Missed {
  const left: ContactId[] = [], reached = new Map<DeliveryId, number>(), waiting = new Map<DeliveryId, number>();
  const reachedBy = new Map<ContactId, DeliveryId>(), waitsIn = new Map<ContactId, DeliveryId>();
  for (const { id: deliveryId, envelopes, stories } of others) {
    for (const { id, contactId } of envelopes) {
      const story = stories.get(id);
      if (!story || story.state === 'skipped' || missedIt(story)) continue;
      (story.state === 'accepted' ? reachedBy : waitsIn).set(contactId, deliveryId);
    }
  }
  for (const { id, contactId } of delivery.envelopes) {
    const story = delivery.stories.get(id);
    if (!story || !missedIt(story)) continue;
    const by = reachedBy.get(contactId), at = waitsIn.get(contactId);
    if (by !== undefined) reached.set(by, (reached.get(by) ?? 0) + 1);
    else if (at !== undefined) waiting.set(at, (waiting.get(at) ?? 0) + 1);
    else left.push(contactId);
  }
  return { left, reached, waiting };
}
