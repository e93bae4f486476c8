// A delivery report -> the story of the envelope it speaks of. Only ever the envelope, never the
// person. Read again after a crash, nothing is told twice.
import { foldJournal } from '#core/deliveries/journal-fold.ts';
import { unlessSetAside } from '#core/deliveries/set-aside.ts';
import type { ImportParts } from './import-parts.ts';
import type { Match } from './match-delivery.ts';
import type { Reading } from './read-incoming.ts';

type Parts = Pick<ImportParts, 'journal' | 'clock'>;

/**
 * What is still tried, or arrived. A report that nothing proves an envelope for tells nobody's
 * story.
 */
export async function noteReport(
  { journal, clock }: Parts,
  { says, reply }: Reading & { type: 'report' },
  match: Match | undefined,
): Promise<void> {
  if (!match) return;
  const entries = await unlessSetAside(journal.entries(match.deliveryId), []);
  const story = foldJournal([match.envelope], entries).get(match.envelope.id);
  if (story?.state !== 'accepted' || story.isBounced) return;
  await journal.append(match.deliveryId, [
    { type: 'reported', at: clock.now(), envelopeId: match.envelope.id, says, reply },
  ]);
}

/**
 * False when nothing was marked: no envelope is proven, it was never accepted, or somebody has to
 * decide about it first. A second report about the same envelope changes nothing.
 */
export async function markBounced(
  { journal, clock }: Parts,
  { reason, reply }: Reading & { type: 'bounce' },
  match: Match | undefined,
): Promise<boolean> {
  if (!match) return false;
  const entries = await unlessSetAside(journal.entries(match.deliveryId), []);
  const story = foldJournal([match.envelope], entries).get(match.envelope.id);
  if (story?.state !== 'accepted') return false;
  if (!story.isBounced)
    await journal.append(match.deliveryId, [
      { type: 'bounced', at: clock.now(), envelopeId: match.envelope.id, reason, reply },
    ]);
  return true;
}
