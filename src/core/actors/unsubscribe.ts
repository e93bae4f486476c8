// Ends writing to a contact: by a mail that came back, or by a person in the office.
import type { EventBus } from '#core/event-bus.ts';
import type { Clock, Fingerprint, Store, SuppressionEntry } from '#core/ports.ts';
import type { Actor, Contact } from '#shared/contract/actors.ts';
import { AppError } from '#shared/errors.ts';
import type { ContactId, EmailAddress, Instant } from '#shared/values.ts';
import { suppressionId } from './suppression.ts';

interface Surroundings { store: Pick<Store, 'actors' | 'suppressions'>; fingerprint: Fingerprint; clock: Clock; events: EventBus }

/** Adds a mailbox to the suppression list; one that is on it stays as it was. */
export async function suppress({ store, fingerprint }: Pick<Surroundings, 'store' | 'fingerprint'>, address: EmailAddress, at: Instant, reason: SuppressionEntry['reason']): Promise<void> {
  const id = suppressionId(fingerprint, address);
  if (await store.suppressions.get(id) === undefined) await store.suppressions.put({ id, revision: 0, at, reason });
}

/** Doing it twice changes nothing. Throws `contact.not-found`.
 *  The suppression entry is durable first: after a crash in between the mailbox is already safe, and asking again finishes the rest. */
export async function unsubscribeContact(around: Surroundings, contactId: ContactId, reason: SuppressionEntry['reason']): Promise<void> {
  const { store, clock, events } = around;
  const actor = (await store.actors.list()).find(({ contacts }) => contacts.some(({ id }) => id === contactId));
  const contact = actor?.contacts.find(({ id }) => id === contactId);
  if (!actor || !contact) throw new AppError('contact.not-found', { id: contactId });
  const at = clock.now();
  if (contact.email !== null) await suppress(around, contact.email, at, reason);
  if (contact.state === 'unsubscribed') return;
  await store.actors.put(withUnsubscribed(actor, contactId, at));
  events.publish('actors.changed', { count: 1 });
}

function withUnsubscribed(actor: Actor, contactId: ContactId, at: Instant): Actor {
  const contacts = actor.contacts.map((one): Contact => (one.id === contactId ? { ...one, state: 'unsubscribed', stateChangedAt: at } : one));
  return { ...actor, contacts, updatedAt: at };
}
