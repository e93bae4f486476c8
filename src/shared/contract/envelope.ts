// The one message to the one contact: what is frozen of it, its states, and why it ended or
// waits.
import { z } from 'zod';
import { ActorId, ContactId, EmailAddress, EnvelopeId, Language } from '#shared/values.ts';
import { Salutation, WritingObstacle } from './actor.ts';

/**
 * `open` waits for its turn; `deferred` waits for another try; `unclear` was handed over without an
 * answer and waits for a person. Final: `accepted`, `refused`, `skipped`, `cancelled`.
 */
export const EnvelopeState = z.enum([
  'open',
  'sending',
  'deferred',
  'accepted',
  'refused',
  'unclear',
  'skipped',
  'cancelled',
]);
export type EnvelopeState = z.infer<typeof EnvelopeState>;

/**
 * Why an envelope is left out although it was planned: the first of these that holds.
 * `address-changed` = the contact has another mailbox now, and may be written to there.
 */
export const SendingObstacle = z.enum([
  ...WritingObstacle.options,
  'contact-removed',
  'address-changed',
]);
export type SendingObstacle = z.infer<typeof SendingObstacle>;

/**
 * What is wrong with the mail of one person: a field says nothing, or with their data Gmail would
 * cut it off.
 */
export const MailFlaw = z.enum(['merge-field-empty', 'mail-too-long']);
export type MailFlaw = z.infer<typeof MailFlaw>;

/** Why an envelope ended, or waits: a word a person understands. */
export const OutcomeReason = z.enum([
  'address-unknown',
  'domain-unknown',
  'mailbox-full',
  'message-too-large',
  'policy',
  'spam',
  'greylisted',
  'sender-limit',
  'sender-refused',
  'server-busy',
  'connection-lost',
  'record-damaged',
  'not-representable',
  ...SendingObstacle.options,
  ...MailFlaw.options,
  'other',
]);
export type OutcomeReason = z.infer<typeof OutcomeReason>;

/**
 * Why somebody a delivery did not reach is not written to once more. `same-address` = the mailbox
 * has the mail, or will get it, through another contact.
 */
export const LeftOutReason = z.enum([
  ...SendingObstacle.options,
  'same-address',
  ...MailFlaw.options,
]);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

/** Frozen when the delivery is planned: what this one person will get. */
export const Envelope = z.object({
  id: EnvelopeId,
  contactId: ContactId,
  actorId: ActorId,
  address: EmailAddress,
  /** Display name in `To`; may be empty. */
  name: z.string(),
  /** RFC 5322 msg-id with angle brackets, the same on every try. */
  messageId: z.string(),
  /** 128 bit, base32 lower case: names this envelope in reply and unsubscribe addresses. */
  token: z.string().regex(/^[a-z2-7]{26}$/),
  merge: z.object({
    actor: z.string(),
    function: z.string(),
    salutation: Salutation,
    title: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    language: Language,
    /** Several people read this mailbox: none of them is greeted by name. */
    isShared: z.boolean().optional(),
  }),
});
export type Envelope = z.infer<typeof Envelope>;
