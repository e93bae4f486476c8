// The next mail of a run: whose turn it is, whether this person may still be written to, and the
// bytes.
import type { Clock } from '#core/ports/clock.ts';
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { MimeComposer } from '#core/ports/mime-composer.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';
import type { MailBuilder } from './build-mail.ts';
import type { LastLook } from './last-look.ts';
import type { RunJournal } from './run-journal.ts';
import type { Moment, SendQueue } from './send-queue.ts';
import type { Prepared, Shift } from './shift.ts';
import type { StopSignal } from './stop-signal.ts';

interface NextMailDeps {
  readonly deliveryId: DeliveryId;
  readonly envelopes: readonly Envelope[];
  readonly queue: SendQueue;
  readonly runJournal: RunJournal;
  readonly build: MailBuilder;
  readonly composer: MimeComposer;
  readonly lastLook: LastLook;
  readonly clock: Clock;
  readonly now: () => Moment;
  readonly stop: StopSignal;
}

export function createNextMail(deps: NextMailDeps): Pick<Shift, 'skips' | 'prepareNext'> {
  const { deliveryId, queue, runJournal, clock, now, stop } = deps;
  const envelopes = new Map<EnvelopeId, Envelope>(
    deps.envelopes.map((envelope) => [envelope.id, envelope]),
  );

  async function skips(envelope: Envelope): Promise<boolean> {
    const reason = await deps.lastLook(envelope);
    if (reason === null) return false;
    const common = { at: clock.now(), envelopeId: envelope.id, reason };
    // Announced, but not handed over: the attempt is taken back in the same write.
    const takenBack: JournalEntry[] = runJournal.isOnTheWire(envelope.id)
      ? [{ ...common, type: 'reopened', reply: null }]
      : [];
    await runJournal.write([...takenBack, { ...common, type: 'skipped' }]);
    return true;
  }

  async function prepare(envelope: Envelope): Promise<Prepared> {
    const { draft, mailFrom } = deps.build(envelope, clock.now());
    return {
      envelope,
      mail: {
        envelopeId: envelope.id,
        deliveryId,
        mailFrom,
        rcptTo: envelope.address,
        bytes: await deps.composer.compose(draft),
      },
    };
  }

  return {
    skips,
    async prepareNext() {
      for (;;) {
        const id = stop.aborted ? undefined : queue.take(now());
        const envelope = id && envelopes.get(id);
        if (!envelope) return undefined;
        try {
          if (!(await skips(envelope))) return await prepare(envelope);
        } catch (error) {
          queue.giveBack(envelope.id);
          throw error;
        }
      }
    },
  };
}
