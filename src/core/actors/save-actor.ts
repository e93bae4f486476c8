// An actor as a person edited it -> the record to store: ids for what is new, times for what
// changed.
import type { Ids } from '#core/ports/ids.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import type { actors } from '#shared/contract/actors.ts';
import type { Input } from '#shared/define.ts';
import type { ContactId, EmailAddress, Instant } from '#shared/values.ts';

/**
 * `known` is the record as stored, undefined for a new one. When a contact's state became another,
 * and only then, its time is now.
 */
export function editedActor(
  edited: Input<(typeof actors)['save']>['actor'],
  known: Actor | undefined,
  ids: Ids,
  at: Instant,
): Actor {
  const before = new Map(known?.contacts.map((contact) => [contact.id, contact] as const));
  const contacts = edited.contacts.map(({ wasRestricted: _told, ...contact }): Contact => {
    const earlier = contact.id === undefined ? undefined : before.get(contact.id);
    // Leaving is taken back with a reason or a new consent, never by the way: an open window may
    // not know of it yet.
    const state = earlier?.state === 'unsubscribed' ? earlier.state : contact.state;
    const hasNewState = state !== (earlier?.state ?? 'active');
    const stateChangedAt = hasNewState ? at : (earlier?.stateChangedAt ?? null);
    const isRestrictedBesides = state === 'unsubscribed' && wasRestricted(earlier, contact.state);
    return {
      ...contact,
      state,
      id: contact.id ?? ids.next('con'),
      stateChangedAt,
      ...(isRestrictedBesides && { wasRestricted: true }),
    };
  });
  return {
    ...edited,
    id: edited.id ?? ids.next('act'),
    contacts,
    createdAt: known?.createdAt ?? at,
    updatedAt: at,
  };
}

/** Before leaving, or asked for by somebody who left already. */
const wasRestricted = (earlier: Contact | undefined, asked: Contact['state']): boolean =>
  earlier?.wasRestricted === true || earlier?.state === 'restricted' || asked === 'restricted';

/**
 * Mailboxes of contacts that are unsubscribed now and were not before. They go onto the suppression
 * list; the earlier address of a contact leaves with it, because that is where mail went until now.
 */
export function newlyClosed(
  actor: Actor,
  known: Actor | undefined,
): { email: EmailAddress; id: ContactId }[] {
  const before = new Map(known?.contacts.map((contact) => [contact.id, contact] as const));
  return actor.contacts
    .filter(({ id, state }) => state === 'unsubscribed' && before.get(id)?.state !== 'unsubscribed')
    .flatMap(({ id, email }) =>
      [...new Set([before.get(id)?.email, email])].flatMap((one) =>
        one === null || one === undefined ? [] : [{ email: one, id }],
      ),
    );
}
