// Whom a mail did not reach, over all deliveries that carried exactly it.
import type { Envelope } from '#shared/contract/deliveries.ts';
import type { ContactId } from '#shared/values.ts';
import type { EnvelopeStory, Stories } from './journal-fold.ts';

export interface Sent { readonly envelopes: readonly Envelope[]; readonly stories: Stories }

/** Refused, cancelled, or accepted and returned: this person has nothing. */
const missedIt = ({ state, isBounced }: EnvelopeStory) => state === 'refused' || state === 'cancelled' || (state === 'accepted' && isBounced);

/** In the order of the first delivery. Whoever got the mail, may have got it or is waiting for it in one of `others` is not written to again. */
export function whoIsLeft(delivery: Sent, others: readonly Sent[]): ContactId[] {
  const isCaredFor = new Set(others.flatMap(({ envelopes, stories }) =>
    envelopes.filter(({ id }) => { const story = stories.get(id); return story && story.state !== 'skipped' && !missedIt(story); }).map(({ contactId }) => contactId)));
  return delivery.envelopes.filter(({ id, contactId }) => { const story = delivery.stories.get(id); return story && missedIt(story) && !isCaredFor.has(contactId); })
    .map(({ contactId }) => contactId);
}
