// How deliveries stand, folded from their journals; only what came since the last look is folded.
import type { Journal } from '#core/ports/journal.ts';
import type { DeliveryId } from '#shared/values.ts';
import { addTo, foldJournal, type Stories } from './journal-fold.ts';

export type StoriesOf = (id: DeliveryId) => Promise<Stories>;

/**
 * What it hands out changes with the next look: copy what is kept. An append-only journal never
 * contradicts what was read before.
 */
export function createStoriesOf(journal: Journal): StoriesOf {
  const known = new Map<DeliveryId, { stories: Stories; count: number }>();
  return async (id) => {
    const entries = await journal.entries(id);
    const before = known.get(id);
    if (!before) {
      const stories = foldJournal(await journal.envelopes(id), entries);
      known.set(id, { stories, count: entries.length });
      return stories;
    }
    addTo(before.stories, entries.slice(before.count));
    before.count = Math.max(before.count, entries.length);
    return before.stories;
  };
}
