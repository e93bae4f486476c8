import { z } from 'zod';
import { event, query } from '#shared/define.ts';
import { StopReason } from '#shared/stop-reason.ts';
import {
  ActorId,
  BulletinId,
  ContactId,
  DeliveryId,
  Instant,
  Language,
  Page,
  PageInput,
} from '#shared/values.ts';
import { DeliveryRecord, DeliveryState } from './delivery.ts';
import { OutcomeReason } from './envelope.ts';

/**
 * What waits for a person today. Nothing of it is stored: it is worked out whenever somebody looks.
 */
export const Attention = z.object({
  /** Bulletins that never left the house; a rehearsal is no sending. */
  drafts: z.object({
    count: z.int(),
    latest: z
      .object({
        id: BulletinId,
        subject: z.string(),
        copyOf: z.string().optional(),
        updatedAt: Instant,
      })
      .nullable(),
  }),
  /**
   * Deliveries that wait: paused by a person (`stoppedBy` null) or stopped for this reason. Not
   * those in which only a decision is missing.
   */
  stopped: z.array(
    z.object({
      id: DeliveryId,
      subject: z.string(),
      stoppedBy: StopReason.nullable(),
      retryAt: Instant.nullable(),
    }),
  ),
  /**
   * Deliveries whose record is damaged: envelopes wait for a decision because of it, or it is set
   * aside as a whole.
   */
  damaged: z.array(
    z.object({
      id: DeliveryId,
      subject: z.string(),
      at: Instant,
      record: DeliveryRecord.exclude(['whole']),
    }),
  ),
  /** Envelopes nobody knows about, in these deliveries. */
  unclear: z.object({ envelopes: z.int(), deliveryIds: z.array(DeliveryId) }),
  newConcerns: z.int(),
  /**
   * Contacts a report said cannot be reached, who still have that address and are still written to;
   * newest report first, at most 50 listed.
   */
  addresses: z.object({
    count: z.int(),
    items: z.array(
      z.object({
        contactId: ContactId,
        actorId: ActorId,
        actorName: z.string(),
        email: z.string(),
        reason: OutcomeReason,
        deliveryId: DeliveryId,
        reportedAt: Instant,
      }),
    ),
  }),
});
export type Attention = z.infer<typeof Attention>;

/** The program that owns the data folder: which door, and since when. */
export const Holder = z.object({ door: z.string(), since: Instant });
export type Holder = z.infer<typeof Holder>;

/**
 * A bulletin that was sent, and whom it reached over all its deliveries. Each person counts once,
 * by the best that became of them.
 */
export const Issue = z.object({
  bulletinId: BulletinId,
  /** As it was sent last. */
  subject: z.string(),
  people: z.int(),
  reached: z.int(),
  /** Refused, returned, ended before their turn, or left out on purpose. */
  notReached: z.int(),
  /** Of those not reached: left out because they may not be written to. */
  leftOut: z.int(),
  unclear: z.int(),
  waiting: z.int(),
  /** The first one, then resends; no rehearsals, no tests. */
  deliveries: z.array(
    z.object({
      id: DeliveryId,
      state: DeliveryState,
      /** When it began, or was planned. */
      at: Instant,
    }),
  ),
});
export type Issue = z.infer<typeof Issue>;

export const overview = {
  get: query(
    'What the first page shows: where the data is, how much there is, and what waits for a person.',
    {
      input: z.object({}),
      output: z.object({
        dataFolder: z.string(),
        /**
         * Files that had to be restored from a backup when the program started, and where the
         * damaged one was put aside.
         */
        restored: z.array(z.object({ file: z.string(), keptAs: z.string().nullable() })),
        /**
         * Single records that could not be worked with: by the names people know, and the copy of
         * the file they are kept in.
         */
        setAside: z.array(
          z.object({ file: z.string(), keptAs: z.string().nullable(), names: z.array(z.string()) }),
        ),
        isReadOnly: z.boolean(),
        /** `segments`: those that were saved. */
        counts: z.object({
          actors: z.int(),
          contacts: z.int(),
          segments: z.int(),
          bulletins: z.int(),
          deliveries: z.int(),
          concerns: z.int(),
        }),
        attention: Attention,
        isExampleLoaded: z.boolean(),
        language: Language,
      }),
    },
  ),
  holder: query(
    'Which other program works with the data folder; this one may then look, pause a delivery and cancel it.',
    {
      input: z.object({}),
      output: z.object({
        /** null = the folder is ours. */
        heldBy: Holder.nullable(),
      }),
    },
  ),
  issues: query(
    'What became of the bulletins that were sent, the newest first: whom each reached over all its deliveries. Rehearsals and tests do not count.',
    {
      input: z.object({ ...PageInput, limit: PageInput.limit.default(5) }),
      output: Page(Issue),
    },
  ),
};

export const overviewEvents = {
  'overview.holderChanged': event(
    'Another program works with the data folder now, or this one does.',
    z.object({}),
  ),
};
