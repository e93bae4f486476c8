// Lets a mailbox be written to again: a slip or a mail that meant something else is taken back, or
// a person comes back with a new consent.
// What had closed it stays on the suppression list, with who opened it again, when and why.
import type { SuppressionCause, SuppressionEntry } from '#core/ports/stored-records.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import { AppError } from '#shared/errors.ts';
import type { ContactId, EmailAddress, IncomingId } from '#shared/values.ts';
import { causesOf, hasLeft, isClosed, leavingCauses, suppressionId } from './suppression.ts';
import { contactById, hasComeBack, withContacts, type LeavingSurroundings } from './unsubscribe.ts';

export type Lifted = Pick<NonNullable<SuppressionCause['lifted']>, 'by' | 'why'>;
type IsMeant = (cause: SuppressionCause, entry: SuppressionEntry) => boolean;

/** Takes back what an unsubscribe set off, at this contact and at everybody who left with it.
 *  Throws `contact.not-found`, and `unsubscribe.reason-needed` where it was not the office's own
 *  word.
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
 * back too.
 *  A new consent ends leaving only: whoever was restricted stays so until the office ends that.
 *  Throws `suppression.not-found`.
 */
export async function liftMailbox(
  around: LeavingSurroundings,
  address: EmailAddress,
  lifted: Lifted,
): Promise<ContactId[]> {
  const id = suppressionId(around.fingerprint, address);
  const entry = await around.store.suppressions.get(id);
  if (!entry || !isClosed(entry)) throw new AppError('suppression.not-found', {});
  const atMailbox = (await around.store.actors.list())
    .flatMap(({ contacts }) => contacts)
    .filter((contact) => ownEntry(around, contact) === id);
  return lift(
    around,
    (cause, one) => one.id === id && (lifted.by === 'office' || cause.isRestriction !== true),
    lifted,
    atMailbox.map((contact) => contact.id),
  );
}

const ownEntry = (
  { fingerprint }: Pick<LeavingSurroundings, 'fingerprint'>,
  { email }: Contact,
): string | undefined => (email === null ? undefined : suppressionId(fingerprint, email));

/**
 * The entries go last: after a crash in between nobody is written to, and asking again finishes the
 * rest.
 */
async function lift(
  around: LeavingSurroundings,
  isMeant: IsMeant,
  { by, why }: Lifted,
  besides: readonly ContactId[] = [],
): Promise<ContactId[]> {
  const { store, clock, events } = around;
  const at = clock.now();
  const entries = await store.suppressions.list();
  const opened = entries.flatMap((entry) => {
    const before = causesOf(entry);
    const meant = before.filter((cause) => !cause.lifted && isMeant(cause, entry));
    if (meant.length === 0) return [];
    const causes = before.map((cause) =>
      meant.includes(cause) ? { ...cause, lifted: { at, by, why } } : cause,
    );
    return [
      { entry: { ...entry, causes }, contactIds: meant.flatMap(({ contactIds }) => contactIds) },
    ];
  });
  const after = new Map(
    [...entries, ...opened.map(({ entry }) => entry)].map((entry) => [entry.id, entry]),
  );
  const named = new Set([...besides, ...opened.flatMap(({ contactIds }) => contactIds)]);
  const comesBack = (contact: Contact): boolean => {
    if (contact.state !== 'unsubscribed' || !named.has(contact.id)) return false;
    const own = after.get(ownEntry(around, contact) ?? '');
    return own === undefined || !hasLeft(own);
  };
  const changed = (await store.actors.list()).filter(({ contacts }) => contacts.some(comesBack));
  const back = changed.flatMap(({ contacts }) => contacts.filter(comesBack).map(({ id }) => id));
  if (changed.length > 0)
    await store.actors.putMany(
      changed.map((actor) => withContacts(actor, comesBack, hasComeBack, at)),
    );
  if (opened.length > 0) await store.suppressions.putMany(opened.map(({ entry }) => entry));
  events.publish('actors.changed', { count: changed.length });
  return back;
}
