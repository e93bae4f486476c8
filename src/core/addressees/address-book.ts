// What `mayWrite` is told: every contact, and each mailbox that somebody left or that is
// restricted.
import type { Actor } from '#shared/contract/actor.ts';
import { mailboxKey } from './mailbox-key.ts';
import type { AddressBook, ClosedState } from './may-write.ts';

export function addressBook(
  actors: readonly Actor[],
  isSuppressed: AddressBook['isSuppressed'],
): AddressBook {
  const entries = actors.flatMap((actor) =>
    actor.contacts.map((contact) => [contact.id, { actor, contact }] as const),
  );
  return { actors, contacts: new Map(entries), closed: closedMailboxes(actors), isSuppressed };
}

/**
 * Somebody may stand at several actors. Whoever left by one of them left for good, so that counts
 * more
 *  than being restricted at another. */
function closedMailboxes(actors: readonly Actor[]): Map<string, ClosedState> {
  const closed = new Map<string, ClosedState>();
  for (const { contacts } of actors) {
    for (const { email, state } of contacts) {
      if (email === null || state === 'active') continue;
      const mailbox = mailboxKey(email);
      if (closed.get(mailbox) !== 'unsubscribed') closed.set(mailbox, state);
    }
  }
  return closed;
}
