// A restriction (Art. 18 DSGVO) outlives its record: when a restricted contact goes, or its address
// becomes another one, the mailbox goes onto the suppression list for this reason. Whoever comes
// back restricted, or is freed, is taken off it again.
import { mailboxKey } from '#core/addressees/mailbox-key.ts';
import type { SuppressionCause } from '#core/ports/stored-records.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import type { ContactId, EmailAddress } from '#shared/values.ts';
import { causesOf, closingId, emptyEntry } from './suppression.ts';
import { putCauseOn, type LeavingSurroundings } from './unsubscribe.ts';

export type KeepingSurroundings = Pick<LeavingSurroundings, 'fingerprint' | 'clock'> & {
  readonly store: Pick<LeavingSurroundings['store'], 'suppressions'>;
};

const contactsOf = (actors: readonly Actor[]): readonly Contact[] =>
  actors.flatMap(({ contacts }) => contacts);

/** Also while the contact is unsubscribed. */
const isRestricted = ({ state, wasRestricted }: Contact): boolean =>
  state === 'restricted' || wasRestricted === true;

/** Who is restricted before, and whose record does not say so any more at this mailbox. */
function restrictionsGone(before: readonly Actor[], after: readonly Actor[]): readonly Contact[] {
  const still = new Map(
    contactsOf(after)
      .filter(isRestricted)
      .map(({ id, email }) => [id, keyOf(email)]),
  );
  return contactsOf(before)
    .filter(isRestricted)
    .filter(({ id, email }) => still.get(id) !== keyOf(email));
}

const keyOf = (email: EmailAddress | null): string => (email === null ? '' : mailboxKey(email));

/**
 * Before the records change, so that a crash in between leaves the mailbox safe. `freed`: nobody is
 * restricted who is freed right now.
 */
export async function keepRestrictions(
  around: KeepingSurroundings,
  before: readonly Actor[],
  after: readonly Actor[],
  freed: ReadonlySet<ContactId> = new Set(),
): Promise<void> {
  const at = around.clock.now();
  for (const contact of restrictionsGone(before, after)) {
    if (freed.has(contact.id)) continue;
    await putCauseOn(around, [emptyEntry(around.fingerprint, contact, at, 'objection')], {
      ...{ at, by: 'office', why: '', isRestriction: true },
      contactIds: [contact.id],
    });
  }
}

/**
 * After the records changed: where they say themselves that somebody is restricted, the list need
 * not say it besides.
 */
export function restrictedAgain(
  around: KeepingSurroundings,
  actors: readonly Actor[],
): Promise<void> {
  const mailboxOf = new Map(
    contactsOf(actors)
      .filter(isRestricted)
      .map((contact) => [contact.id, closingId(around.fingerprint, contact)]),
  );
  return liftRestrictions(around, (contactId, mailbox) => mailboxOf.get(contactId) === mailbox);
}

/** Whose restriction the office ended; their earlier mailboxes as well. */
export const freedNow = (before: Actor | undefined, after: Actor): ReadonlySet<ContactId> => {
  const were = new Set(
    contactsOf(before ? [before] : [])
      .filter(isRestricted)
      .map(({ id }) => id),
  );
  return new Set(
    after.contacts
      .filter(({ id, state }) => were.has(id) && state === 'active')
      .map(({ id }) => id),
  );
};

export const endRestrictions = (
  around: KeepingSurroundings,
  freed: ReadonlySet<ContactId>,
): Promise<void> => liftRestrictions(around, (contactId) => freed.has(contactId));

async function liftRestrictions(
  { store, clock }: KeepingSurroundings,
  isMeant: (contactId: ContactId, mailbox: string) => boolean,
): Promise<void> {
  const lifted = { at: clock.now(), by: 'office', why: '' } as const;
  const changed = (await store.suppressions.list()).flatMap((entry) => {
    const before = causesOf(entry);
    const isOver = (cause: SuppressionCause): boolean =>
      cause.isRestriction === true &&
      !cause.lifted &&
      cause.contactIds.every((id) => isMeant(id, entry.id));
    if (!before.some(isOver)) return [];
    return [
      { ...entry, causes: before.map((cause) => (isOver(cause) ? { ...cause, lifted } : cause)) },
    ];
  });
  if (changed.length > 0) await store.suppressions.putMany(changed);
}
