// Every mail that was read, whatever it was, and the wish to leave that it may hold.
import { z } from 'zod';
import {
  ActorId,
  BlobId,
  ConcernId,
  ContactId,
  DeliveryId,
  EnvelopeId,
  IncomingId,
  Instant,
  Line,
  MiB,
  Revision,
} from '#shared/values.ts';
import { ContactState } from './actor.ts';
import { OutcomeReason } from './envelope.ts';

export const MAX_MAIL_BYTES = 25 * MiB;

/**
 * `report`: a mail server tells how far a mail came, and nothing failed. `unreadable`: kept as it
 * came, not understood.
 */
export const IncomingType = z.enum([
  'concern',
  'bounce',
  'report',
  'unsubscribe',
  'auto-reply',
  'unreadable',
]);
export type IncomingType = z.infer<typeof IncomingType>;

/**
 * Why a person should look at a leave. `address-changed`: the address that was written to left; the
 * contact has another one by now, and no name says whether it is still the same person. With every
 * other doubt nothing is done before somebody decides.
 */
export const LeaveDoubt = z.enum([
  'other-sender',
  'null-sender',
  'event',
  'test-mail',
  'address-changed',
]);
export type LeaveDoubt = z.infer<typeof LeaveDoubt>;

/** The wish to leave that a mail holds, and what became of it. */
export const Leave = z.object({
  state: z.enum(['waiting', 'done', 'declined']),
  doubts: z.array(LeaveDoubt),
  /** Keys of the mailboxes that left, as on the suppression list. */
  mailboxes: z.array(z.string()),
  contactIds: z.array(ContactId),
  /** When somebody decided about it; null = nobody had to. */
  decidedAt: Instant.nullable(),
});
export type Leave = z.infer<typeof Leave>;

/** Every mail that was read, whatever it was; reading the same mail twice changes nothing. */
export const Incoming = z.object({
  id: IncomingId,
  revision: Revision,
  type: IncomingType,
  receivedAt: Instant,
  importedAt: Instant,
  subject: Line(500),
  /** RFC 5322 msg-id of the mail, or empty. */
  messageId: z.string().max(1000),
  original: BlobId,
  /** Kept, and the program ended before it was read: the next import reads it. */
  isPending: z.boolean().optional(),
  concernId: ConcernId.nullable(),
  deliveryId: DeliveryId.nullable(),
  envelopeId: EnvelopeId.nullable(),
  contactId: ContactId.nullable(),
  /** For a bounce: what it says. */
  reason: OutcomeReason.nullable(),
  /** For a report: what it says. */
  says: z.enum(['delayed', 'arrived']).optional(),
  /** It wants a person's look: its effect rests on a guess, or nothing was done yet. */
  needsReview: z.boolean(),
  /** Mails read by earlier versions have none. */
  leave: Leave.optional(),
});
export type Incoming = z.infer<typeof Incoming>;

/** A mail that was read, with what the address book says today about whom it concerns. */
export const IncomingView = Incoming.extend({
  /**
   * Whom it is about, or who wrote it, as the address book or the mail names them; empty when
   * nobody is named.
   */
  who: z.string(),
  /** The subject where it is the mail's own; empty where it only repeats ours. */
  about: z.string(),
  contact: z
    .object({
      actorId: ActorId,
      actor: z.string(),
      name: z.string(),
      function: z.string(),
      email: z.string().nullable(),
      state: ContactState,
    })
    .nullable(),
  /** Of the delivery it answers. */
  deliverySubject: z.string().nullable(),
  /**
   * What its leave stands for today; null = it holds none, or it was read by an earlier version.
   */
  leaveNow: z
    .object({
      /** `taken-back`: it was carried out, and is not any more. */
      state: z.enum(['waiting', 'done', 'declined', 'taken-back']),
      /** The address it was written to, and others that left with it, as far as they are known. */
      addresses: z.array(z.string()),
      takenBack: z.object({ at: Instant, why: z.string() }).nullable(),
    })
    .nullable(),
});
export type IncomingView = z.infer<typeof IncomingView>;
