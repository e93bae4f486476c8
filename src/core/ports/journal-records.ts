// What the journal of a delivery holds: what was frozen when it was planned, and each thing that
// happened since.
import type { OutcomeReason } from '#shared/contract/envelope.ts';
import type { ServerReply } from '#shared/server-reply.ts';
import type { BlobId, EnvelopeId, Instant } from '#shared/values.ts';

/** What exactly is sent, frozen with the delivery; merge fields are still in it. */
export interface FrozenContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly language: 'de' | 'en';
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly hasSubaddressing: boolean;
  /** RFC 2919 identifier without angle brackets. */
  readonly listId: string;
  readonly images: readonly {
    readonly cid: string;
    readonly blob: BlobId;
    readonly mime: string;
    readonly fileName: string;
  }[];
}

/**
 * One thing that happened to one envelope. The journal is append-only and the only truth about
 * sending.
 */
export type JournalEntry = { readonly at: Instant; readonly envelopeId: EnvelopeId } &
  /** Durable before MAIL FROM. Without a following outcome the envelope is unclear. */
  (
    | { readonly type: 'attempted' }
    | { readonly type: 'accepted'; readonly reply: ServerReply | null }
    | {
        readonly type: 'deferred';
        readonly reason: OutcomeReason;
        readonly reply: ServerReply | null;
        readonly retryAt: Instant;
        /**
         * How long the delivery had been running since the first attempt; journals of earlier
         * versions do not say.
         */
        readonly ranMs?: number;
        /**
         * Said once more when a run ended, for the time that had gone by: no further try. Earlier
         * versions count it as one.
         */
        readonly isRepeated?: true;
      }
    /**
     * Nothing was handed over (the line broke before the final dot, or the sender was refused): the
     * envelope is open again.
     */
    | {
        readonly type: 'reopened';
        readonly reason: OutcomeReason;
        readonly reply: ServerReply | null;
        readonly ranMs?: number;
        readonly isRepeated?: true;
      }
    | {
        readonly type: 'refused';
        readonly reason: OutcomeReason;
        readonly reply: ServerReply | null;
      }
    | { readonly type: 'unclear'; readonly reason: OutcomeReason }
    | { readonly type: 'skipped'; readonly reason: OutcomeReason }
    | { readonly type: 'cancelled' }
    | { readonly type: 'decided'; readonly decision: 'assume-sent' | 'send-again' }
    /** A delivery report came back for an accepted envelope. */
    | {
        readonly type: 'bounced';
        readonly reason: OutcomeReason;
        readonly reply: ServerReply | null;
      }
    /** How far a report says it came (RFC 3464, 2.3.3); no outcome changes. */
    | {
        readonly type: 'reported';
        readonly says: 'delayed' | 'arrived';
        readonly reply: ServerReply | null;
      }
  );

/**
 * Where the journal holds something that cannot be read: whom it spoke of, null = nobody knows, so
 * it may have been anybody. Never written.
 */
export interface DamagedEntry {
  readonly type: 'damaged';
  readonly envelopeId: EnvelopeId | null;
}
export type JournalRecord = JournalEntry | DamagedEntry;
