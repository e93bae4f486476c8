// Mails that were read, as a list shows them: beside each whom it concerns and which delivery, as the data folder knows it today.
import { contactName } from '#core/actors/contact-name.ts';
import type { Store } from '#core/ports.ts';
import type { Incoming, IncomingView } from '#shared/contract/concerns.ts';

/** What was removed meanwhile is null. */
export async function viewIncoming(store: Pick<Store, 'actors' | 'deliveries'>, mails: readonly Incoming[]): Promise<IncomingView[]> {
  const wanted = new Set(mails.map(({ contactId }) => contactId));
  const contacts = new Map((await store.actors.list()).flatMap((actor) => actor.contacts.filter(({ id }) => wanted.has(id)).map((contact) => [contact.id, { actor, contact }] as const)));
  return Promise.all(mails.map(async (mail): Promise<IncomingView> => {
    const known = mail.contactId === null ? undefined : contacts.get(mail.contactId);
    const delivery = mail.deliveryId === null ? undefined : await store.deliveries.get(mail.deliveryId);
    return {
      ...mail,
      contact: known ? {
        actorId: known.actor.id, actor: known.actor.name, name: contactName(known.contact), function: known.contact.function, email: known.contact.email, state: known.contact.state,
      } : null,
      deliverySubject: delivery?.subject ?? null,
    };
  }));
}
