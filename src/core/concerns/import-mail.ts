// One mail that came back, from bytes to its effect. The order makes it safe to repeat after a
// crash at any point: the mail itself first, then the effect, last the record that it was read. Ids
// come from the mail's own hash, so the same mail can never count twice.
import type { EventBus } from '#core/event-bus.ts';
import type { Blobs } from '#core/ports/blobs.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { HtmlSanitiser } from '#core/ports/html-sanitiser.ts';
import type { HtmlToText } from '#core/ports/html-to-text.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { MailParser, ParsedMail } from '#core/ports/mail-parser.ts';
import type { Store } from '#core/ports/store.ts';
import { foldJournal } from '#core/deliveries/journal-fold.ts';
import { unlessSetAside } from '#core/deliveries/set-aside.ts';
import type { Concern } from '#shared/contract/concern.ts';
import type { Incoming } from '#shared/contract/incoming.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import type { ConcernId, IncomingId } from '#shared/values.ts';
import { readDeliveryStatus, reportAbout } from './delivery-status.ts';
import { draftConcern } from './draft-concern.ts';
import { findClues, findReportClues } from './find-clues.ts';
import { findOrigin } from './find-origin.ts';
import { isForwarded } from './mail-header.ts';
import { carryOut, leaveEvidence } from './leaving.ts';
import { leaveDoubts, mustWait } from './leave-doubts.ts';
import { knownSenders, matchDelivery, type Match } from './match-delivery.ts';
import { oneLine } from './one-line.ts';
import { readIncoming, type Reading } from './read-incoming.ts';
import { receivedAt } from './received-at.ts';
import { removeQuotedText } from './remove-quoted-text.ts';
import { shallowHtml } from './shallow-html.ts';
import { readUnstructuredBounce } from './unstructured-bounce.ts';

export interface ImportParts {
  store: Store;
  journal: Journal;
  blobs: Blobs;
  parser: MailParser;
  sanitiser: HtmlSanitiser;
  htmlToText: HtmlToText;
  fingerprint: Fingerprint;
  clock: Clock;
  events: EventBus;
}

export interface ImportedMail {
  incoming: Incoming;
  concern: Concern | null;
  wasKnown: boolean;
}

/**
 * What cannot be read is kept as well, and says so. Throws `mail.unreadable` for an empty file and
 * `mail.too-large`. Not to be called twice at the same time: see `handlers.ts`.
 */
