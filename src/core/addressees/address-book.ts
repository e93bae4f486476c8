// What `mayWrite` is told: every contact, and each mailbox that somebody left or that is
// restricted.
import type { Actor } from '#shared/contract/actor.ts';
import { mailboxKey } from './mailbox-key.ts';
import type { AddressBook, ClosedState, SuppressionList } from './may-write.ts';

export function addressBook(actors: readonly Actor[], list: SuppressionList): AddressBook {
  const entries = actors.flatMap((actor) =>
    actor.contacts.map((contact) => [contact.id, { actor, contact }] as const),
  );
  const closed = closedMailboxes(actors, list);
  return { actors, contacts: new Map(entries), closed, ...list };
}

/**
 * Somebody may stand at several actors. Whoever left by one of them left for good, so that counts
 * more than being restricted at another.
 */
function closedMailboxes(
  actors: readonly Actor[],
  { closedContacts }: SuppressionList,
): Map<string, ClosedState> {
  const closed = new Map<string, ClosedState>();
  for (const { contacts } of actors) {
    for (const { id, email, state } of contacts) {
      const because = state === 'active' ? closedContacts.get(id) : state;
      if (email === null || because === undefined) continue;
      const mailbox = mailboxKey(email);
      if (closed.get(mailbox) !== 'unsubscribed') closed.set(mailbox, because);
    }
  }
  return closed;
}
