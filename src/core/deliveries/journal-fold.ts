// Journal entries -> the current state of every envelope, and the figures. Nothing else knows how a
// delivery stands.
import type { JournalRecord } from '#core/ports/journal-records.ts';
import type { Figures } from '#shared/contract/delivery.ts';
import { MailFlaw, type Envelope } from '#shared/contract/envelope.ts';
import type { EnvelopeId } from '#shared/values.ts';
import { tell, untouched, type EnvelopeStory } from './envelope-story.ts';

export type Stories = Map<EnvelopeId, EnvelopeStory>;

/** In the order of the envelopes. Entries about unknown envelopes are ignored. */
export function foldJournal(
  envelopes: readonly Envelope[],
  entries: readonly JournalRecord[],
): Stories {
  const stories: Stories = new Map(envelopes.map((envelope) => [envelope.id, untouched]));
  addTo(stories, entries);
  return stories;
}

/** Adds what happened since to these stories. */
export function addTo(stories: Stories, entries: readonly JournalRecord[]): void {
  for (const entry of entries) {
    for (const id of entry.envelopeId === null ? stories.keys() : [entry.envelopeId]) {
      const story = stories.get(id);
      if (story) stories.set(id, tell(story, entry));
    }
  }
}

/** Attempts without an outcome are unclear unless they are on the wire right now. */
export function settled(stories: Stories, onTheWire: (id: EnvelopeId) => boolean): Stories {
  const result: Stories = new Map();
  for (const [id, story] of stories) {
    result.set(
      id,
      story.state === 'sending' && !onTheWire(id)
        ? { ...story, state: 'unclear', reason: 'connection-lost' }
        : story,
    );
  }
  return result;
}

export function figuresOf(stories: Stories): Figures {
  const figures: Figures = {
    envelopes: stories.size,
    open: 0,
    sending: 0,
    deferred: 0,
    accepted: 0,
    refused: 0,
    unclear: 0,
    skipped: 0,
    cancelled: 0,
    bounced: 0,
  };
  for (const story of stories.values()) {
    figures[story.state] += 1;
    if (story.isBounced) figures.bounced += 1;
    if (story.state === 'skipped' && MailFlaw.safeParse(story.reason).success) {
      figures.flawed = (figures.flawed ?? 0) + 1;
    }
  }
  return figures;
}
