// Somebody who left comes back: with a consent given after leaving, its wording, day and source on
// record (Art. 7 (1) DSGVO).
// It counts for the mailbox, as leaving did: at every actor where somebody left with it.
import type { Actor, ConsentProof, Contact, LegalBasis } from '#shared/contract/actor.ts';
import type { SuppressionCause } from '#core/ports/stored-records.ts';
import { AppError } from '#shared/errors.ts';
import type { ContactId } from '#shared/values.ts';
import type { z } from 'zod';
import { causesOf, hasLeft, isNamedIn, leavingCauses, suppressionId } from './suppression.ts';
import { liftForConsent } from './take-back.ts';
import { contactById, hasComeBack, leave, type LeavingSurroundings } from './unsubscribe.ts';

type Proof = z.output<typeof ConsentProof>;
export interface Returned {
  readonly contactId: ContactId;
  readonly legalBasis: LegalBasis | null;
  readonly wasUnsubscribed: boolean;
  /** The mailbox was on the suppression list, because somebody left. */
  readonly wasClosed: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Answers how the contacts were before, so that it can be undone. The consent is durable first:
 * after a crash in between nobody is written to who should not be, and asking again finishes the
 * rest. Throws `contact.not-found`, `consent.before-leaving`, `consent.in-future`.
 */
export async function addConsent(
  around: LeavingSurroundings,
  contactId: ContactId,
  proof: Proof,
): Promise<{ actor: Actor; before: Returned[] }> {
  const { store, fingerprint, clock, events } = around;
  const { contact } = await contactById(store, contactId);
  const mailbox = contact.email === null ? undefined : suppressionId(fingerprint, contact.email);
  const entries = await store.suppressions.list();
  const ended = entries.flatMap((entry) =>
    leavingCauses(entry).filter((cause) => entry.id === mailbox || isNamedIn(cause, contactId)),
  );
  const wasClosed = entries.some((entry) => entry.id === mailbox && hasLeft(entry));
  checkDay(proof.at, clock.now(), [
    ...ended.map(({ at }) => at),
    contact.state === 'unsubscribed' ? contact.stateChangedAt : null,
  ]);

  const isMeant = ({ id, email, state }: Contact): boolean =>
    id === contactId ||
    (state === 'unsubscribed' && email !== null && suppressionId(fingerprint, email) === mailbox);
  const actors = (await store.actors.list()).filter(({ contacts }) => contacts.some(isMeant));
  const before = actors.flatMap(({ contacts }) =>
    contacts.filter(isMeant).map(({ id, legalBasis, state }) => ({
      contactId: id,
      legalBasis,
      wasUnsubscribed: state === 'unsubscribed',
      wasClosed,
    })),
  );
  const at = clock.now();
  const back = (one: Contact): Contact => ({
    ...(one.state === 'unsubscribed' ? hasComeBack(one, at) : one),
    legalBasis: { basis: 'consent', proof },
  });
  await store.actors.putMany(
    actors.map((actor) => ({
      ...actor,
      contacts: actor.contacts.map((one) => (isMeant(one) ? back(one) : one)),
      updatedAt: at,
    })),
  );
  if (ended.length > 0) await liftForConsent(around, contact, proof.source);
  else events.publish('actors.changed', { count: actors.length });
  return { actor: (await contactById(store, contactId)).actor, before };
}

/**
 * A consent given before somebody left ended with leaving. Days are compared generously: the office
 * may lie in any zone.
 */
function checkDay(given: string, now: string, left: readonly (string | null)[]): void {
  if (Date.parse(given) > Date.parse(now) + DAY_MS) throw new AppError('consent.in-future', {});
  const last = left
    .filter((at) => at !== null)
    .sort()
    .at(-1);
  if (last !== undefined && Date.parse(given) < Date.parse(last) - DAY_MS)
    throw new AppError('consent.before-leaving', { at: last });
}

/**
 * Those who still have exactly this consent are as they were before; who had left has left again,
 * also who is not in the address book now and may come back to it. Answers how many they were.
 */
export async function undoConsent(
  around: LeavingSurroundings,
  proof: Proof,
  before: readonly Returned[],
): Promise<number> {
  const { store, clock } = around;
  const earlier = new Map(before.map((one) => [one.contactId, one]));
  const hasIt = ({ id, legalBasis }: Contact) =>
    earlier.has(id) &&
    legalBasis?.basis === 'consent' &&
    JSON.stringify(legalBasis.proof) === JSON.stringify(proof);
  const known = (await store.actors.list()).flatMap(({ contacts }) => contacts);
  const inBook = new Set(known.map(({ id }) => id));
  const standing = known.filter(hasIt);
  const undone = new Set([
    ...standing.map(({ id }) => id),
    ...[...earlier.keys()].filter((id) => !inBook.has(id)),
  ]);
  const leaving = {
    addresses: standing.flatMap(({ id, email }) =>
      email !== null && earlier.get(id)!.wasClosed ? [email] : [],
    ),
    contactIds: [...undone].filter((id) => earlier.get(id)!.wasUnsubscribed),
    closedBefore: (await store.suppressions.list())
      .filter((entry) => causesOf(entry).some((cause) => wasOpenedFor(cause, undone)))
      .map(({ id }) => id),
  };
  // Leaving first: a crash in between leaves nobody written to.
  if (Object.values(leaving).some((list) => list.length > 0))
    await leave(around, leaving, { by: 'office', why: '' });
  const asBefore = (one: Contact): Contact =>
    hasIt(one) ? { ...one, legalBasis: earlier.get(one.id)!.legalBasis } : one;
  const holders = (await store.actors.list()).filter(({ contacts }) => contacts.some(hasIt));
  await store.actors.putMany(
    holders.map((actor) => ({
      ...actor,
      contacts: actor.contacts.map(asBefore),
      updatedAt: clock.now(),
    })),
  );
  around.events.publish('actors.changed', { count: holders.length });
  return undone.size;
}

/** A consent of one of them ended this cause. */
const wasOpenedFor = (
  { lifted, contactIds }: SuppressionCause,
  those: ReadonlySet<ContactId>,
): boolean =>
  lifted?.by === 'consent' && (lifted.contactIds ?? contactIds).some((id) => those.has(id));
