import { z } from 'zod';
import { command, event, query } from '#shared/define.ts';
import { ServerReply } from '#shared/server-reply.ts';
import { StopReason } from '#shared/stop-reason.ts';
import {
  AccountId,
  ActorId,
  BulletinId,
  ContactId,
  DeliveryId,
  EmailAddress,
  EnvelopeId,
  Instant,
  Language,
  Page,
  PageInput,
  Revision,
  SegmentId,
  SenderId,
} from '#shared/values.ts';
import { Salutation, WritingObstacle } from './actors.ts';

/**
 * `paused` waits for a person or for `retryAt`; `finished` only when every envelope has a final
 * state.
 */
export const DeliveryState = z.enum(['planned', 'running', 'paused', 'finished', 'cancelled']);
export type DeliveryState = z.infer<typeof DeliveryState>;
export type DeliveryStep = 'start' | 'pause' | 'cancel' | 'finish';

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

const DeliveryView = z.object({
  delivery: Delivery,
  figures: Figures,
  record: DeliveryRecord,
  /**
   * Nothing goes out: the mail server was reached and takes its time to greet, up to five minutes.
   */
  isAwaitingGreeting: z.boolean().optional(),
});

/** Everything a person should see before a delivery begins. */
const Outlook = z.object({
  subject: z.string(),
  sender: z.object({ name: z.string(), address: z.string(), replyTo: z.string() }).nullable(),
  account: z.object({
    id: AccountId,
    name: z.string(),
    kind: z.enum(['file', 'smtp']),
    /** 0 = no limit. */
    perMinute: z.int(),
  }),
  segmentName: z.string(),
  count: z.int(),
  /** A few of those who will be written to, spread over the list. */
  sample: z.array(z.string()),
  /** Those of `sample`, in the same order: their mails can be looked at. */
  sampleIds: z.array(ContactId),
  /** How long it takes at the account's pace; 0 = no pace. */
  seconds: z.int(),
  /** Why it cannot begin: codes of the catalogue. */
  obstacles: z.array(z.string()),
  /**
   * The newest delivery to this segment over an account of the same kind, and who came or went
   * since; null = none yet.
   */
  last: z
    .object({
      id: DeliveryId,
      subject: z.string(),
      at: Instant,
      count: z.int(),
      added: z.int(),
      removed: z.int(),
      isSameBulletin: z.boolean(),
    })
    .nullable(),
});

const InOtherDelivery = z.object({
  deliveryId: DeliveryId,
  /** When that one ended, began, or was planned. */
  at: Instant,
  count: z.int(),
});
const Mailbox = z.object({ name: z.string(), address: z.string() });

const stepErrors = ['delivery.not-found', 'delivery.wrong-state', 'delivery.set-aside'] as const;

