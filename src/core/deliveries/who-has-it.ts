// Who of those chosen was sent this bulletin already, in whatever delivery. Pure.
import { mailboxKey } from '#core/addressees/mailbox-key.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { BulletinId, ContactId, EmailAddress } from '#shared/values.ts';
import { missedIt, type Sent } from './who-is-left.ts';

/** The deliveries over a mail account that began to carry it; a test to one address is none. */
export const carriersOf = (
  deliveries: readonly Delivery[],
  bulletinId: BulletinId,
): readonly Delivery[] =>
  deliveries.filter(
    ({ kind, accountKind, startedAt, bulletinId: carried }) =>
      kind === 'delivery' && accountKind === 'smtp' && startedAt !== null && carried === bulletinId,
  );

/**
 * How many of them have it, may have it or are waiting for it: as a person or at the same mailbox.
 */
export function countWhoHaveIt(
  chosen: readonly { readonly contactId: ContactId; readonly address: EmailAddress }[],
  carriers: readonly Sent[],
): number {
  const people = new Set<ContactId>();
  const mailboxes = new Set<string>();
  for (const { envelopes, stories } of carriers) {
    for (const { id, contactId, address } of envelopes) {
      const story = stories.get(id);
      if (!story || missedIt(story)) continue;
      people.add(contactId);
      mailboxes.add(mailboxKey(address));
    }
  }
  return chosen.filter(
    ({ contactId, address }) => people.has(contactId) || mailboxes.has(mailboxKey(address)),
  ).length;
}
