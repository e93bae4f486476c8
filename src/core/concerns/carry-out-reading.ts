// What a mail is -> what it sets off: a mark in an envelope's story, a leave, or nothing.
import type { Leave } from '#shared/contract/incoming.ts';
import type { IncomingId } from '#shared/values.ts';
import type { ImportParts } from './import-parts.ts';
import type { Interpretation } from './interpret-mail.ts';
import { leaveDoubts, mustWait } from './leave-doubts.ts';
import { carryOut, leaveEvidence } from './leaving.ts';
import type { Reading } from './read-incoming.ts';
import { markBounced, noteReport } from './tell-envelope.ts';

export interface Effect {
  readonly needsReview: boolean;
  /** Something a person said has to be read. */
  readonly isConcern: boolean;
  readonly leave?: Leave;
}

/** Doing it twice changes nothing. */
export async function carryOutReading(
  parts: ImportParts,
  id: IncomingId,
  read: Interpretation,
): Promise<Effect> {
  const { reading, match } = read;
  switch (reading.type) {
    case 'bounce':
      return { needsReview: !(await markBounced(parts, reading, match)), isConcern: false };
    case 'report':
      await noteReport(parts, reading, match);
      return { needsReview: false, isConcern: false };
    case 'unsubscribe':
      return carryOutLeave(parts, id, read, reading);
    case 'auto-reply':
      return { needsReview: false, isConcern: false };
    case 'concern':
      return { needsReview: reading.needsReview, isConcern: true };
  }
}

async function carryOutLeave(
  parts: ImportParts,
  id: IncomingId,
  { mail, match, origin: { contactId, deliveryId } }: Interpretation,
  { mayMeanEvent, hasOwnWords, needsReview }: Reading & { type: 'unsubscribe' },
): Promise<Effect> {
  const found = { mail, match, contactId, deliveryId, mayMeanEvent };
  const evidence = await leaveEvidence(parts, found);
  const doubts = leaveDoubts(evidence);
  const isWaiting = mustWait(doubts);
  const leave: Leave = isWaiting
    ? { state: 'waiting', doubts, mailboxes: [], contactIds: [], decidedAt: null }
    : await carryOut(parts, id, evidence, doubts);
  return {
    leave,
    needsReview: needsReview || doubts.length > 0,
    // What was written besides must not get lost, and what waits must be seen.
    isConcern: hasOwnWords || isWaiting,
  };
}
