// Before anything is added to a journal: what it leaves in doubt is said in so many words.
import type { Clock } from '#core/ports/clock.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { DeliveryId } from '#shared/values.ts';
import type { Stories } from './journal-fold.ts';

/**
 * From here on an attempt without an outcome is one that comes later, and what a damaged journal
 * leaves in doubt stays so whatever is written after it. `stories` as the journal tells them:
 * nothing is on the wire.
 */
export async function sayWhatIsUnclear(
  { journal, clock }: { journal: Journal; clock: Clock },
  id: DeliveryId,
  stories: Stories,
): Promise<void> {
  const at = clock.now();
  const unsaid = [...stories].flatMap(([envelopeId, { state, reason }]): JournalEntry[] => {
    if (state === 'sending')
      return [{ type: 'unclear', at, envelopeId, reason: 'connection-lost' }];
    return state === 'unclear' && reason === 'record-damaged'
      ? [{ type: 'unclear', at, envelopeId, reason }]
      : [];
  });
  if (unsaid.length > 0) await journal.append(id, unsaid);
  await journal.mark(id);
}
