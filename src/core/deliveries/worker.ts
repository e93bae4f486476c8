// What one connection does for a delivery: write before it sends, send, write what came of it.
// The order of the lines is the promise of the product; tests/flows/kill-in-the-middle.test.ts
// proves it.
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { MailSession } from '#core/ports/transport.ts';
import type { Prepared, Shift } from './run-delivery.ts';

/**
 * Ends when nothing is left for it to do or the run stops. Throws when the journal cannot be
 * written.
 */
export async function work(shift: Shift): Promise<void> {
  const { line, clock, turns, stop } = shift;
  let session: MailSession | undefined;
  let prepared: Prepared | undefined;
  let hasTurn = false;
  /**
   * An acceptance waits for the next attempt, so that one sync to the disk serves both; it never
   * waits for anything slow.
   */
  let held: readonly JournalEntry[] = [];
  const flush = async () => {
    await shift.write(held);
    held = [];
  };
  const hangUp = async () => {
    await line.close(session);
    session = undefined;
  };
  try {
    while (!stop.aborted) {
      if (shift.rest) {
        await flush();
        await hangUp();
        await shift.rest;
        continue;
      }
      prepared ??= await shift.prepareNext();
      if (!prepared) {
        await flush();
        if (!shift.isWaitingForRetries()) return;
        await hangUp();
        await shift.nextRetry();
        continue;
      }
      if (!session?.isOpen) {
        await flush();
        if (session) await line.lose(session);
        session = await shift.open();
        if (!session && shift.rest) continue;
        if (!session) return;
      }
      if (!hasTurn) {
        hasTurn = true;
        const waitMs = turns.take(clock.monotonicMs());
        // Afterwards everything is looked at again: the server may have hung up meanwhile.
        if (waitMs > 0) {
          await flush();
          await clock.wait(waitMs, stop);
          continue;
        }
      }
      if (await shift.skips(prepared.envelope)) {
        prepared = undefined;
        continue;
      }
      if (shift.mustPause()) continue;

      const { envelope, mail } = prepared;
      prepared = undefined;
      await shift.attempt(envelope, held);
      held = [];
      // Somebody may have left while that line became durable: nobody is written to after their
      // word was.
      if (await shift.skips(envelope)) continue;
      hasTurn = false;
      const sending = shift.send(session, mail);
      // One ahead: the next mail is built while this one is on the wire.
      const following = shift.prepareNext().then(
        (next) => ({ next }),
        (error: unknown) => ({ error }),
      );
      const settlement = shift.settle(envelope, await sending);
      held = [settlement.entry];
      // Only an acceptance may wait. An envelope that comes up again must be settled before anybody
      // takes it.
      if (settlement.entry.type !== 'accepted') await flush();
      await shift.draw(settlement);
      if (settlement.move === 'reconnect') {
        await line.lose(session);
        session = undefined;
        shift.heedGoodbye(settlement);
      }
      const followed = await following;
      if ('error' in followed) throw followed.error;
      prepared = followed.next;
    }
  } finally {
    if (prepared) shift.giveBack(prepared.envelope);
    try {
      await flush();
    } finally {
      await hangUp();
    }
  }
}
