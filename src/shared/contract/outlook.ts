// Everything a person should see before a delivery begins.
import { z } from 'zod';
import { AccountId, ContactId, DeliveryId, Instant } from '#shared/values.ts';

/** Everything a person should see before a delivery begins. */
export const Outlook = z.object({
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
  /**
   * Of `count`, who was sent this bulletin already in a delivery over a mail account, to whatever
   * segment, and the newest such delivery; null = nobody.
   */
  alreadySent: z.object({ count: z.int(), id: DeliveryId, at: Instant }).nullable(),
});
