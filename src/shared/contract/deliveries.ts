// deliveries.*: plan, send, pause, look, decide.
import { z } from 'zod';
import { command, event, query } from '#shared/define.ts';
import { ServerReply } from '#shared/server-reply.ts';
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
  SegmentId,
} from '#shared/values.ts';
import { DeliveryState, Delivery, DeliveryView } from './delivery.ts';
import { EnvelopeState, OutcomeReason, LeftOutReason } from './envelope.ts';
import { Outlook } from './outlook.ts';

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
      /** true = only mails that came back after they were accepted; false = none of those. */
      isBounced: z.boolean().optional(),
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
