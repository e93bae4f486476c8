// Keeps what was frozen when a delivery was planned, and everything that happened since.
import type { Envelope } from '#shared/contract/envelope.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import type { DeliveryId } from '#shared/values.ts';
import type { EnvelopeKey, FoundEnvelope } from './envelope-key.ts';
import type { FrozenContent, JournalEntry, JournalRecord } from './journal-records.ts';

/**
 * Per delivery: frozen content and envelopes, written once, and the journal of what happened. What
 * is asked of one whose files are missing or damaged as a whole throws `delivery.set-aside`; they
 * stay as they are.
 */
export interface Journal {
  /**
   * Durable when it resolves. A crash in between leaves files nobody refers to, never a delivery
   * without envelopes.
   */
  begin(id: DeliveryId, content: FrozenContent, envelopes: readonly Envelope[]): Promise<void>;
  content(id: DeliveryId): Promise<FrozenContent>;
  envelopes(id: DeliveryId): Promise<readonly Envelope[]>;
  /** What happened, in order, and where that cannot be read. */
  entries(id: DeliveryId): Promise<readonly JournalRecord[]>;
  /**
   * Durable (fdatasync) when it resolves, in the order of the calls. Concurrent calls share one
   * sync.
   */
  append(id: DeliveryId, entries: readonly JournalEntry[]): Promise<void>;
  /**
   * Remembers beside the journal how far it has come, so that it is noticed when less is there
   * later, and why sending stopped where nothing else could be saved: the first mark of a delivery
   * takes room on the disk, the later ones take none.
   */
  mark(id: DeliveryId, stoppedBy?: StopReason | null): Promise<void>;
  /**
   * `isDamaged`: something in its record could not be read, now or at an earlier start.
   * `stoppedBy`: of the last mark.
   */
  condition(
    id: DeliveryId,
  ): Promise<{ readonly isDamaged: boolean; readonly stoppedBy: StopReason | null }>;
  /** Over all deliveries that can be read; empty = nobody has it. */
  find(key: EnvelopeKey): Promise<readonly FoundEnvelope[]>;
  /**
   * false: the envelopes of a delivery cannot be read, so a key that `find` does not know may be
   * one of theirs.
   */
  findsAll(): Promise<boolean>;
  /**
   * Takes away everything about a delivery. Only for a rehearsal nobody refers to; forgetting what
   * is not there is fine.
   */
  forget(id: DeliveryId): Promise<void>;
}
