// What a run writes to the journal of its delivery, and how its envelopes stand after that.
import type { Clock } from '#core/ports/clock.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';
import { tell } from './envelope-story.ts';
import { foldJournal, type Stories } from './journal-fold.ts';
import { repeatForTime } from './repeat-for-time.ts';
import type { RunningTime } from './running-time.ts';
import { mayBeSent } from './states.ts';

export interface RunJournal {
  /** As the run's own entries made them. */
  readonly stories: Stories;
  /** Durable when it resolves. */
  readonly write: (entries: readonly JournalEntry[]) => Promise<void>;
  /** "I am about to": durable, together with what came before, when it resolves. */
  attempt(id: EnvelopeId, before: readonly JournalEntry[]): Promise<void>;
  /** Attempted, and what came of it is not in the journal yet. */
  readonly isOnTheWire: (id: EnvelopeId) => boolean;
  hasWaiting(): boolean;
  /** Writes how long the run tried those who still wait: the time counts for the next run. */
  keepTime(dueInMs: (id: EnvelopeId) => number): Promise<void>;
}

interface RunJournalDeps {
  readonly deliveryId: DeliveryId;
  readonly envelopes: readonly Envelope[];
  readonly stories: Stories;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly runningTime: RunningTime;
  /** Called after every write. */
  readonly onProgress: () => void;
}

export function createRunJournal(deps: RunJournalDeps): RunJournal {
  const { deliveryId, journal, clock, runningTime, stories } = deps;
  const onTheWire = new Set<EnvelopeId>();

  async function write(entries: readonly JournalEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await journal.append(deliveryId, entries);
    for (const entry of entries) {
      const story = stories.get(entry.envelopeId);
      if (story) stories.set(entry.envelopeId, tell(story, entry));
      if (entry.type !== 'attempted') onTheWire.delete(entry.envelopeId);
    }
    deps.onProgress();
  }

  const hasWaiting = () => [...stories.values()].some(({ state }) => mayBeSent(state));

  return {
    stories,
    write,
    hasWaiting,
    isOnTheWire: (id) => onTheWire.has(id),
    async attempt(id, before) {
      onTheWire.add(id);
      runningTime.begin(id);
      try {
        await write([...before, { type: 'attempted', at: clock.now(), envelopeId: id }]);
      } catch (error) {
        // Refused as a whole: nothing was attempted.
        onTheWire.delete(id);
        throw error;
      }
    },
    async keepTime(dueInMs) {
      if (!hasWaiting()) return;
      // Read anew: some may have been cancelled meanwhile.
      const told = foldJournal(deps.envelopes, await journal.entries(deliveryId));
      await write(repeatForTime(told, clock.now(), { ranMs: runningTime.of, dueInMs }));
    },
  };
}
