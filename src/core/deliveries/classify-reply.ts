// What a server's refusal means: whose problem it is, whether it passes, and the word a person
// understands.
// "5xx = dead address" is wrong for most real refusals, and a 450 may speak of the sender's quota;
// so codes and words are read together.
import { refusalCode } from '#core/settings/refusal.ts';
import {
  isAboutSession,
  isMailboxFull,
  isSenderLimit,
  isTooLarge,
  plainWords,
} from '#core/settings/sender-limit.ts';
import type { OutcomeReason } from '#shared/contract/deliveries.ts';
import type { ServerReply } from '#shared/server-reply.ts';

export type SmtpStep = 'mail-from' | 'rcpt-to' | 'data';

/**
 * recipient: this one address · message: this one mail · sender: would happen to everyone · limit:
 * the whole run has to wait, because
 *  the sender has sent enough for now or because the server takes from nobody · server: it ends the
 *  session, nobody's fault.
 */
export type Blame = 'recipient' | 'message' | 'sender' | 'limit' | 'server';

export interface ReplyMeaning {
  readonly reason: OutcomeReason;
  readonly blame: Blame;
  readonly isTemporary: boolean;
}

const words = {
  grey: ['greylist', 'graylist', 'grey-list', 'greyli', 'postgrey'],
  unknown: [
    'user unknown',
    'unknown user',
    'unknown recipient',
    'unknown address',
    'no such user',
    'no such recipient',
    'no such mailbox',
    'no such address',
    'does not exist',
    "doesn't exist",
    'not exist',
    'mailbox not found',
    'user not found',
    'recipient not found',
    'address not found',
    'mailbox unavailable',
    'mailbox unknown',
    'invalid recipient',
    'invalid mailbox',
    'recipient address rejected',
    'recipient unknown',
    'not a valid mailbox',
    'no mailbox',
    'account disabled',
    'mailbox disabled',
    'account is disabled',
    'inactive',
    'unbekannt',
    'existiert nicht',
    'unrouteable address',
    'user doesn',
  ],
  domain: [
    'domain not found',
    'unknown domain',
    'domain unknown',
    'no such domain',
    'host unknown',
    'host not found',
    'unknown host',
    'no mx',
    'unrouteable domain',
    'domain does not exist',
    'null mx',
    'bad destination',
  ],
  spam: [
    'spam',
    'junk',
    'unsolicited',
    'content rejected',
    'virus',
    'malware',
    'phish',
    'blacklist',
    'blocklist',
    'block list',
    'dnsbl',
    'reputation',
  ],
  sender: [
    'sender address rejected',
    'sender rejected',
    'sender denied',
    'sender verify',
    'not allowed to send',
    'not permitted to send',
    'not owned by user',
    'relay access denied',
    'relaying denied',
    'relaying not',
    'relay not',
    'to relay',
    'relay denied',
    'authentication required',
    'must be authenticated',
    'must authenticate',
    'spf check',
    'dkim',
    'dmarc',
  ],
} as const;

const closedToUs: readonly string[] = [
  'smtp.auth-failed',
  'smtp.login-missing',
  'smtp.relay-denied',
];

const says = (text: string, kind: keyof typeof words) =>
  words[kind].some((word) => text.includes(word));

/**
 * RFC 5321, 4.2 and RFC 3463. `text` is what the server wrote; at most its first 1000 characters
 * are read.
 */
export function classifyReply(step: SmtpStep, reply: ServerReply): ReplyMeaning {
  const { code, enhanced } = reply;
  const lower = plainWords(reply);
  const isTemporary = code < 500;
  const meaning = (reason: OutcomeReason, blame: Blame, temporary = isTemporary): ReplyMeaning => ({
    reason,
    blame,
    isTemporary: temporary,
  });
  /** Class-free part of the enhanced code: "7.1" of "5.7.1". */
  const detail = enhanced.slice(2);

  if (isAboutSession(reply)) return meaning('server-busy', 'server');
  if (says(lower, 'grey') && isTemporary && step !== 'mail-from')
    return meaning('greylisted', 'recipient');
  if (isSenderLimit(reply)) return meaning('sender-limit', 'limit', true);
  if (code === 421) return meaning('server-busy', 'server');
  // Nobody was named yet: whatever the server waits for, it waits for it with everybody.
  if (step === 'mail-from' && isTemporary) return meaning('server-busy', 'limit');
  if (code === 530 || code === 535 || code === 538 || detail === '7.8')
    return meaning('sender-refused', 'sender', false);
  if (step === 'mail-from') {
    if (isTooLarge(reply) || detail === '3.4')
      return meaning('message-too-large', 'message', false);
    return meaning('sender-refused', 'sender');
  }

  if (detail === '1.7' || detail === '1.8') return meaning('sender-refused', 'sender');
  // A queue may be too full for a mail of this size now, and take it later: only 5xx is for good.
  if (!isTemporary && (detail === '2.3' || detail === '3.4' || isTooLarge(reply)))
    return meaning('message-too-large', 'message', false);
  if (isMailboxFull(reply) || (code === 552 && step === 'rcpt-to'))
    return meaning('mailbox-full', 'recipient');
  if (detail === '1.2' || detail === '1.10' || (!detail.startsWith('7.') && says(lower, 'domain')))
    return meaning('domain-unknown', 'recipient');
  if (
    detail === '1.1' ||
    detail === '1.3' ||
    detail === '1.6' ||
    (detail === '2.1' && !isTemporary)
  )
    return meaning('address-unknown', 'recipient');
  if (isTemporary) {
    if (detail === '7.1' && step === 'rcpt-to') return meaning('greylisted', 'recipient');
    if (detail.startsWith('7.')) return meaning('sender-limit', 'limit');
    if (detail.startsWith('3.')) return meaning('server-busy', 'server');
    return meaning('server-busy', 'recipient');
  }
  // Whoever may not send through this server, or not as this sender, may not write to anybody.
  if (closedToUs.includes(refusalCode(reply, '')) || detail === '7.60')
    return meaning('sender-refused', 'sender');
  if (detail.startsWith('7.')) {
    const isAboutAddress =
      says(lower, 'unknown') &&
      !says(lower, 'sender') &&
      !lower.includes('access denied') &&
      !lower.includes('policy');
    if (isAboutAddress && step === 'rcpt-to') return meaning('address-unknown', 'recipient');
    return meaning(says(lower, 'spam') ? 'spam' : 'policy', 'sender');
  }
  if (says(lower, 'spam')) return meaning('spam', 'sender');
  if (says(lower, 'sender')) return meaning('sender-refused', 'sender');
  if (step === 'rcpt-to') {
    if (says(lower, 'unknown') || detail.startsWith('1.'))
      return meaning('address-unknown', 'recipient');
    // It names nothing about this address: said again and again, it is meant for everybody.
    return meaning('other', 'message');
  }
  return code === 554 || detail.startsWith('6.')
    ? meaning('policy', 'sender')
    : meaning('other', 'message');
}
