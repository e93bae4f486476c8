// Whom a mail did not reach, over all deliveries that carried exactly it.
import type { Envelope } from '#shared/contract/envelope.ts';
import type { ContactId, DeliveryId, EmailAddress } from '#shared/values.ts';
import type { EnvelopeStory } from './envelope-story.ts';
import type { Stories } from './journal-fold.ts';

export interface Sent {
  readonly envelopes: readonly Envelope[];
  readonly stories: Stories;
}

/** Refused, cancelled, left out, or accepted and returned: this person has nothing. */
export const missedIt = ({ state, isBounced }: EnvelopeStory) =>
  state === 'refused' ||
  state === 'cancelled' ||
  state === 'skipped' ||
  (state === 'accepted' && isBounced);

export interface Left {
  readonly envelope: Envelope;
  /** Left out on purpose: nobody misses the mail while the reason lasts. */
  readonly isSkipped: boolean;
}

export interface Missed {
  /** Nobody else cares for them, in the order of the delivery. */
  readonly left: readonly Left[];
  /** Who has the mail from another delivery by now. */
  readonly reached: ReadonlyMap<DeliveryId, number>;
  /** Who waits for it in another delivery, or may have it from there. */
  readonly waiting: ReadonlyMap<DeliveryId, number>;
  /** Addresses that have the mail, may have it or will get it, from this delivery or another. */
  readonly taken: readonly EmailAddress[];
}

/**
 * `others` carry the same mail, the oldest first. Whoever got it, may have got it or is waiting for
 * it in one of them is not written to again.
 */
export function whoWasMissed(
  delivery: Sent,
  others: readonly (Sent & { readonly id: DeliveryId })[],
): Missed {
  const left: Left[] = [];
  const reached = new Map<DeliveryId, number>();
  const waiting = new Map<DeliveryId, number>();
  const reachedBy = new Map<ContactId, DeliveryId>();
  const waitsIn = new Map<ContactId, DeliveryId>();
  const taken: EmailAddress[] = [];
  for (const { id: deliveryId, envelopes, stories } of others) {
    for (const { id, contactId, address } of envelopes) {
      const story = stories.get(id);
      if (!story || missedIt(story)) continue;
      taken.push(address);
      (story.state === 'accepted' ? reachedBy : waitsIn).set(contactId, deliveryId);
    }
  }
  for (const envelope of delivery.envelopes) {
    const { id, contactId, address } = envelope;
    const story = delivery.stories.get(id);
    if (!story) continue;
    if (!missedIt(story)) {
      taken.push(address);
      continue;
    }
    const by = reachedBy.get(contactId);
    const at = waitsIn.get(contactId);
    if (by !== undefined) reached.set(by, (reached.get(by) ?? 0) + 1);
    else if (at !== undefined) waiting.set(at, (waiting.get(at) ?? 0) + 1);
    else left.push({ envelope, isSkipped: story.state === 'skipped' });
  }
  return { left, reached, waiting, taken };
}
