// What a run that ended leaves behind, in the journal and in the delivery's record; and what is
// concluded at the start of the program about runs that died with it.
import { hasCode } from '#shared/errors.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import type { DeliveryId } from '#shared/values.ts';
import type { EngineRoom } from './engine-room.ts';
import { unlessSetAside } from './set-aside.ts';
import { isFinal, mayBeSent, stateAfter } from './states.ts';
import { interrupted, whyItStopped } from './why-it-stopped.ts';

/** Nothing of a cancelled delivery is ever sent; what is on the wire is not caught any more. */
export async function cancelWaiting(room: EngineRoom, id: DeliveryId): Promise<void> {
  const { journal, clock, progress } = room;
  const waiting = [...(await unlessSetAside(room.stories(id), []))].filter(
    ([envelopeId, { state }]) => mayBeSent(state) && !room.runOf(id)?.isOnTheWire(envelopeId),
  );
  if (waiting.length > 0)
    await journal.append(
      id,
      waiting.map(([envelopeId]) => ({ type: 'cancelled', at: clock.now(), envelopeId })),
    );
  progress.moved(id);
}

/** `failure`: why the run stopped by itself. */
export async function conclude(
  room: EngineRoom,
  id: DeliveryId,
  failure: StopReason | undefined,
): Promise<void> {
  if ((await room.load(id)).state === 'cancelled') {
    await cancelWaiting(room, id);
    return;
  }
  const left = [...(await room.stories(id)).values()]
    .map(({ state }) => state)
    .filter((state) => !isFinal(state));
  const isDone = left.length === 0;
  // Nobody paused it and nothing went wrong, yet somebody waits: the program is ending.
  const otherwise = left.some(mayBeSent) ? interrupted : null;
  await room.change(id, ({ state, retryAt }) => {
    if (isDone && stateAfter(state, 'finish'))
      return { state: 'finished', stoppedBy: null, retryAt: null, finishedAt: room.clock.now() };
    const stoppedBy = failure ?? otherwise;
    if (state === 'running') return { state: 'paused', stoppedBy, retryAt: null };
    return state === 'paused' && (failure !== undefined || retryAt !== null)
      ? { stoppedBy, retryAt: null }
      : undefined;
  });
}

/**
 * What was running when the program died. Neither a damaged journal nor a full disk keeps anybody
 * from starting the program. Resolves with why it stopped where that could not be saved.
 */
export async function concludeAfterDeath(
  room: EngineRoom,
  id: DeliveryId,
): Promise<StopReason | undefined> {
  let stoppedBy: StopReason | undefined;
  try {
    stoppedBy = (await room.journal.condition(id)).stoppedBy ?? undefined;
    await conclude(room, id, stoppedBy);
    return undefined;
  } catch (error) {
    const why = whyItStopped(error, room.log);
    const reason = hasCode(error, 'delivery.set-aside') ? why : (stoppedBy ?? interrupted);
    return room
      .change(id, () => ({ state: 'paused', stoppedBy: reason, retryAt: null }))
      .then(
        () => undefined,
        () => reason,
      );
  }
}
