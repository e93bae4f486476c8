// Mailboxes that several people read: a mail to one of them greets nobody by name.
import { mailboxKey } from '#core/addressees/mailbox-key.ts';
import type { Contact } from '#shared/contract/actor.ts';
import { contactName } from './contact-name.ts';
import { mayBeSamePerson } from './same-person.ts';

/**
 * Of all contacts of the address book. Asks whether the mailbox of this contact stands with another
 * person or function too, at any actor.
 */
export function sharedMailboxes(
  contacts: Iterable<Contact>,
): (contact: Pick<Contact, 'email'>) => boolean {
  const first = new Map<string, Contact>();
  const shared = new Set<string>();
  for (const contact of contacts) {
    if (contact.email === null) continue;
    const mailbox = mailboxKey(contact.email);
    const known = first.get(mailbox);
    if (known === undefined) first.set(mailbox, contact);
    else if (contactName(known) !== '' && contactName(contact) !== '' && !isOne(known, contact))
      shared.add(mailbox);
  }
  return ({ email }) => email !== null && shared.has(mailboxKey(email));
}

/** A name and a function without a name are two readers, unless it is the function of that name. */
const isOne = (known: Contact, contact: Contact): boolean => {
  const isNamed = ({ firstName, lastName }: Contact) => firstName !== '' || lastName !== '';
  return isNamed(known) && isNamed(contact)
    ? mayBeSamePerson(known, contact)
    : known.function === contact.function;
};