export async function importMail(
  parts: ImportParts,
  bytes: Uint8Array,
  fileName = '',
): Promise<ImportedMail> {
  const { store, journal, blobs, parser, clock, events } = parts;
  if (bytes.length === 0) throw new AppError('mail.unreadable', {});
  // Kept before anything reads it: whatever happens from here on, it is not lost.
  const original = await blobs.put(bytes);
  const key = original.slice('sha256-'.length, 'sha256-'.length + 32);
  const id = `inc_${key}` as IncomingId;
  const concernId = `cnc_${key}` as ConcernId;
  const known = await store.incoming.get(id);
  if (known && known.type !== 'unreadable')
    return {
      incoming: known,
      concern:
        known.concernId === null ? null : ((await store.concerns.get(known.concernId)) ?? null),
      wasKnown: true,
    };
  const keptAt = clock.now();
  const kept =
    known ??
    (await store.incoming.put({
      id,
      revision: 0,
      type: 'unreadable',
      isPending: true,
      receivedAt: keptAt,
      importedAt: keptAt,
      subject: oneLine(fileName, 500),
      messageId: '',
      original,
      concernId: null,
      deliveryId: null,
      envelopeId: null,
      contactId: null,
      reason: null,
      needsReview: true,
    }));
  const mail = await parser.parse(bytes).catch((error: unknown) => {
    if (!isAppError(error)) throw error;
  });
  if (!mail) {
    const unreadable =
      kept.isPending === true ? await store.incoming.put({ ...kept, isPending: false }) : kept;
    events.publish('concerns.changed', { id });
    return {
      incoming: unreadable,
      concern: null,
      wasKnown: known !== undefined && known.isPending !== true,
    };
  }

  const text = textOf(mail, parts);
  const ownText = isForwarded(mail.subject) ? text : removeQuotedText(text);
  const told = readDeliveryStatus(mail) ?? readUnstructuredBounce(mail, text);
  const clues = told
    ? findReportClues(mail, told, text)
    : findClues(mail, `${text.slice(0, 250_000)}\n${mail.html}`);
  const addresses = told ? [told, ...told.others].map(({ recipient }) => recipient) : [];
  const match = await matchDelivery(journal, clues, told ? addresses : [mail.from.address]);
  const report = told && match ? reportAbout(told, match.envelope.address) : told;
  // It may answer a delivery that cannot be read: then somebody has to look.
  const isLost = match === undefined && clues.length > 0 && !(await journal.findsAll());
  const actors = await store.actors.list();
  const senders = knownSenders(actors, mail.from.address);
  const reading = readIncoming({ mail, ownText, report, match, senders });
  const now = clock.now();
  const at = receivedAt(mail, now);
  const origin = await findOrigin(parts, { match, senders, isReport: report !== undefined, at });

  let needsReview = reading.type === 'concern' && reading.needsReview;
  let isConcern = reading.type === 'concern';
  if (reading.type === 'bounce') needsReview = !(await markBounced(parts, reading, match));
  if (reading.type === 'report') await noteReport(parts, reading, match);
  let leave: Incoming['leave'];
  if (reading.type === 'unsubscribe') {
    const evidence = await leaveEvidence(parts, {
      mail,
      match,
      contactId: origin.contactId,
      deliveryId: origin.deliveryId,
      ...reading,
    });
    const doubts = leaveDoubts(evidence);
    const isWaiting = mustWait(doubts);
    leave = isWaiting
      ? { state: 'waiting', doubts, mailboxes: [], contactIds: [], decidedAt: null }
      : await carryOut(parts, id, evidence, doubts);
    needsReview = reading.needsReview || doubts.length > 0;
    // What was written besides must not get lost, and what waits must be seen.
    isConcern = reading.hasOwnWords || isWaiting;
  }

  // After a crash it may be there already, even filed.
  const concern = isConcern
    ? ((await store.concerns.get(concernId)) ??
      (await store.concerns.put(draftConcern(concernId, mail, ownText, origin, original, at))))
    : null;
  const incoming = await store.incoming.put({
    id,
    revision: kept.revision,
    type: reading.type,
    receivedAt: at,
    importedAt: now,
    subject: oneLine(mail.subject, 500),
    messageId: oneLine(mail.messageId, 1000),
    original,
    concernId: concern?.id ?? null,
    deliveryId: origin.deliveryId,
    envelopeId: match?.envelope.id ?? null,
    contactId: origin.contactId,
    reason: reading.type === 'bounce' ? reading.reason : null,
    needsReview: needsReview || isLost,
    ...(leave && { leave }),
    ...(reading.type === 'report' && { says: reading.says }),
  });
  events.publish('concerns.changed', { id: concern?.id ?? incoming.id });
  return { incoming, concern, wasKnown: false };
}

/**
 * Reads what was kept when the program ended in the middle. One that fails again stands there as
 * what it is.
 */
export async function readPending(parts: ImportParts): Promise<void> {
  const pending = (await parts.store.incoming.list()).filter(({ isPending }) => isPending === true);
  for (const { original } of pending) {
    const bytes = await parts.blobs.get(original).catch(() => undefined);
    if (bytes) await importMail(parts, bytes);
  }
}

/** The text part, or the HTML as text where there is none. */
function textOf(mail: ParsedMail, { sanitiser, htmlToText }: ImportParts): string {
  return mail.text.trim() !== '' || mail.html === ''
    ? mail.text
    : htmlToText.convert(sanitiser.incoming(shallowHtml(mail.html)));
}

/**
 * A report that nothing proves an envelope for tells nobody's story. Read again after a crash, it
 * is told once.
 */
async function noteReport(
  { journal, clock }: ImportParts,
  { says, reply }: Reading & { type: 'report' },
  match: Match | undefined,
): Promise<void> {
  if (!match) return;
  const entries = await unlessSetAside(journal.entries(match.deliveryId), []);
  const story = foldJournal([match.envelope], entries).get(match.envelope.id);
  if (story?.state !== 'accepted' || story.isBounced) return;
  await journal.append(match.deliveryId, [
    { type: 'reported', at: clock.now(), envelopeId: match.envelope.id, says, reply },
  ]);
}

/**
 * False when nothing was marked: no envelope is proven, it was never accepted, or somebody has to
 * decide about it first.
 *  A second report about the same envelope changes nothing. Only ever the envelope, never the
 *  person.
 */
async function markBounced(
  { journal, clock }: ImportParts,
  { reason, reply }: Reading & { type: 'bounce' },
  match: Match | undefined,
): Promise<boolean> {
  if (!match) return false;
  const entries = await unlessSetAside(journal.entries(match.deliveryId), []);
  const story = foldJournal([match.envelope], entries).get(match.envelope.id);
  if (story?.state !== 'accepted') return false;
  if (!story.isBounced)
    await journal.append(match.deliveryId, [
      { type: 'bounced', at: clock.now(), envelopeId: match.envelope.id, reason, reply },
    ]);
  return true;
}
