// Lets a mailbox be written to again: a slip or a mail that meant something else is taken back, or
// a person comes back with a new consent.
// What had closed it stays on the suppression list, with who opened it again, when and why.
import type { SuppressionCause, SuppressionEntry } from '#core/ports/stored-records.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import { AppError } from '#shared/errors.ts';
import type { ContactId, EmailAddress, IncomingId } from '#shared/values.ts';
import {
  causesOf,
  hasLeft,
  isClosed,
  isNamedIn,
  leavingCauses,
  namedContacts,
  suppressionId,
} from './suppression.ts';
import { contactById, hasComeBack, withContacts, type LeavingSurroundings } from './unsubscribe.ts';

type Lifted = Omit<NonNullable<SuppressionCause['lifted']>, 'at'>;
type IsMeant = (cause: SuppressionCause, entry: SuppressionEntry) => boolean;

/**
 * Takes back what an unsubscribe set off, at this contact and at everybody who left with it. Throws
 * `contact.not-found`, and `unsubscribe.reason-needed` where it was not the office's own word.
 */
export async function undoUnsubscribe(
  around: LeavingSurroundings,
  contactId: ContactId,
  why: string,
): Promise<Actor> {
  const { actor, contact } = await contactById(around.store, contactId);
  const own = ownEntry(around, contact);
  const entries = await around.store.suppressions.list();
  const isOwn: IsMeant = (cause, { id }) =>
    cause.isRestriction !== true && (id === own || cause.contactIds.includes(contactId));
  const standing = entries.flatMap((entry) =>
    leavingCauses(entry).filter((cause) => isOwn(cause, entry)),
  );
  if (contact.state !== 'unsubscribed' && standing.length === 0) return actor;
  // Without a cause: a contact without a mailbox is unsubscribed in the office only, any other by
  // an earlier version.
  const isTold = standing.length > 0 || contact.email === null;
  const isOfficesWord = isTold && standing.every(({ by }) => by === 'office');
  if (why === '' && !isOfficesWord)
    throw new AppError('unsubscribe.reason-needed', { id: contactId });
  await lift(around, isOwn, { by: 'office', why }, [contactId]);
  return (await contactById(around.store, contactId)).actor;
}

/**
 * Takes back what one mail set off. What somebody said besides still stands. Answers who is written
 * to again.
 */
export const takeBackMail = (
  around: LeavingSurroundings,
  incomingId: IncomingId,
  why: string,
): Promise<ContactId[]> =>
  lift(around, (cause) => cause.incomingId === incomingId, { by: 'office', why });

/**
 * Takes a mailbox off the suppression list; contacts who were unsubscribed with this address are
 * back too. Throws `suppression.not-found`.
 */
export async function liftMailbox(
  around: LeavingSurroundings,
  address: EmailAddress,
  lifted: Lifted,
): Promise<ContactId[]> {
  const id = suppressionId(around.fingerprint, address);
  const entry = await around.store.suppressions.get(id);
  if (!entry || !isClosed(entry)) throw new AppError('suppression.not-found', {});
  return lift(around, (_cause, one) => one.id === id, lifted, await contactsAt(around, id));
}

/**
 * A new consent ends leaving only, at the contact's mailbox: whoever was restricted stays so until
 * the office ends that.
 */
export async function liftForConsent(
  around: LeavingSurroundings,
  contact: Contact,
  source: string,
): Promise<void> {
  const own = ownEntry(around, contact);
  const contactIds = [contact.id, ...(own === undefined ? [] : await contactsAt(around, own))];
  await lift(
    around,
    (cause, entry) =>
      cause.isRestriction !== true &&
      (entry.id === own || (entry.isContact === true && cause.contactIds.includes(contact.id))),
    { by: 'consent', why: source, contactIds },
    contactIds,
  );
}

const ownEntry = (
  { fingerprint }: Pick<LeavingSurroundings, 'fingerprint'>,
  { email }: Contact,
): string | undefined => (email === null ? undefined : suppressionId(fingerprint, email));

async function contactsAt(around: LeavingSurroundings, mailbox: string): Promise<ContactId[]> {
  const contacts = (await around.store.actors.list()).flatMap((actor) => actor.contacts);
  return contacts.filter((contact) => ownEntry(around, contact) === mailbox).map(({ id }) => id);
}

/**
 * The entries go last: after a crash in between nobody is written to, and asking again finishes the
 * rest. `meant`: they are back although a mailbox they had before stays closed; others who left
 * with them are only back when nothing else names them.
 */
async function lift(
  around: LeavingSurroundings,
  isOver: IsMeant,
  lifted: Lifted,
  meant: readonly ContactId[] = [],
): Promise<ContactId[]> {
  const { store, clock, events } = around;
  const at = clock.now();
  const entries = await store.suppressions.list();
  const over = (cause: SuppressionCause, entry: SuppressionEntry) =>
    !cause.lifted && isOver(cause, entry);
  const named = new Set([
    ...meant,
    ...entries.flatMap((entry) =>
      causesOf(entry)
        .filter((cause) => over(cause, entry))
        .flatMap(({ contactIds }) => contactIds),
    ),
  ]);
  const after = entries.map((entry) =>
    withCauses(entry, (cause) =>
      over(cause, entry) ? { ...cause, lifted: { at, ...lifted } } : cause,
    ),
  );
  const stillLeft = new Set(after.filter(hasLeft).map(({ id }) => id));
  const stillNamed = namedContacts(after).left;
  const isFree = (contact: Contact): boolean =>
    named.has(contact.id) &&
    !stillLeft.has(ownEntry(around, contact) ?? '') &&
    (meant.includes(contact.id) || !stillNamed.has(contact.id));
  const comesBack = (contact: Contact): boolean =>
    contact.state === 'unsubscribed' && isFree(contact);
  const actors = await store.actors.list();
  const free = new Set(
    actors.flatMap(({ contacts }) => contacts.filter(isFree).map(({ id }) => id)),
  );
  const changed = actors.filter(({ contacts }) => contacts.some(comesBack));
  const back = changed.flatMap(({ contacts }) => contacts.filter(comesBack).map(({ id }) => id));
  if (changed.length > 0)
    await store.actors.putMany(
      changed.map((actor) => withContacts(actor, comesBack, hasComeBack, at)),
    );
  const opened = after
    .map((entry) => withCauses(entry, (cause) => withoutThose(cause, free)))
    .filter((entry, index) => entry !== entries[index]);
  if (opened.length > 0) await store.suppressions.putMany(opened);
  events.publish('actors.changed', { count: changed.length });
  return back;
}

/** The same entry where no cause changed. */
function withCauses(
  entry: SuppressionEntry,
  change: (cause: SuppressionCause) => SuppressionCause,
): SuppressionEntry {
  const before = causesOf(entry);
  const causes = before.map(change);
  return causes.some((cause, index) => cause !== before[index]) ? { ...entry, causes } : entry;
}

/** A cause that stands at another mailbox keeps nobody away who is back. */
function withoutThose(cause: SuppressionCause, free: ReadonlySet<ContactId>): SuppressionCause {
  if (cause.lifted || cause.isRestriction === true) return cause;
  const back = cause.contactIds.filter((id) => isNamedIn(cause, id) && free.has(id));
  return back.length === 0 ? cause : { ...cause, back: [...(cause.back ?? []), ...back] };
}
