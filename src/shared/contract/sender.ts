// Who a bulletin comes from.
import { z } from 'zod';
import { EmailAddress, Name, PlainText, SenderId } from '#shared/values.ts';

/**
 * Who a bulletin comes from. `imprint` is printed in every mail; `replyTo` is the mailbox somebody
 * reads.
 */
export const Sender = z.object({
  id: SenderId,
  name: Name,
  address: EmailAddress,
  replyTo: EmailAddress,
  organisation: Name,
  /**
   * The full text of the imprint (§ 5 DDG): name, postal address, contact, and who is responsible
   * (§ 18 MStV). Several lines.
   */
  imprint: PlainText(2000),
  /** Where the privacy notice is published; empty = none. https only. */
  privacyUrl: z.union([z.literal(''), z.httpUrl()]).default(''),
  /**
   * The mailbox delivers `name+anything@domain` too, so replies and bounces can carry a token in
   * the address (RFC 5233).
   */
  hasSubaddressing: z.boolean().default(false),
});
export type Sender = z.infer<typeof Sender>;
