// Leaving outlives every record: whoever left stays so in whatever record of them comes back (a
// removed actor, an import undone, an earlier address book), and each mailbox such a record names
// is closed as well.
import type { SuppressionCause, SuppressionEntry } from '#core/ports/stored-records.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import type { ContactId, Instant } from '#shared/values.ts';
import { keepRestrictions, type KeepingSurroundings } from './kept-restrictions.ts';
import { emptyEntry, isNamedIn, leavingCauses, namedContacts } from './suppression.ts';
import { closedBy, hasLeft } from './unsubscribe.ts';

/**
 * Before records change, so that a crash in between leaves every mailbox safe. Answers `after` with
 * nobody active whom the list names, but for those who are `freed` right now.
 */
export async function keepClosed(
  around: KeepingSurroundings,
  before: readonly Actor[],
  after: readonly Actor[],
  freed: ReadonlySet<ContactId> = new Set(),
): Promise<Actor[]> {
  await keepRestrictions(around, before, after, freed);
  const asListed = await asTheListSays(around, after, freed);
  await keepLeaves(around, [...before, ...asListed]);
  return asListed;
}

/** The same records where the list names nobody in them. */
export async function asTheListSays(
  { store, clock }: KeepingSurroundings,
  actors: readonly Actor[],
  freed: ReadonlySet<ContactId> = new Set(),
): Promise<Actor[]> {
  const { left, restricted } = namedContacts(await store.suppressions.list());
  const at = clock.now();
  const asListed = (contact: Contact): Contact => {
    const isHeld = restricted.has(contact.id) && !freed.has(contact.id);
    const held = isHeld ? asRestricted(contact, at) : contact;
    return left.has(contact.id) && held.state !== 'unsubscribed' ? hasLeft(held, at) : held;
  };
  return actors.map((actor) => {
    const contacts = actor.contacts.map(asListed);
    const hasChanged = contacts.some((contact, index) => contact !== actor.contacts[index]);
    return hasChanged ? { ...actor, contacts, updatedAt: at } : actor;
  });
}

function asRestricted(contact: Contact, at: Instant): Contact {
  if (contact.state === 'active') return { ...contact, state: 'restricted', stateChangedAt: at };
  return contact.state === 'unsubscribed' && contact.wasRestricted !== true
    ? { ...contact, wasRestricted: true }
    : contact;
}

/** Where somebody who left has a mailbox, the list names them for it, for the reasons it knows. */
async function keepLeaves(
  { store, fingerprint, clock }: KeepingSurroundings,
  actors: readonly Actor[],
): Promise<void> {
  const left = actors
    .flatMap(({ contacts }) => contacts)
    .filter(({ state }) => state === 'unsubscribed');
  if (left.length === 0) return;
  const entries = new Map((await store.suppressions.list()).map((entry) => [entry.id, entry]));
  const said = causesByContact([...entries.values()]);
  const changed = new Set<string>();
  for (const contact of left) {
    const causes = said.get(contact.id) ?? [];
    // Who has no mailbox and is named anywhere is named well enough.
    if (contact.email === null && causes.length > 0) continue;
    const at = contact.stateChangedAt ?? clock.now();
    const empty = emptyEntry(fingerprint, contact, at, 'unsubscribed');
    const known = entries.get(empty.id) ?? empty;
    const closed = namedIn(known, contact, causes);
    if (closed === known) continue;
    entries.set(closed.id, closed);
    changed.add(closed.id);
  }
  if (changed.size > 0)
    await store.suppressions.putMany([...changed].map((id) => entries.get(id)!));
}

function namedIn(
  entry: SuppressionEntry,
  contact: Contact,
  causes: readonly SuppressionCause[],
): SuppressionEntry {
  const own = leavingCauses(entry);
  if (own.some((cause) => isNamedIn(cause, contact.id))) return entry;
  // An earlier version closed the mailbox without noting for whom; and a contact without a mailbox
  // is unsubscribed in the office only.
  const because = causes.length > 0 ? causes : own.slice(0, 1);
  const by = contact.email === null ? 'office' : 'mail';
  const theirs =
    because.length > 0 ? because : [{ at: entry.at, by, why: '', contactIds: [] } as const];
  return theirs.reduce<SuppressionEntry>(
    (known, { back: _back, ...cause }: SuppressionCause) =>
      closedBy(known, { ...cause, contactIds: [contact.id] }),
    entry,
  );
}

function causesByContact(
  entries: readonly SuppressionEntry[],
): ReadonlyMap<ContactId, readonly SuppressionCause[]> {
  const byContact = new Map<ContactId, SuppressionCause[]>();
  for (const cause of entries.flatMap(leavingCauses)) {
    for (const id of cause.contactIds) {
      if (!isNamedIn(cause, id)) continue;
      const known = byContact.get(id);
      if (known === undefined) byContact.set(id, [cause]);
      else known.push(cause);
    }
  }
  return byContact;
}
