// What one connection does for a delivery: write before it sends, send, write what came of it. The
// order of the lines is the promise of the product; tests/flows/kill-in-the-middle.test.ts proves
// it.
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { MailSession } from '#core/ports/transport.ts';
import type { Prepared, Shift } from './shift.ts';

/** What a worker has in hand. */
interface Worker {
  readonly shift: Shift;
  session: MailSession | undefined;
  /** The next mail, built and not yet announced. */
  prepared: Prepared | undefined;
  /** The pace allows the next mail. */
  hasTurn: boolean;
  /**
   * An acceptance waits for the next attempt, so that one sync to the disk serves both; it never
   * waits for anything slow.
   */
  held: readonly JournalEntry[];
}

interface Ready {
  readonly session: MailSession;
  readonly prepared: Prepared;
}

/**
 * Ends when nothing is left for it to do or the run stops. Throws when the journal cannot be
 * written.
 */
export async function work(shift: Shift): Promise<void> {
  const worker: Worker = {
    shift,
    session: undefined,
    prepared: undefined,
    hasTurn: false,
    held: [],
  };
  try {
    while (!shift.stop.aborted) {
      const ready = await getReady(worker);
      if (ready === 'nothing-to-do') return;
      if (ready !== 'look-again') await handOver(worker, ready);
    }
  } finally {
    await leave(worker);
  }
}

/** After every wait everything is looked at again: the server may have hung up meanwhile. */
async function getReady(worker: Worker): Promise<Ready | 'look-again' | 'nothing-to-do'> {
  const { shift } = worker;
  if (shift.rest) {
    await flush(worker);
    await hangUp(worker);
    await shift.rest;
    return 'look-again';
  }
  const prepared = (worker.prepared ??= await shift.prepareNext());
  if (!prepared) return waitForRetries(worker);
  const session = await openSession(worker);
  if (!session) return shift.rest ? 'look-again' : 'nothing-to-do';
  if (!(await takeTurn(worker))) return 'look-again';
  if (await shift.skips(prepared.envelope)) {
    worker.prepared = undefined;
    return 'look-again';
  }
  return shift.mustPause() ? 'look-again' : { session, prepared };
}

async function waitForRetries(worker: Worker): Promise<'look-again' | 'nothing-to-do'> {
  const { shift } = worker;
  await flush(worker);
  if (!shift.isWaitingForRetries()) return 'nothing-to-do';
  await hangUp(worker);
  await shift.nextRetry();
  return 'look-again';
}

async function openSession(worker: Worker): Promise<MailSession | undefined> {
  const { shift } = worker;
  if (worker.session?.isOpen) return worker.session;
  await flush(worker);
  if (worker.session) await shift.line.lose(worker.session);
  worker.session = await shift.open();
  return worker.session;
}

/** false = the turn had to be waited for. */
async function takeTurn(worker: Worker): Promise<boolean> {
  const { turns, clock, stop } = worker.shift;
  if (worker.hasTurn) return true;
  worker.hasTurn = true;
  const waitMs = turns.take(clock.monotonicMs());
  if (waitMs <= 0) return true;
  await flush(worker);
  await clock.wait(waitMs, stop);
  return false;
}

async function handOver(worker: Worker, { session, prepared }: Ready): Promise<void> {
  const { shift } = worker;
  const { envelope, mail } = prepared;
  worker.prepared = undefined;
  await shift.attempt(envelope, worker.held);
  worker.held = [];
  // Somebody may have left while that line became durable: nobody is written to after their word
  // was.
  if (await shift.skips(envelope)) return;
  worker.hasTurn = false;
  const sending = shift.send(session, mail);
  // One ahead: the next mail is built while this one is on the wire.
  const following = shift.prepareNext().then(
    (next) => ({ next }),
    (error: unknown) => ({ error }),
  );
  const settlement = shift.settle(envelope, await sending);
  worker.held = [settlement.entry];
  // Only an acceptance may wait. An envelope that comes up again must be settled before anybody
  // takes it.
  if (settlement.entry.type !== 'accepted') await flush(worker);
  await shift.draw(settlement);
  if (settlement.move === 'reconnect') {
    await shift.line.lose(session);
    worker.session = undefined;
    shift.heedGoodbye(settlement);
  }
  const followed = await following;
  if ('error' in followed) throw followed.error;
  worker.prepared = followed.next;
}

async function flush(worker: Worker): Promise<void> {
  await worker.shift.write(worker.held);
  worker.held = [];
}

async function hangUp(worker: Worker): Promise<void> {
  await worker.shift.line.close(worker.session);
  worker.session = undefined;
}

async function leave(worker: Worker): Promise<void> {
  if (worker.prepared) worker.shift.giveBack(worker.prepared.envelope);
  try {
    await flush(worker);
  } finally {
    await hangUp(worker);
  }
}
