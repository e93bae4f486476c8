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
import { causesOf, emptyEntry, suppressionId } from './suppression.ts';

export interface LeavingSurroundings {
  readonly store: Pick<Store, 'actors' | 'suppressions'>;
  readonly fingerprint: Pick<Fingerprint, 'keyed'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly events: Pick<EventBus, 'publish'>;
}

type SuppressingSurroundings = Pick<LeavingSurroundings, 'fingerprint'> & {
  readonly store: Pick<Store, 'suppressions'>;
};

/** Who says so, and why. */
export type Said = Pick<SuppressionCause, 'by' | 'incomingId' | 'isRestriction'> & {
  readonly why?: string;
};
const byMail: Said = { by: 'mail' };

/** Puts a mailbox on the suppression list. Saying the same twice changes nothing. */
export const suppress = (
  around: SuppressingSurroundings,
  address: EmailAddress,
  at: Instant,
  reason: SuppressionEntry['reason'],
  said: Said = byMail,
  contactIds: readonly ContactId[] = [],
): Promise<void> => {
  const id = suppressionId(around.fingerprint, address);
  const entry = { id, revision: 0, at, reason, causes: [] };
  return putCauseOn(around, [entry], { at, why: '', ...said, contactIds });
};

/** On entries as they are if nothing is stored of them yet. */
export async function putCauseOn(
  { store }: Pick<SuppressingSurroundings, 'store'>,
  entries: readonly SuppressionEntry[],
  cause: SuppressionCause,
): Promise<void> {
  const known = new Map((await store.suppressions.list()).map((entry) => [entry.id, entry]));
  const changed = new Map<string, SuppressionEntry>();
  for (const entry of entries) {
    const before = known.get(entry.id);
    const closed = closedBy(before ?? entry, cause);
    if (closed !== before) changed.set(closed.id, closed);
  }
  if (changed.size > 0) await store.suppressions.putMany([...changed.values()]);
}

/** The entry with this cause too; the same entry where nothing was added. */
export function closedBy(entry: SuppressionEntry, cause: SuppressionCause): SuppressionEntry {
  const causes = causesOf(entry);
  const same = causes.find((one) => isSaidAgain(one, cause));
  if (same === undefined) return { ...entry, causes: [...causes, cause] };
  const contactIds = [...new Set([...same.contactIds, ...cause.contactIds])];
  if (contactIds.length === same.contactIds.length) return entry;
  return { ...entry, causes: causes.with(causes.indexOf(same), { ...same, contactIds }) };
}

const isSaidAgain = (known: SuppressionCause, now: SuppressionCause): boolean =>
  known.lifted === undefined &&
  known.by === now.by &&
  known.incomingId === now.incomingId &&
  known.isRestriction === now.isRestriction &&
  // Who came back meanwhile leaves once more.
  !now.contactIds.some((id) => known.back?.includes(id)) &&
  // Each restriction ends by itself.
  (now.isRestriction === undefined || known.contactIds.some((id) => now.contactIds.includes(id)));

/** What leaves: mailboxes, and contacts who are not written to whatever their address is. */
export interface Leaving {
  readonly addresses: readonly EmailAddress[];
  readonly contactIds: readonly ContactId[];
  /** Ids of entries whose address nobody knows any more. */
  readonly closedBefore?: readonly string[];
}

/**
 * The contacts' present mailboxes leave too. Doing it twice changes nothing. The suppression
 * entries are durable first: after a crash in between the mailboxes are already safe, and asking
 * again finishes the rest.
 */
export async function leave(
  around: LeavingSurroundings,
  { addresses, contactIds, closedBefore = [] }: Leaving,
  said: Said,
  reason: SuppressionEntry['reason'] = 'unsubscribed',
): Promise<void> {
  const { store, fingerprint, clock, events } = around;
  const at = clock.now();
  const wanted = new Set(contactIds);
  const actors = await store.actors.list();
  const named = actors.flatMap(({ contacts }) => contacts).filter(({ id }) => wanted.has(id));
  const mailboxes = [
    ...closedBefore,
    ...addresses.map((address) => suppressionId(fingerprint, address)),
  ];
  await putCauseOn(
    around,
    [
      ...mailboxes.map((id) => ({ id, revision: 0, at, reason, causes: [] })),
      ...named.map((contact) => emptyEntry(fingerprint, contact, at, reason)),
    ],
    { at, why: '', ...said, contactIds },
  );
  const leaves = ({ id, state }: Contact) => wanted.has(id) && state !== 'unsubscribed';
  const left = actors
    .filter(({ contacts }) => contacts.some(leaves))
    .map((actor) => withContacts(actor, leaves, hasLeft, at));
  if (left.length > 0) await store.actors.putMany(left);
  events.publish('actors.changed', { count: left.length });
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

export const hasLeft: Change = (contact, at) => ({
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
