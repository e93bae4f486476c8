// A restriction (Art. 18 DSGVO) outlives its record: when a restricted contact goes, or its address
// becomes another one, the mailbox goes onto the suppression list for this reason. Whoever comes
// back restricted, or is freed, is taken off it again.
import { mailboxKey } from '#core/addressees/mailbox-key.ts';
import type { SuppressionCause } from '#core/ports/stored-records.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import type { ContactId, EmailAddress } from '#shared/values.ts';
import { causesOf, suppressionId } from './suppression.ts';
import { suppress, type LeavingSurroundings } from './unsubscribe.ts';

type Surroundings = Pick<LeavingSurroundings, 'fingerprint' | 'clock'> & {
  readonly store: Pick<LeavingSurroundings['store'], 'suppressions'>;
};

const contactsOf = (actors: readonly Actor[]): readonly Contact[] =>
  actors.flatMap(({ contacts }) => contacts);

/** Also while the contact is unsubscribed. */
const isRestricted = ({ state, wasRestricted }: Contact): boolean =>
  state === 'restricted' || wasRestricted === true;

interface Gone {
  readonly contactId: ContactId;
  readonly email: EmailAddress;
}

/** Who is restricted before, and whose record does not say so any more at this mailbox. */
function restrictionsGone(before: readonly Actor[], after: readonly Actor[]): Gone[] {
  const still = new Map(
    contactsOf(after)
      .filter(isRestricted)
      .map(({ id, email }) => [id, email]),
  );
  return contactsOf(before)
    .filter(isRestricted)
    .flatMap(({ id, email }) => {
      if (email === null) return [];
      const now = still.get(id) ?? null;
      return now !== null && mailboxKey(now) === mailboxKey(email)
        ? []
        : [{ contactId: id, email }];
    });
}

/**
 * Before the records change, so that a crash in between leaves the mailbox safe. `freed`: nobody is
 * restricted who is freed right now.
 */
export async function keepRestrictions(
  around: Surroundings,
  before: readonly Actor[],
  after: readonly Actor[],
  freed: ReadonlySet<ContactId> = new Set(),
): Promise<void> {
  const at = around.clock.now();
  for (const { contactId, email } of restrictionsGone(before, after)) {
    if (freed.has(contactId)) continue;
    await suppress(around, email, at, 'objection', { by: 'office', isRestriction: true }, [
      contactId,
    ]);
  }
}

/**
 * After the records changed: where they say themselves that somebody is restricted, the list need
 * not say it besides.
 */
export function restrictedAgain(around: Surroundings, actors: readonly Actor[]): Promise<void> {
  const mailboxOf = new Map(
    contactsOf(actors)
      .filter(isRestricted)
      .flatMap(({ id, email }) =>
        email === null ? [] : [[id, suppressionId(around.fingerprint, email)] as const],
      ),
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
  around: Surroundings,
  freed: ReadonlySet<ContactId>,
): Promise<void> => liftRestrictions(around, (contactId) => freed.has(contactId));

async function liftRestrictions(
  { store, clock }: Surroundings,
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
