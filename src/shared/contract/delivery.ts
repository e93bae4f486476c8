// One bulletin going out to one frozen set of contacts, and how it stands.
import { z } from 'zod';
import { StopReason } from '#shared/stop-reason.ts';
import {
  AccountId,
  BulletinId,
  DeliveryId,
  Instant,
  Revision,
  SegmentId,
  SenderId,
} from '#shared/values.ts';

/**
 * `paused` waits for a person or for `retryAt`; `finished` only when every envelope has a final
 * state.
 */
export const DeliveryState = z.enum(['planned', 'running', 'paused', 'finished', 'cancelled']);
export type DeliveryState = z.infer<typeof DeliveryState>;

export type DeliveryStep = 'start' | 'pause' | 'cancel' | 'finish';

export const Delivery = z.object({
  id: DeliveryId,
  revision: Revision,
  kind: z.enum(['delivery', 'test']),
  bulletinId: BulletinId,
  subject: z.string(),
  /** null for a test. */
  segmentId: SegmentId.nullable(),
  segmentName: z.string(),
  accountId: AccountId,
  accountKind: z.enum(['file', 'smtp']),
  senderId: SenderId,
  /** The same mail once more, to those an earlier delivery did not reach. Missing = no. */
  isAgain: z.boolean().optional(),
  state: DeliveryState,
  /** Why it stopped by itself. */
  stoppedBy: StopReason.nullable(),
  /** When it goes on by itself, if it does. */
  retryAt: Instant.nullable(),
  /** SHA-256 of the frozen content: what exactly was sent. */
  contentHash: z.string(),
  envelopeCount: z.int(),
  plannedAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

/** A fold over the journal; never stored. The states add up to `envelopes`. */
export const Figures = z.object({
  envelopes: z.int(),
  open: z.int(),
  sending: z.int(),
  deferred: z.int(),
  accepted: z.int(),
  refused: z.int(),
  unclear: z.int(),
  skipped: z.int(),
  cancelled: z.int(),
  /** Accepted envelopes for which a delivery report came back later. */
  bounced: z.int(),
  /** Skipped envelopes whose mail had a flaw: somebody should have got it. Missing = none. */
  flawed: z.int().optional(),
});
export type Figures = z.infer<typeof Figures>;

/**
 * `damaged`: what the damaged places may have spoken of is unclear, all else goes on. `set-aside`:
 * it cannot be read at all; it keeps its files, sends nothing, and every envelope counts as
 * unclear.
 */
export const DeliveryRecord = z.enum(['whole', 'damaged', 'set-aside']);
export type DeliveryRecord = z.infer<typeof DeliveryRecord>;

export const DeliveryView = z.object({
  delivery: Delivery,
  figures: Figures,
  record: DeliveryRecord,
  /**
   * Nothing goes out: the mail server was reached and takes its time to greet, up to five minutes.
   */
  isAwaitingGreeting: z.boolean().optional(),
});
