// What a mail that means to leave sets off, whether at once or when somebody has decided, and how
// it is taken back.
import { suppressionId } from '#core/actors/suppression.ts';
import { takeBackMail, undoUnsubscribe } from '#core/actors/take-back.ts';
import { leave } from '#core/actors/unsubscribe.ts';
import type { ParsedMail } from '#core/ports/mail-parser.ts';
import type { Incoming, Leave, LeaveDoubt } from '#shared/contract/incoming.ts';
import { AppError } from '#shared/errors.ts';
import type { ContactId, DeliveryId, IncomingId } from '#shared/values.ts';
import type { ImportParts } from './import-parts.ts';
import { leavingOf, type LeaveEvidence } from './leave-doubts.ts';
import { hasNullSender } from './mail-header.ts';
import type { Match } from './match-delivery.ts';

type LeavingParts = Pick<
  ImportParts,
  'store' | 'journal' | 'blobs' | 'parser' | 'fingerprint' | 'clock' | 'events'
>;
/** What was found out about the mail. */
interface Found {
  readonly mail: ParsedMail;
  readonly match: Pick<Match, 'envelope'> | undefined;
  readonly contactId: ContactId | null;
  readonly deliveryId: DeliveryId | null;
  readonly mayMeanEvent: boolean;
}

export async function leaveEvidence(
  parts: LeavingParts,
  { mail, match, contactId, deliveryId, mayMeanEvent }: Found,
): Promise<LeaveEvidence> {
  const contacts = (await parts.store.actors.list()).flatMap((actor) => actor.contacts);
  const delivery = deliveryId === null ? undefined : await parts.store.deliveries.get(deliveryId);
  return {
    envelope: match?.envelope,
    contact: contacts.find(({ id }) => id === contactId),
    from: mail.from.address,
    writers: mail.writers,
    hasNullSender: hasNullSender(mail),
    isTest: delivery?.kind === 'test',
    mayMeanEvent,
  };
}

/** Ends writing and says what left. Doing it twice changes nothing. Throws `leave.nobody`. */
export async function carryOut(
  parts: LeavingParts,
  id: IncomingId,
  evidence: Parameters<typeof leavingOf>[0],
  doubts: readonly LeaveDoubt[],
): Promise<Leave> {
  const leaving = leavingOf(evidence);
  if (leaving.addresses.length + leaving.contactIds.length === 0)
    throw new AppError('leave.nobody', { id });
  await leave(parts, leaving, { by: 'mail', incomingId: id });
  return {
    state: 'done',
    doubts: [...doubts],
    contactIds: [...leaving.contactIds],
    decidedAt: null,
    mailboxes: leaving.addresses.map((address) => suppressionId(parts.fingerprint, address)),
  };
}

/**
 * Somebody decides. Throws `leave.nobody`, and `unsubscribe.reason-needed` where something was done
 * already.
 */
export async function decideLeave(
  parts: LeavingParts,
  mail: Incoming,
  decision: 'leave' | 'stay',
  reason: string,
): Promise<Leave> {
  if (mail.type !== 'concern' && mail.type !== 'unsubscribe')
    throw new AppError('leave.nobody', { id: mail.id });
  const before: Leave = mail.leave ?? {
    state: 'waiting',
    doubts: [],
    mailboxes: [],
    contactIds: [],
    decidedAt: null,
  };
  const decidedAt = parts.clock.now();
  if (decision === 'leave')
    return {
      ...(await carryOut(parts, mail.id, await evidenceAgain(parts, mail), before.doubts)),
      decidedAt,
    };
  const isDone = before.state === 'done' || (await wasDoneUnnoted(parts, mail));
  if (isDone && reason === '') throw new AppError('unsubscribe.reason-needed', { id: mail.id });
  if (isDone && mail.leave) await takeBackMail(parts, mail.id, reason);
  else if (isDone && mail.contactId) await undoUnsubscribe(parts, mail.contactId, reason);
  return { ...before, state: 'declined', decidedAt };
}

/** Earlier versions did not note what a mail set off. */
async function wasDoneUnnoted(
  { store }: LeavingParts,
  { type, leave: noted, contactId }: Incoming,
): Promise<boolean> {
  if (type !== 'unsubscribe' || noted) return false;
  const contacts = (await store.actors.list()).flatMap((actor) => actor.contacts);
  return contacts.some(({ id, state }) => id === contactId && state === 'unsubscribed');
}

/** The mail is read once more: its sender is kept nowhere else. */
async function evidenceAgain(
  { store, journal, blobs, parser }: LeavingParts,
  mail: Incoming,
): Promise<Parameters<typeof leavingOf>[0]> {
  const contacts = (await store.actors.list()).flatMap((actor) => actor.contacts);
  const delivery =
    mail.deliveryId === null ? undefined : await store.deliveries.get(mail.deliveryId);
  const envelopes =
    mail.deliveryId === null || mail.envelopeId === null
      ? []
      : await journal.envelopes(mail.deliveryId);
  const bytes = await blobs.get(mail.original);
  return {
    envelope: envelopes.find(({ id }) => id === mail.envelopeId),
    contact: contacts.find(({ id }) => id === mail.contactId),
    from: bytes ? (await parser.parse(bytes)).from.address : '',
    isTest: delivery?.kind === 'test',
  };
}
