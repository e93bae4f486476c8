// A person says what became of an unclear envelope.
import type { JournalEntry } from '#core/ports/journal-records.ts';
import { AppError } from '#shared/errors.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';
import { conclude } from './conclude.ts';
import type { EngineRoom } from './engine-room.ts';
import type { Stories } from './journal-fold.ts';
import { sayWhatIsUnclear } from './say-what-is-unclear.ts';
import { mayBeSent } from './states.ts';

export type Decided = JournalEntry & { type: 'decided' };

/** Throws `envelope.not-found`, `envelope.not-unclear`, `delivery.wrong-state`. */
export async function decisionAbout(
  room: EngineRoom,
  id: DeliveryId,
  envelopeId: EnvelopeId,
  decision: Decided['decision'],
): Promise<{ readonly entry: Decided; readonly stories: Stories }> {
  const { state } = await room.load(id);
  const stories = await room.stories(id);
  const story = stories.get(envelopeId);
  if (!story) throw new AppError('envelope.not-found', { id: envelopeId });
  if (story.state !== 'unclear') throw new AppError('envelope.not-unclear', { id: envelopeId });
  if (decision === 'send-again' && state === 'cancelled')
    throw new AppError('delivery.wrong-state', { id, state, step: 'start' });
  const entry = { type: 'decided', at: room.clock.now(), envelopeId, decision } as const;
  return { entry, stories };
}

/** Where no run is going. true = nothing else was left to do, so "send again" means now. */
export async function decideWithoutRun(
  room: EngineRoom,
  id: DeliveryId,
  entry: Decided,
  stories: Stories,
): Promise<boolean> {
  const wasWaiting = [...stories.values()].some(({ state }) => mayBeSent(state));
  await sayWhatIsUnclear(room, id, await room.journalStories(id));
  await room.journal.append(id, [entry]);
  room.progress.moved(id);
  await conclude(room, id, undefined);
  return entry.decision === 'send-again' && !wasWaiting;
}
