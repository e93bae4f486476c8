// Contacts that share a mailbox: suspected duplicates, for a person to decide. Nothing is merged by
// itself.
import type { Actor, Contact } from '#shared/contract/actor.ts';
import { mailboxKey } from '#core/addressees/mailbox-key.ts';

export interface SharedMailbox {
  readonly mailbox: string;
  readonly holders: readonly { readonly actor: Actor; readonly contact: Contact }[];
}

/** In the order in which each mailbox appears first. */
export function findDuplicates(actors: readonly Actor[]): SharedMailbox[] {
  const byMailbox = new Map<string, { actor: Actor; contact: Contact }[]>();
  for (const actor of actors) {
    for (const contact of actor.contacts) {
      if (contact.email === null) continue;
      const mailbox = mailboxKey(contact.email);
      const holders = byMailbox.get(mailbox);
      if (holders) holders.push({ actor, contact });
      else byMailbox.set(mailbox, [{ actor, contact }]);
    }
  }
  return [...byMailbox]
    .filter(([, holders]) => holders.length > 1)
    .map(([mailbox, holders]) => ({ mailbox, holders }));
}
