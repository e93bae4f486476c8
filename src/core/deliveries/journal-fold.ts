// Journal entries -> the current state of every envelope, and the figures. Nothing else knows how a
// delivery stands.
import type { JournalRecord } from '#core/ports/journal-records.ts';
import {
  MailFlaw,
  type Envelope,
  type EnvelopeState,
  type Figures,
  type OutcomeReason,
} from '#shared/contract/deliveries.ts';
import type { ServerReply } from '#shared/server-reply.ts';
import type { EnvelopeId, Instant } from '#shared/values.ts';
import { isFinal, mayBeSent } from './states.ts';

export interface EnvelopeStory {
  /**
   * `sending` = attempted without an outcome. Who knows that nobody is sending any more reads it as
   * `unclear`: see `settled`.
   */
  readonly state: EnvelopeState;
  readonly attempts: number;
  /** How often the recipient's side asked to come back later. */
  readonly deferrals: number;
  /**
   * Milliseconds the delivery had been running since the first attempt, as far as the journal says.
   */
  readonly ranMs: number;
  readonly firstAttemptAt: Instant | null;
  readonly changedAt: Instant | null;
  readonly reason: OutcomeReason | null;
  readonly reply: ServerReply | null;
  readonly retryAt: Instant | null;
  readonly isBounced: boolean;
  /** The last report about an accepted envelope that was no bounce; null = none came. */
  readonly report: {
    readonly says: 'delayed' | 'arrived';
    readonly at: Instant;
    readonly reply: ServerReply | null;
  } | null;
}

export type Stories = Map<EnvelopeId, EnvelopeStory>;

const untouched: EnvelopeStory = {
  state: 'open',
  attempts: 0,
  deferrals: 0,
  ranMs: 0,
  firstAttemptAt: null,
  changedAt: null,
  reason: null,
  reply: null,
  retryAt: null,
  isBounced: false,
  report: null,
};

/**
 * One more thing that happened. An entry that makes no sense where it stands changes nothing: the
 * past is not rewritten.
 */
export function tell(story: EnvelopeStory, entry: JournalRecord): EnvelopeStory {
  if (entry.type === 'damaged') return inDoubt(story);
  // Said again for the time that went by. After damage it also tells again how the envelope stands.
  const isRepeated = 'isRepeated' in entry;
  if (isRepeated && !isWaiting(story)) return story;
  const changed = {
    ...story,
    changedAt: isRepeated ? story.changedAt : entry.at,
    reason: null,
    reply: null,
    retryAt: null,
  };
  switch (entry.type) {
    case 'attempted':
      return {
        ...changed,
        state: 'sending',
        attempts: story.attempts + 1,
        firstAttemptAt: story.firstAttemptAt ?? entry.at,
      };
    case 'accepted':
      return { ...changed, state: 'accepted', reply: entry.reply };
    case 'deferred':
      return {
        ...changed,
        state: 'deferred',
        deferrals: story.deferrals + (isRepeated ? 0 : 1),
        ranMs: entry.ranMs ?? story.ranMs,
        reason: entry.reason,
        reply: entry.reply,
        retryAt: entry.retryAt,
      };
    case 'reopened':
      return {
        ...changed,
        state: 'open',
        ranMs: entry.ranMs ?? story.ranMs,
        reason: entry.reason,
        reply: entry.reply,
      };
    case 'refused':
      return { ...changed, state: 'refused', reason: entry.reason, reply: entry.reply };
    case 'unclear':
      return { ...changed, state: 'unclear', reason: entry.reason };
    case 'skipped':
      return isWaiting(story) ? { ...changed, state: 'skipped', reason: entry.reason } : story;
    case 'cancelled':
      return isWaiting(story) ? { ...changed, state: 'cancelled' } : story;
    // Also from `sending`: after a crash an attempt without an outcome is what `unclear` means.
    case 'decided':
      return story.state === 'unclear' || story.state === 'sending'
        ? { ...changed, state: entry.decision === 'assume-sent' ? 'accepted' : 'open' }
        : story;
    case 'bounced':
      return story.state === 'accepted'
        ? {
            ...story,
            changedAt: entry.at,
            reason: entry.reason,
            reply: entry.reply,
            isBounced: true,
          }
        : story;
    case 'reported':
      return story.state === 'accepted'
        ? { ...story, report: { says: entry.says, at: entry.at, reply: entry.reply } }
        : story;
  }
}

/**
 * Whether this person has the mail cannot be read. What comes after it in the journal is known
 * again.
 */
const inDoubt = (story: EnvelopeStory): EnvelopeStory =>
  isFinal(story.state) && story.state !== 'refused'
    ? story
    : { ...story, state: 'unclear', reason: 'record-damaged', reply: null, retryAt: null };

/** Or was waiting, as what follows the damage says. */
const isWaiting = ({ state, reason }: EnvelopeStory): boolean =>
  mayBeSent(state) || (state === 'unclear' && reason === 'record-damaged');

/** In the order of the envelopes. Entries about unknown envelopes are ignored. */
export function foldJournal(
  envelopes: readonly Envelope[],
  entries: readonly JournalRecord[],
): Stories {
  const stories: Stories = new Map(envelopes.map((envelope) => [envelope.id, untouched]));
  addTo(stories, entries);
  return stories;
}

/** Tells these stories on. */
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
