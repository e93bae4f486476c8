// Whose data a test mail shows: a contact's, as that person would read it, or the sample person's.
import type { Store } from '#core/ports.ts';
import { AppError } from '#shared/errors.ts';
import { textsFor } from '#shared/texts/texts.ts';
import type { ActorId, ContactId, EmailAddress, Language } from '#shared/values.ts';
import { addresseeOf, type Addressee } from './plan-delivery.ts';

/** The mail goes to `address` and nowhere else, whatever address the contact has. */
export async function testAddressee(store: Pick<Store, 'actors'>, address: EmailAddress, contactId: ContactId | undefined, language: Language): Promise<Addressee> {
  if (contactId === undefined) {
    const sample = textsFor(language).bulletins.sample;
    return { contactId: 'con_sample' as ContactId, actorId: 'act_sample' as ActorId, address, name: '', merge: { ...sample, salutation: 'ms', language } };
  }
  for (const actor of await store.actors.list()) {
    const contact = actor.contacts.find(({ id }) => id === contactId);
    if (contact) return { ...addresseeOf(actor, contact, address), name: '' };
  }
  throw new AppError('contact.not-found', { id: contactId });
}
