// Decides what a mail that came back is: Bounce | Unsubscribe | AutoReply | Concern, with the
// reasons. Pure; the order is the rule: a report is never a person, a machine never leaves a list,
// and what is left is something a person said.
import type { ParsedMail } from '#core/ports/mail-parser.ts';
import type { OutcomeReason } from '#shared/contract/envelope.ts';
import type { ServerReply } from '#shared/server-reply.ts';
import { classifyBounce } from './classify-bounce.ts';
import type { DeliveryReport } from './delivery-status.ts';
import { autoReplySigns } from './is-auto-reply.ts';
import { mentionsUnsubscribe } from './is-unsubscribe-wish.ts';
import { hasNullSender } from './mail-header.ts';
import type { KnownSender, Match } from './match-delivery.ts';
import {
  isBareWish,
  isSentToToken,
  readUnsubscribe,
  type UnsubscribeReading,
} from './read-unsubscribe.ts';

export type Reading = { readonly reasons: readonly string[] } & (
  | { readonly type: 'bounce'; readonly reason: OutcomeReason; readonly reply: ServerReply | null }
  | {
      readonly type: 'report';
      readonly says: 'delayed' | 'arrived';
      readonly reply: ServerReply | null;
    }
  | ({ readonly type: 'unsubscribe' } & UnsubscribeReading)
  | { readonly type: 'auto-reply' }
  | { readonly type: 'concern'; readonly needsReview: boolean }
);

export interface Evidence {
  readonly mail: ParsedMail;
  /** Without quotes and signature. */
  readonly ownText: string;
  readonly report: DeliveryReport | undefined;
  readonly match: Match | undefined;
  /** Contacts who have the From address. */
  readonly senders: readonly KnownSender[];
}

export function readIncoming(evidence: Evidence): Reading {
  const { mail, ownText, report, match, senders } = evidence;
  if (report) return readReport(report);
  const signs = autoReplySigns(mail, ownText);
  const unsubscribe = readUnsubscribe(mail, ownText, match, senders);
  // Mail services that unsubscribe for a person say `auto-generated`; absence notes say
  // `auto-replied`.
  const isSentForPerson =
    unsubscribe !== undefined &&
    unsubscribe.level <= 2 &&
    signs.join() === 'auto-submitted: auto-generated';
  if (signs.length > 0 && !isSentForPerson) return { type: 'auto-reply', reasons: signs };
  if (unsubscribe)
    return {
      type: 'unsubscribe',
      ...unsubscribe,
      reasons: [`unsubscribe: level ${unsubscribe.level}`],
    };
  const reasons = reasonsToLook(evidence);
  return { type: 'concern', needsReview: reasons.length > 0, reasons };
}

function readReport(report: DeliveryReport): Reading {
  const { action, status, reply } = report;
  if (action === 'failed')
    return {
      type: 'bounce',
      reason: classifyBounce(report),
      reply,
      reasons: ['report: failed', status],
    };
  // Nothing is lost, nothing is to be done; the envelope's story tells it.
  return { type: 'report', says: action, reply, reasons: [`report: ${action}`] };
}

/** Why a person should see that it was filed rightly. */
function reasonsToLook({ mail, ownText, match, senders }: Evidence): string[] {
  const isAboutLeaving =
    mentionsUnsubscribe(`${mail.subject}\n${ownText}`) ||
    isBareWish(mail, ownText) ||
    (match?.place === 'address' && isSentToToken(mail));
  return [
    isAboutLeaving && 'mentions leaving the list',
    match === undefined && senders.length > 0 && 'known by From only',
    // What a machine reported and nobody understood.
    hasNullSender(mail) && 'null sender',
  ].filter((reason) => reason !== false);
}