export const deliveries = {
  plan: command('Freezes what is sent and who receives it. Sends nothing yet.', {
    input: z.object({
      bulletinId: BulletinId,
      segmentId: SegmentId,
      accountId: AccountId,
      /**
       * Names this wish: whoever presses twice, or asks again because the answer got lost, gets the
       * same delivery.
       */
      key: z.string().min(8).max(64).optional(),
      /** In which a built-in segment is named, for good. */
      language: Language.default('de'),
    }),
    output: DeliveryView,
    errors: [
      'bulletin.not-found',
      'bulletin.blocked',
      'segment.not-found',
      'segment.empty',
      'account.not-found',
      'sender.missing',
      'template.not-found',
      'template.broken',
      'render.failed',
      'store.full',
      'store.write-failed',
    ],
  }),
  prepare: query(
    'What planning this delivery would mean: who, how many, how long, what is in the way, what differs from last time. Keeps nothing.',
    {
      input: z.object({
        bulletinId: BulletinId,
        segmentId: SegmentId,
        accountId: AccountId,
        language: Language.default('de'),
      }),
      output: Outlook,
      errors: [
        'bulletin.not-found',
        'segment.not-found',
        'account.not-found',
        'template.not-found',
        'template.broken',
        'render.failed',
      ],
    },
  ),
  missed: query(
    'Whom this delivery did not reach (refused, cancelled, returned, or left out for a reason that is gone), and what came of them since in other deliveries of the same mail.',
    {
      input: z.object({ id: DeliveryId }),
      output: z.object({
        missed: z.int(),
        reached: z.array(InOtherDelivery),
        /** They wait there, or may have it from there. */
        waiting: z.array(InOtherDelivery),
        /** Whom `planAgain` would write to. */
        left: z.int(),
        /**
         * Of those left, who has another address now than this delivery had: `planAgain` writes to
         * the new one.
         */
        moved: z.int(),
        /** Who did not get it and may not be written to now. */
        gone: z.int(),
        /** The first 500 of them, each with the reason. */
        leftOut: z.array(
          z.object({
            contactId: ContactId,
            actorId: ActorId,
            actorName: z.string(),
            name: z.string(),
            reason: LeftOutReason,
          }),
        ),
      }),
      errors: ['delivery.not-found', 'delivery.set-aside'],
    },
  ),
  planAgain: command(
    'Plans a new delivery of exactly the same mail to those it did not reach, at the address they have now. Whoever got it meanwhile or may not be written to is left out: see `missed`. Sends nothing yet.',
    {
      input: z.object({ id: DeliveryId }),
      output: DeliveryView,
      errors: [
        'delivery.not-found',
        'delivery.nobody-left',
        'delivery.set-aside',
        'account.not-found',
        'store.full',
        'store.write-failed',
      ],
    },
  ),
  start: command('Begins or continues sending; goes on in the background.', {
    input: z.object({ id: DeliveryId }),
    output: DeliveryView,
    errors: [...stepErrors, 'account.not-found', 'account.password-missing'],
    continues: 'deliveries.get',
  }),
  pause: command('Stops after the message that is being handed over now.', {
    input: z.object({ id: DeliveryId }),
    output: DeliveryView,
    errors: stepErrors,
  }),
  cancel: command('Ends a delivery for good; envelopes not yet sent are never sent.', {
    input: z.object({ id: DeliveryId }),
    output: DeliveryView,
    errors: stepErrors,
  }),
  get: query('One delivery with its figures.', {
    input: z.object({ id: DeliveryId }),
    output: DeliveryView,
    errors: ['delivery.not-found'],
  }),
  list: query('Deliveries, newest first.', {
    input: z.object({
      bulletinId: BulletinId.optional(),
      kind: Delivery.shape.kind.optional(),
      ...PageInput,
    }),
    output: Page(DeliveryView),
  }),
  envelopes: query('Each envelope of a delivery and its story.', {
    input: z.object({
      id: DeliveryId,
      state: EnvelopeState.optional(),
      /** Found in name, actor or address. */
      search: z.string().max(200).optional(),
      ...PageInput,
    }),
    output: Page(
      z.object({
        id: EnvelopeId,
        contactId: ContactId,
        actorId: ActorId,
        actorName: z.string(),
        address: z.string(),
        name: z.string(),
        messageId: z.string(),
        state: EnvelopeState,
        attempts: z.int(),
        changedAt: Instant.nullable(),
        reason: OutcomeReason.nullable(),
        reply: ServerReply.nullable(),
        retryAt: Instant.nullable(),
        isBounced: z.boolean(),
        /**
         * What a mail server told about an accepted envelope since: it is still being tried, or it
         * arrived.
         */
        report: z
          .object({
            says: z.enum(['delayed', 'arrived']),
            at: Instant,
            reply: ServerReply.nullable(),
          })
          .nullable(),
      }),
    ),
    errors: ['delivery.not-found', 'delivery.set-aside'],
  }),
  message: query(
    'The mail exactly as one person got it, or will get it. Images are inlined as data URLs.',
    {
      input: z.object({ id: DeliveryId, envelopeId: EnvelopeId }),
      output: z.object({
        from: Mailbox,
        to: Mailbox,
        replyTo: z.string(),
        subject: z.string(),
        messageId: z.string(),
        /** When it was handed over last; null = not yet. */
        date: Instant.nullable(),
        /** What a mailing list owes its readers, beyond the fields above. */
        headers: z.array(z.object({ name: z.string(), value: z.string() })),
        html: z.string(),
        text: z.string(),
      }),
      errors: ['delivery.not-found', 'delivery.set-aside', 'envelope.not-found'],
    },
  ),
  decide: command(
    'Settles an unclear envelope: it counts as sent, or it is sent once more with the same Message-ID.',
    {
      input: z.object({
        id: DeliveryId,
        envelopeId: EnvelopeId,
        decision: z.enum(['assume-sent', 'send-again']),
      }),
      output: DeliveryView,
      errors: [...stepErrors, 'envelope.not-found', 'envelope.not-unclear'],
      // The last unclear envelope is sent again at once.
      continues: 'deliveries.get',
    },
  ),
  sendTest: command(
    'Sends the bulletin once to any address, exactly as a contact would receive it. Not to a mailbox that is unsubscribed, restricted or on the suppression list.',
    {
      input: z.object({
        bulletinId: BulletinId,
        accountId: AccountId,
        address: EmailAddress,
        /** Whose salutation and data are used. */
        contactId: ContactId.optional(),
      }),
      output: DeliveryView,
      errors: [
        'bulletin.not-found',
        'account.not-found',
        'account.password-missing',
        'contact.not-found',
        'address.closed',
        'sender.missing',
        'template.not-found',
        'template.broken',
        'render.failed',
      ],
      continues: 'deliveries.get',
    },
  ),
};

export const deliveriesEvents = {
  'deliveries.progressed': event(
    'Envelopes changed their state; at most four times a second for each delivery, and the newest state is always announced in the end.',
    z.object({
      deliveryId: DeliveryId,
      state: DeliveryState,
      done: z.int(),
      total: z.int(),
      /** As in `deliveries.get`. */
      isAwaitingGreeting: z.boolean().optional(),
    }),
  ),
};
