// What happened to one envelope, entry by entry, and how it stands now.
import type { JournalEntry, JournalRecord } from '#core/ports/journal-records.ts';
import type { EnvelopeState, OutcomeReason } from '#shared/contract/envelope.ts';
import type { ServerReply } from '#shared/server-reply.ts';
import type { Instant } from '#shared/values.ts';
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

export const untouched: EnvelopeStory = {
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

/** The journal's entries of some types. */
type EntryOf<Type extends JournalEntry['type']> = JournalEntry & { type: Type };

/**
 * The story with one more entry. An entry that makes no sense where it stands changes nothing: the
 * past is not rewritten.
 */
export function tell(story: EnvelopeStory, entry: JournalRecord): EnvelopeStory {
  switch (entry.type) {
    case 'damaged':
      return inDoubt(story);
    case 'attempted':
      return attempted(story, entry.at);
    case 'accepted':
      return { ...changed(story, entry.at), state: 'accepted', reply: entry.reply };
    case 'refused':
      return {
        ...changed(story, entry.at),
        state: 'refused',
        reason: entry.reason,
        reply: entry.reply,
      };
    case 'unclear':
      return { ...changed(story, entry.at), state: 'unclear', reason: entry.reason };
    case 'deferred':
    case 'reopened':
      return waitsAgain(story, entry);
    case 'skipped':
    case 'cancelled':
      return isWaiting(story) ? leftOut(story, entry) : story;
    case 'decided':
      return decided(story, entry);
    case 'bounced':
    case 'reported':
      return story.state === 'accepted' ? reportedOn(story, entry) : story;
  }
}

/** Whatever was said about the state before is over. */
const changed = (story: EnvelopeStory, at: Instant): EnvelopeStory => ({
  ...story,
  changedAt: at,
  reason: null,
  reply: null,
  retryAt: null,
});

const attempted = (story: EnvelopeStory, at: Instant): EnvelopeStory => ({
  ...changed(story, at),
  state: 'sending',
  attempts: story.attempts + 1,
  firstAttemptAt: story.firstAttemptAt ?? at,
});

function waitsAgain(story: EnvelopeStory, entry: EntryOf<'deferred' | 'reopened'>): EnvelopeStory {
  // An entry that was repeated for the time that went by. After damage it also tells again how the
  // envelope stands.
  const isRepeated = entry.isRepeated === true;
  if (isRepeated && !isWaiting(story)) return story;
  const waiting = {
    ...changed(story, entry.at),
    changedAt: isRepeated ? story.changedAt : entry.at,
    ranMs: entry.ranMs ?? story.ranMs,
    reason: entry.reason,
    reply: entry.reply,
  };
  if (entry.type === 'reopened') return { ...waiting, state: 'open' };
  return {
    ...waiting,
    state: 'deferred',
    deferrals: story.deferrals + (isRepeated ? 0 : 1),
    retryAt: entry.retryAt,
  };
}

const leftOut = (story: EnvelopeStory, entry: EntryOf<'skipped' | 'cancelled'>): EnvelopeStory => ({
  ...changed(story, entry.at),
  state: entry.type,
  reason: entry.type === 'skipped' ? entry.reason : null,
});

/** Also from `sending`: after a crash an attempt without an outcome is what `unclear` means. */
function decided(story: EnvelopeStory, entry: EntryOf<'decided'>): EnvelopeStory {
  if (story.state !== 'unclear' && story.state !== 'sending') return story;
  return {
    ...changed(story, entry.at),
    state: entry.decision === 'assume-sent' ? 'accepted' : 'open',
  };
}

/** A report about an accepted envelope: it stays accepted. */
function reportedOn(story: EnvelopeStory, entry: EntryOf<'bounced' | 'reported'>): EnvelopeStory {
  const { at, reply } = entry;
  if (entry.type === 'reported') return { ...story, report: { says: entry.says, at, reply } };
  return { ...story, changedAt: at, reason: entry.reason, reply, isBounced: true };
}

/** A mail that nobody tried to hand over was accepted for somebody else. */
const isSure = ({ state, attempts }: EnvelopeStory): boolean =>
  isFinal(state) && state !== 'refused' && (state !== 'accepted' || attempts > 0);

/**
 * Whether this person has the mail cannot be read. What comes after it in the journal is known
 * again.
 */
const inDoubt = (story: EnvelopeStory): EnvelopeStory =>
  isSure(story)
    ? story
    : { ...story, state: 'unclear', reason: 'record-damaged', reply: null, retryAt: null };

/** Or was waiting, as what follows the damage says. */
const isWaiting = ({ state, reason }: EnvelopeStory): boolean =>
  mayBeSent(state) || (state === 'unclear' && reason === 'record-damaged');
