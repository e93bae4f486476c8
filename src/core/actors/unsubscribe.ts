// Ends writing: to a mailbox, and to the contact it belonged to. By a mail that came back, or by
// somebody in the office.
import type { EventBus } from '#core/event-bus.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Store } from '#core/ports/store.ts';
import type { SuppressionCause, SuppressionEntry } from '#core/ports/stored-records.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import { AppError } from '#shared/errors.ts';
import type { ContactId, EmailAddress, Instant } from '#shared/values.ts';
import { causesOf, suppressionId } from './suppression.ts';

export interface LeavingSurroundings {
  readonly store: Pick<Store, 'actors' | 'suppressions'>;
  readonly fingerprint: Pick<Fingerprint, 'keyed'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly events: Pick<EventBus, 'publish'>;
}

/** Who says so, and why. */
export type Said = Pick<SuppressionCause, 'by' | 'incomingId' | 'isRestriction'> & {
  readonly why?: string;
};
const byMail: Said = { by: 'mail' };

/** Puts a mailbox on the suppression list. Saying the same twice changes nothing. */
export async function suppress(
  {
    store,
    fingerprint,
  }: Pick<LeavingSurroundings, 'fingerprint'> & { readonly store: Pick<Store, 'suppressions'> },
  address: EmailAddress,
  at: Instant,
  reason: SuppressionEntry['reason'],
  said: Said = byMail,
  contactIds: readonly ContactId[] = [],
): Promise<void> {
  const id = suppressionId(fingerprint, address);
  const known = await store.suppressions.get(id);
  const causes = known ? causesOf(known) : [];
  const cause: SuppressionCause = { at, why: '', ...said, contactIds };
  const same = causes.find((one) => isSaidAgain(one, cause));
  if (same && contactIds.every((contactId) => same.contactIds.includes(contactId))) return;
  const more = same
    ? causes.with(causes.indexOf(same), {
        ...same,
        contactIds: [...new Set([...same.contactIds, ...contactIds])],
      })
    : [...causes, cause];
  await store.suppressions.put({ ...(known ?? { id, revision: 0, at, reason }), causes: more });
}

const isSaidAgain = (known: SuppressionCause, now: SuppressionCause): boolean =>
  known.lifted === undefined &&
  known.by === now.by &&
  known.incomingId === now.incomingId &&
  known.isRestriction === now.isRestriction &&
  // Each restriction ends by itself.
  (now.isRestriction === undefined || known.contactIds.some((id) => now.contactIds.includes(id)));

/** What leaves: mailboxes, and contacts who are not written to whatever their address is. */
export interface Leaving {
  readonly addresses: readonly EmailAddress[];
  readonly contactIds: readonly ContactId[];
}

/**
 * Doing it twice changes nothing. The suppression entries are durable first: after a crash in
 * between the mailboxes are
 *  already safe, and asking again finishes the rest. */
export async function leave(
  around: LeavingSurroundings,
  { addresses, contactIds }: Leaving,
  said: Said,
  reason: SuppressionEntry['reason'] = 'unsubscribed',
): Promise<void> {
  const { store, clock, events } = around;
  const at = clock.now();
  for (const address of addresses) await suppress(around, address, at, reason, said, contactIds);
  const wanted = new Set(contactIds);
  const leaves = ({ id, state }: Contact) => wanted.has(id) && state !== 'unsubscribed';
  const changed = (await store.actors.list())
    .filter(({ contacts }) => contacts.some(leaves))
    .map((actor) => withContacts(actor, leaves, hasLeft, at));
  if (changed.length > 0) await store.actors.putMany(changed);
  events.publish('actors.changed', { count: changed.length });
}

/** Throws `contact.not-found`. */
export async function unsubscribeContact(
  around: LeavingSurroundings,
  contactId: ContactId,
  reason: SuppressionEntry['reason'],
  said: Said = byMail,
): Promise<Actor> {
  const { contact } = await contactById(around.store, contactId);
  await leave(
    around,
    { addresses: contact.email === null ? [] : [contact.email], contactIds: [contactId] },
    said,
    reason,
  );
  return (await contactById(around.store, contactId)).actor;
}

export async function contactById(
  store: Pick<Store, 'actors'>,
  contactId: ContactId,
): Promise<{ actor: Actor; contact: Contact }> {
  for (const actor of await store.actors.list()) {
    const contact = actor.contacts.find(({ id }) => id === contactId);
    if (contact) return { actor, contact };
  }
  throw new AppError('contact.not-found', { id: contactId });
}

type Change = (contact: Contact, at: Instant) => Contact;

const hasLeft: Change = (contact, at) => ({
  ...contact,
  state: 'unsubscribed',
  stateChangedAt: at,
  ...(contact.state === 'restricted' && { wasRestricted: true }),
});

/**
 * A restriction (Art. 18 DSGVO) outlives leaving: only the person who asked for it, or the office,
 * ends it.
 */
export const hasComeBack: Change = ({ wasRestricted = false, ...contact }, at) => ({
  ...contact,
  state: wasRestricted ? 'restricted' : 'active',
  stateChangedAt: at,
});

export function withContacts(
  actor: Actor,
  isMeant: (contact: Contact) => boolean,
  change: Change,
  at: Instant,
): Actor {
  const contacts = actor.contacts.map((one) => (isMeant(one) ? change(one, at) : one));
  return { ...actor, contacts, updatedAt: at };
}
