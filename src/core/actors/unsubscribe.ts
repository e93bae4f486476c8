// Ends writing to a contact: by a mail that came back, or by a person in the office, who may have slipped.
import type { EventBus } from '#core/event-bus.ts';
import type { Clock, Fingerprint, Store, SuppressionEntry } from '#core/ports.ts';
import type { Actor, Contact } from '#shared/contract/actors.ts';
import { AppError } from '#shared/errors.ts';
import type { ContactId, EmailAddress, Instant } from '#shared/values.ts';
import { suppressionId } from './suppression.ts';

interface Surroundings { store: Pick<Store, 'actors' | 'suppressions'>; fingerprint: Fingerprint; clock: Clock; events: EventBus }

/** Who says so. What a person asked for themselves is not undone by anybody else. */
export type Origin = 'person' | 'office';

/** Adds a mailbox to the suppression list; one that is on it stays as it was, except that the office's word becomes the person's own. */
export async function suppress({ store, fingerprint }: Pick<Surroundings, 'store' | 'fingerprint'>, address: EmailAddress, at: Instant, reason: SuppressionEntry['reason'], origin: Origin = 'person'): Promise<void> {
  const id = suppressionId(fingerprint, address);
  const known = await store.suppressions.get(id);
  if (known === undefined) await store.suppressions.put({ id, revision: 0, at, reason, ...(origin === 'office' && { isByOffice: true }) });
  else if (known.isByOffice && origin === 'person') await store.suppressions.put({ ...known, isByOffice: false });
}

/** Doing it twice changes nothing. Throws `contact.not-found`.
 *  The suppression entry is durable first: after a crash in between the mailbox is already safe, and asking again finishes the rest. */
export async function unsubscribeContact(around: Surroundings, contactId: ContactId, reason: SuppressionEntry['reason'], origin: Origin = 'person'): Promise<Actor> {
  const { store, clock, events } = around;
  const { actor, contact } = await contactById(store, contactId);
  const at = clock.now();
  if (contact.email !== null) await suppress(around, contact.email, at, reason, origin);
  if (contact.state === 'unsubscribed') return actor;
  const saved = await store.actors.put(withState(actor, contactId, 'unsubscribed', at));
  events.publish('actors.changed', { count: 1 });
  return saved;
}

/** Throws `contact.not-found`, and `contact.left-themselves` where it was not the office's word.
 *  The suppression entry goes last: after a crash in between nobody is written to, and asking again finishes the rest. */
export async function undoUnsubscribe({ store, fingerprint, clock, events }: Surroundings, contactId: ContactId): Promise<Actor> {
  const { actor, contact } = await contactById(store, contactId);
  const entry = contact.email === null ? undefined : await store.suppressions.get(suppressionId(fingerprint, contact.email));
  if (contact.state !== 'unsubscribed' && !entry) return actor;
  if (contact.email !== null && !entry?.isByOffice) throw new AppError('contact.left-themselves', { id: contactId });
  const saved = contact.state === 'unsubscribed' ? await store.actors.put(withState(actor, contactId, 'active', clock.now())) : actor;
  if (entry) await store.suppressions.remove(entry.id, entry.revision);
  events.publish('actors.changed', { count: 1 });
  return saved;
}

async function contactById(store: Pick<Store, 'actors'>, contactId: ContactId): Promise<{ actor: Actor; contact: Contact }> {
  for (const actor of await store.actors.list()) {
    const contact = actor.contacts.find(({ id }) => id === contactId);
    if (contact) return { actor, contact };
  }
  throw new AppError('contact.not-found', { id: contactId });
}

function withState(actor: Actor, contactId: ContactId, state: Contact['state'], at: Instant): Actor {
  const contacts = actor.contacts.map((one): Contact => (one.id === contactId ? { ...one, state, stateChangedAt: at } : one));
  return { ...actor, contacts, updatedAt: at };
}
