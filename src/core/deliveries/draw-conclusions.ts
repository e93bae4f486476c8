// What one outcome means for the whole run: who comes up again, when all rest, what stops them.
import type { JournalEntry } from '#core/ports/journal-records.ts';
import { refusalCode } from '#core/settings/refusal.ts';
import type { OutcomeReason } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/errors.ts';
import type { ServerReply } from '#shared/server-reply.ts';
import type { EnvelopeId } from '#shared/values.ts';
import type { Line } from './line.ts';
import type { OwnTrouble } from './own-trouble.ts';
import type { RunEnding } from './run-ending.ts';
import type { RunJournal } from './run-journal.ts';
import type { RunRest } from './run-rest.ts';
import type { Moment, SendQueue } from './send-queue.ts';
import type { Settlement } from './settle-outcome.ts';
import type { Shift } from './shift.ts';
import { refusedWith } from './why-it-stopped.ts';

/** So many refusals in a row that only the sender can change stop the run. */
const SENDER_FAULTS = 3;

interface ConclusionDeps {
  readonly connections: number;
  readonly queue: SendQueue;
  readonly runJournal: RunJournal;
  readonly line: Line;
  readonly rest: RunRest;
  readonly ending: RunEnding;
  readonly ownTrouble: OwnTrouble;
  readonly now: () => Moment;
}

export function createConclusions(deps: ConclusionDeps): Pick<Shift, 'draw' | 'heedGoodbye'> {
  const { connections, queue, runJournal, line, rest, ending, ownTrouble, now } = deps;
  let unclearInARow = 0;
  let senderFaults: EnvelopeId[] = [];

  function requeue(entry: JournalEntry): void {
    if (entry.type === 'deferred') queue.defer(entry.envelopeId, Date.parse(entry.retryAt), now());
    // Last, so that one who is told to wait each time holds up nobody.
    if (entry.type === 'reopened') queue.putLast(entry.envelopeId);
  }

  function praise({ entry, move }: Settlement): void {
    if (entry.type === 'accepted') {
      rest.accepted();
      senderFaults = [];
      ownTrouble.accepted();
    }
    if (move === 'go-on') {
      line.works();
      unclearInARow = 0;
    }
  }

  function fail({ entry, step }: Settlement): void {
    const { reason, reply } = detailsOf(entry);
    ending.fail(refusedWith(refusalCode(reply, reason), { host: line.host, reply, step }));
  }

  /**
   * Every connection may lose one; when the next ones are lost too, the server is what a person
   * should look at.
   */
  function countUnclear(entry: JournalEntry): void {
    if (entry.type !== 'unclear') return;
    unclearInARow += 1;
    if (unclearInARow > connections)
      ending.failWith(new AppError('smtp.unreachable', { host: line.host, reason: 'line-lost' }));
  }

  /** Stops the run after several; those who were refused for it are open again. */
  async function countSenderFault(settlement: Settlement): Promise<void> {
    const { entry, isSendersFault } = settlement;
    if (!isSendersFault) return;
    senderFaults.push(entry.envelopeId);
    if (senderFaults.length < SENDER_FAULTS) return;
    fail(settlement);
    const { reason, reply } = detailsOf(entry);
    await runJournal.write(
      senderFaults.map((envelopeId) => ({
        type: 'reopened',
        at: entry.at,
        envelopeId,
        reason,
        reply,
      })),
    );
  }

  return {
    async draw(settlement) {
      const { entry, move, step } = settlement;
      praise(settlement);
      requeue(entry);
      if (move === 'wait') rest.begin(detailsOf(entry).reply, step);
      if (move === 'stop') fail(settlement);
      countUnclear(entry);
      await countSenderFault(settlement);
    },
    heedGoodbye({ entry, step }) {
      if (entry.type === 'reopened' && entry.reply && line.troubles > 1)
        rest.begin(entry.reply, step);
      // One recipient's own trouble: the line is fine.
      if (entry.type === 'deferred' || entry.type === 'refused') line.works();
    },
  };
}

const detailsOf = (
  entry: JournalEntry,
): { readonly reason: OutcomeReason; readonly reply: ServerReply | null } => ({
  reason: 'reason' in entry ? entry.reason : 'policy',
  reply: 'reply' in entry ? entry.reply : null,
});
