import { z } from 'zod';
import { command, query } from '#shared/define.ts';
import {
  ActorId,
  ConcernId,
  ContactId,
  EmailAddress,
  IncomingId,
  Instant,
  Line,
  Page,
  PageInput,
} from '#shared/values.ts';

/** Why a mailbox was closed, and what opened it again. */
export const SuppressionCause = z.object({
  at: Instant,
  /** `mail`: somebody left by a mail; `office`: somebody in the office entered it. */
  by: z.enum(['mail', 'office']),
  /** What the office gave as the reason; empty for a mail. */
  why: z.string(),
  /**
   * A restricted contact (Art. 18 DSGVO) is not in the address book any more, or not with this
   * address.
   */
  isRestriction: z.literal(true).optional(),
  /** The mail that set it off, as far as it is known. */
  mail: z
    .object({ id: IncomingId, subject: z.string(), concernId: ConcernId.nullable() })
    .nullable(),
  /** null = it still stands. `consent`: the person came back with a new consent. */
  lifted: z.object({ at: Instant, by: z.enum(['office', 'consent']), why: z.string() }).nullable(),
});
export type SuppressionCause = z.infer<typeof SuppressionCause>;

/**
 * A mailbox on the list. Its address is kept nowhere: it is named by whoever has it in the address
 * book today.
 */
export const Suppression = z.object({
  id: z.string(),
  /** One cause that stands is enough. */
  isClosed: z.boolean(),
  /** The newest first. */
  causes: z.array(SuppressionCause),
  contacts: z.array(
    z.object({
      contactId: ContactId,
      actorId: ActorId,
      actor: z.string(),
      name: z.string(),
      email: EmailAddress,
    }),
  ),
});
export type Suppression = z.infer<typeof Suppression>;

const reason = Line(500).min(1);

export const suppressions = {
  list: query(
    'Mailboxes that are on the suppression list or were, the newest change first. Shows no address that is not in the address book.',
    {
      input: z.object({
        /** Left out = both. */
        isClosed: z.boolean().optional(),
        ...PageInput,
      }),
      output: Page(Suppression),
    },
  ),
  add: command(
    'Puts an address on the suppression list: it is never written to, at whatever actor it stands or will stand.',
    {
      input: z.object({ address: EmailAddress, reason }),
      output: z.object({
        suppression: Suppression,
        /** It was on the list already. */
        wasKnown: z.boolean(),
      }),
      errors: ['store.conflict'],
    },
  ),
  lift: command(
    'Takes an address off the suppression list. Contacts who left with it are written to again, where they have a legal basis and are not restricted.',
    {
      input: z.object({ address: EmailAddress, reason }),
      output: z.object({
        suppression: Suppression,
        /** Contacts who were unsubscribed and are not any more. */
        contactIds: z.array(ContactId),
      }),
      errors: ['suppression.not-found', 'store.conflict'],
    },
  ),
  history: query(
    'When and why a contact left or was put on the suppression list, and what took that back; the newest first.',
    {
      input: z.object({ contactId: ContactId }),
      output: z.object({ isClosed: z.boolean(), causes: z.array(SuppressionCause) }),
      errors: ['contact.not-found'],
    },
  ),
};
