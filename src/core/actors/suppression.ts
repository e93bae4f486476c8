// The suppression list: mailboxes never written to again. Only keyed hashes are kept, so it
// survives erasure and tells nobody who is on it.
import { mailboxKey } from '#core/addressees/mailbox-key.ts';
import type { ClosedState, SuppressionList } from '#core/addressees/may-write.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Store } from '#core/ports/store.ts';
import type { SuppressionCause, SuppressionEntry } from '#core/ports/stored-records.ts';
import type { Contact } from '#shared/contract/actor.ts';
import type { ContactId, Instant } from '#shared/values.ts';

/** The same for every spelling of one mailbox. */
export const suppressionId = (fingerprint: Pick<Fingerprint, 'keyed'>, address: string): string =>
  `sup_${fingerprint.keyed(mailboxKey(address))}`;

/** Its mailbox; of a contact without one, the contact itself. */
export const closingId = (
  fingerprint: Pick<Fingerprint, 'keyed'>,
  { id, email }: Pick<Contact, 'id' | 'email'>,
): string => suppressionId(fingerprint, email ?? id);

/** Not stored yet, closed by nothing. */
export const emptyEntry = (
  fingerprint: Pick<Fingerprint, 'keyed'>,
  contact: Pick<Contact, 'id' | 'email'>,
  at: Instant,
  reason: SuppressionEntry['reason'],
): SuppressionEntry => ({
  id: closingId(fingerprint, contact),
  revision: 0,
  at,
  reason,
  causes: [],
  ...(contact.email === null && { isContact: true }),
});

/** Entries of earlier versions say who, but not why. */
export function causesOf({
  at,
  isByOffice,
  causes,
}: SuppressionEntry): readonly SuppressionCause[] {
  return causes ?? [{ at, by: isByOffice ? 'office' : 'mail', why: '', contactIds: [] }];
}

const standingCauses = (entry: SuppressionEntry): readonly SuppressionCause[] =>
  causesOf(entry).filter(({ lifted }) => lifted === undefined);

/** Somebody said so. A restriction that outlived its record closes the mailbox, and nobody left. */
export const leavingCauses = (entry: SuppressionEntry): readonly SuppressionCause[] =>
  standingCauses(entry).filter(({ isRestriction }) => isRestriction !== true);

/** Whoever left stays so whatever their record says, or which address it comes back with. */
export const isNamedIn = ({ contactIds, back = [] }: SuppressionCause, id: ContactId): boolean =>
  contactIds.includes(id) && !back.includes(id);

/** Contacts whom a standing cause names. */
export function namedContacts(entries: readonly SuppressionEntry[]): {
  readonly left: ReadonlySet<ContactId>;
  readonly restricted: ReadonlySet<ContactId>;
} {
  const left = new Set<ContactId>();
  const restricted = new Set<ContactId>();
  for (const cause of entries.flatMap(standingCauses)) {
    const those = cause.isRestriction === true ? restricted : left;
    for (const id of cause.contactIds) if (isNamedIn(cause, id)) those.add(id);
  }
  return { left, restricted };
}

/** Leaving counts more than being restricted. */
function closedContactsOf(
  entries: readonly SuppressionEntry[],
): ReadonlyMap<ContactId, ClosedState> {
  const { left, restricted } = namedContacts(entries);
  return new Map([
    ...[...restricted].map((id) => [id, 'restricted'] as const),
    ...[...left].map((id) => [id, 'unsubscribed'] as const),
  ]);
}

export const hasLeft = (entry: SuppressionEntry): boolean => leavingCauses(entry).length > 0;

/**
 * One cause is enough: who left by a mail and by telephone is not back when one of the two is taken
 * back.
 */
export const isClosed = (entry: SuppressionEntry): boolean => standingCauses(entry).length > 0;

/** Answers for the list as it is now; load it again for every new decision to write. */
export const loadSuppression = async (
  store: Pick<Store, 'suppressions'>,
  fingerprint: Pick<Fingerprint, 'keyed'>,
): Promise<(address: string) => boolean> =>
  suppressedBy(await store.suppressions.list(), fingerprint).isSuppressed;

export function suppressedBy(
  entries: readonly SuppressionEntry[],
  fingerprint: Pick<Fingerprint, 'keyed'>,
): SuppressionList {
  const ids = new Set(entries.filter(isClosed).map(({ id }) => id));
  return {
    closedContacts: closedContactsOf(entries),
    isSuppressed: (address) => ids.size > 0 && ids.has(suppressionId(fingerprint, address)),
  };
}

const REMEMBERED = 100_000;

/**
 * A keyed hash costs more than everything else in a list of thousands; the same addresses are asked
 * about after every save.
 */
export function rememberedKeys(
  fingerprint: Pick<Fingerprint, 'keyed'>,
): Pick<Fingerprint, 'keyed'> {
  const known = new Map<string, string>();
  return {
    keyed(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      if (known.size >= REMEMBERED) known.clear();
      const key = fingerprint.keyed(text);
      known.set(text, key);
      return key;
    },
  };
}
