// Whose data a test mail shows: a contact's, as that person would read it, or the sample person's.
import { addressBookReader } from '#core/actors/read-address-book.ts';
import { sharedMailboxes } from '#core/actors/shared-mailboxes.ts';
import { mayWrite } from '#core/addressees/may-write.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Store } from '#core/ports/store.ts';
import { AppError } from '#shared/errors.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { ActorId, ContactId, EmailAddress, Language } from '#shared/values.ts';
import { addresseeOf, type Addressee } from './plan-delivery.ts';

interface Surroundings {
  readonly store: Pick<Store, 'actors' | 'suppressions'>;
  readonly fingerprint: Pick<Fingerprint, 'keyed'>;
}

/**
 * The mail goes to `address` and nowhere else, whatever address the contact has. Nobody has to know
 * that address, but whoever left or is restricted gets no test either: throws `address.closed`.
 */
export async function testAddressee(
  around: Surroundings,
  address: EmailAddress,
  contactId: ContactId | undefined,
  language: Language,
): Promise<Addressee> {
  const book = await addressBookReader(around)();
  const answer = mayWrite({ address }, book);
  if (!answer.may) throw new AppError('address.closed', { reason: answer.obstacle });
  if (contactId === undefined) {
    const sample = textsFor(language).bulletins.sample;
    return {
      contactId: 'con_sample' as ContactId,
      actorId: 'act_sample' as ActorId,
      address,
      name: '',
      merge: { ...sample, salutation: 'ms', language },
    };
  }
  const shown = book.contacts.get(contactId);
  if (!shown) throw new AppError('contact.not-found', { id: contactId });
  const isShared = sharedMailboxes([...book.contacts.values()].map(({ contact }) => contact));
  return { ...addresseeOf(shown.actor, shown.contact, address, isShared(shown.contact)), name: '' };
}
