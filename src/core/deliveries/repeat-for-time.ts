// When a run ends: how long the delivery has been running is said once more about everybody who was
// tried and still waits. Without it an office that closes every day would never have tried anybody
// for a day. Pure.
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { EnvelopeId, Instant } from '#shared/values.ts';
import type { EnvelopeStory } from './envelope-story.ts';
import type { Stories } from './journal-fold.ts';

interface Measured {
  readonly ranMs: (id: EnvelopeId) => number;
  /** Until the next try. */
  readonly dueInMs: (id: EnvelopeId) => number;
}

/** Nothing where nothing is new. */
export function repeatForTime(stories: Stories, at: Instant, measured: Measured): JournalEntry[] {
  return [...stories].flatMap(([id, story]) => repeated(id, story, at, measured) ?? []);
}

function repeated(
  envelopeId: EnvelopeId,
  story: EnvelopeStory,
  at: Instant,
  measured: Measured,
): JournalEntry | undefined {
  const { state, reason, reply, retryAt } = story;
  const ranMs = measured.ranMs(envelopeId);
  if (reason === null || ranMs <= story.ranMs) return undefined;
  const common = { at, envelopeId, reason, reply, ranMs, isRepeated: true } as const;
  if (state === 'open') return { ...common, type: 'reopened' };
  if (state !== 'deferred' || retryAt === null) return undefined;
  // A clock that was set back moved the next try away; what was waited already is not waited again.
  const dueMs = Math.min(Date.parse(retryAt), Date.parse(at) + measured.dueInMs(envelopeId));
  return { ...common, type: 'deferred', retryAt: new Date(dueMs).toISOString() };
}
