// Stories of envelopes -> counts. Pure.
import type { Stories } from '#core/deliveries/journal-fold.ts';
import type { JournalEntry, JournalRecord } from '#core/ports/journal-records.ts';
import type { Envelope, OutcomeReason } from '#shared/contract/envelope.ts';
import type { Instant } from '#shared/values.ts';

/** Why envelopes were refused, skipped, came back or wait; the most frequent first. */
export function countReasons(stories: Stories): { reason: OutcomeReason; count: number }[] {
  const counts = new Map<OutcomeReason, number>();
  for (const { reason } of stories.values())
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((one, other) => other.count - one.count);
}

/**
 * In the order of the list; entries nobody belongs to are left out. An envelope counts under each
 * of its names (an actor may be in two regions).
 */
export function countsByName<Id extends string>(
  envelopes: readonly Envelope[],
  stories: Stories,
  list: readonly { id: Id; name: string }[],
  idsOf: (envelope: Envelope) => readonly Id[],
): { name: string; envelopes: number; accepted: number }[] {
  const counts = new Map(list.map(({ id, name }) => [id, { name, envelopes: 0, accepted: 0 }]));
  for (const envelope of envelopes) {
    for (const id of idsOf(envelope)) {
      const count = counts.get(id);
      if (!count) continue;
      count.envelopes += 1;
      const story = stories.get(envelope.id);
      if (story?.state === 'accepted' && !story.isBounced) count.accepted += 1;
    }
  }
  return [...counts.values()].filter((count) => count.envelopes > 0);
}

/** When the first mail was tried, and when the last answer came. */
export function timesOf(records: readonly JournalRecord[]): {
  firstAttemptAt: Instant | null;
  lastOutcomeAt: Instant | null;
} {
  const entries = records.filter((record) => record.type !== 'damaged');
  const outcomes = new Set<JournalEntry['type']>([
    'accepted',
    'deferred',
    'refused',
    'reopened',
    'unclear',
  ]);
  return {
    firstAttemptAt: entries.find(({ type }) => type === 'attempted')?.at ?? null,
    lastOutcomeAt:
      entries.findLast((entry) => outcomes.has(entry.type) && !('isRepeated' in entry))?.at ?? null,
  };
}
