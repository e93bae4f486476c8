// What a server's refusal means: whose problem it is, whether it passes, and the word a person understands.
// "5xx = dead address" is wrong for most real refusals, and a 450 may speak of the sender's quota; so codes and words are read together.
import type { OutcomeReason } from '#shared/contract/deliveries.ts';
import type { ServerReply } from '#shared/server-reply.ts';

export type SmtpStep = 'mail-from' | 'rcpt-to' | 'data';

/** recipient: this one address · message: this one mail · sender: would happen to everyone · limit: the whole run has to wait, because
 *  the sender has sent enough for now or because the server takes from nobody · server: it ends the session, nobody's fault. */
export type Blame = 'recipient' | 'message' | 'sender' | 'limit' | 'server';

export interface ReplyMeaning { readonly reason: OutcomeReason; readonly blame: Blame; readonly isTemporary: boolean }

const words = {
  limit: ['send limit', 'sending limit', 'rate limit', 'ratelimit', 'rate-limit', 'limit exceeded', 'limit reached', 'too many messages', 'too many mails', 'too many emails', 'too many recipients',
    'too many connections', 'messages per', 'mails per', 'per hour', 'per day', 'daily', 'hourly', 'throttl', 'sending quota', 'outgoing quota', 'unusual rate'],
  full: ['mailbox full', 'mailbox is full', 'inbox is full', 'over quota', 'overquota', 'quota exceeded', 'exceeded quota', 'exceeds quota', 'exceeded storage', 'exceeded the storage', 'storage allocation', 'mailbox size limit',
    'out of storage', 'postfach voll', 'postfach ist voll', 'account is full'],
  grey: ['greylist', 'graylist', 'grey-list', 'greyli', 'postgrey'],
  unknown: ['user unknown', 'unknown user', 'unknown recipient', 'unknown address', 'no such user', 'no such recipient', 'no such mailbox', 'no such address', 'does not exist', "doesn't exist", 'not exist', 'mailbox not found', 'user not found', 'recipient not found',
    'address not found', 'mailbox unavailable', 'mailbox unknown', 'invalid recipient', 'invalid mailbox', 'recipient address rejected', 'recipient unknown', 'not a valid mailbox', 'no mailbox', 'account disabled', 'mailbox disabled',
    'account is disabled', 'inactive', 'unbekannt', 'existiert nicht', 'unrouteable address', 'user doesn'],
  domain: ['domain not found', 'unknown domain', 'domain unknown', 'no such domain', 'host unknown', 'host not found', 'unknown host', 'no mx', 'unrouteable domain', 'domain does not exist', 'null mx', 'bad destination'],
  spam: ['spam', 'junk', 'unsolicited', 'content rejected', 'virus', 'malware', 'phish', 'blacklist', 'blocklist', 'block list', 'dnsbl', 'reputation'],
  size: ['too large', 'too big', 'message size', 'size limit', 'maximum size', 'exceeds size', 'exceeded size'],
  sender: ['sender address rejected', 'sender rejected', 'sender denied', 'sender verify', 'not allowed to send', 'not permitted to send', 'not owned by user', 'relay access denied', 'relaying denied',
    'relaying not', 'relay not', 'to relay', 'relay denied', 'authentication required', 'must be authenticated', 'must authenticate', 'spf check', 'dkim', 'dmarc'],
} as const;

const says = (text: string, kind: keyof typeof words) => words[kind].some((word) => text.includes(word));

/** RFC 5321, 4.2 and RFC 3463. `text` is what the server wrote; at most its first 1000 characters are read. */
export function classifyReply(step: SmtpStep, { code, enhanced, text }: ServerReply): ReplyMeaning {
  // Without addresses: "daily@zeitung.example" speaks of no limit.
  const lower = text.slice(0, 1000).toLowerCase().split(/\s/).filter((word) => !word.includes('@')).join(' ');
  const isTemporary = code < 500;
  const meaning = (reason: OutcomeReason, blame: Blame, temporary = isTemporary): ReplyMeaning => ({ reason, blame, isTemporary: temporary });
  /** Class-free part of the enhanced code: "7.1" of "5.7.1". */
  const detail = enhanced.slice(2);

  if (code === 421 && (lower.includes('session') || lower.includes('connection'))) return meaning('server-busy', 'server');
  if (says(lower, 'grey') && isTemporary && step !== 'mail-from') return meaning('greylisted', 'recipient');
  // IONOS writes "mailbox unavailable" and "Mail send limit exceeded" into one 450; a full mailbox also has a limit that is exceeded.
  if (!says(lower, 'full') && detail !== '2.2' && !says(lower, 'size') && (says(lower, 'limit') || detail === '4.5')) return meaning('sender-limit', 'limit', true);
  if (code === 421) return meaning('server-busy', 'server');
  // Nobody was named yet: whatever the server waits for, it waits for it with everybody.
  if (step === 'mail-from' && isTemporary && !says(lower, 'size') && detail !== '3.4') return meaning('server-busy', 'limit');
  if (code === 530 || code === 535 || code === 538 || detail === '7.8') return meaning('sender-refused', 'sender', false);
  if (step === 'mail-from') {
    if (says(lower, 'size') || detail === '3.4') return meaning('message-too-large', 'message', false);
    return meaning('sender-refused', 'sender');
  }

  if (detail === '1.7' || detail === '1.8') return meaning('sender-refused', 'sender');
  if (detail === '2.3' || detail === '3.4' || says(lower, 'size')) return meaning('message-too-large', 'message', false);
  if (detail === '2.2' || says(lower, 'full') || (code === 552 && step === 'rcpt-to')) return meaning('mailbox-full', 'recipient');
  if (detail === '1.2' || detail === '1.10' || (!detail.startsWith('7.') && says(lower, 'domain'))) return meaning('domain-unknown', 'recipient');
  if (detail === '1.1' || detail === '1.3' || detail === '1.6' || (detail === '2.1' && !isTemporary)) return meaning('address-unknown', 'recipient');
  if (isTemporary) {
    if (detail === '7.1' && step === 'rcpt-to') return meaning('greylisted', 'recipient');
    if (detail.startsWith('7.')) return meaning('sender-limit', 'limit');
    if (detail.startsWith('3.')) return meaning('server-busy', 'server');
    return meaning('server-busy', 'recipient');
  }
  if (detail.startsWith('7.')) {
    const isAboutAddress = says(lower, 'unknown') && !says(lower, 'sender') && !lower.includes('access denied') && !lower.includes('policy');
    if (isAboutAddress && step === 'rcpt-to') return meaning('address-unknown', 'recipient');
    return meaning(says(lower, 'spam') ? 'spam' : 'policy', 'sender');
  }
  if (says(lower, 'spam')) return meaning('spam', 'sender');
  if (says(lower, 'sender')) return meaning('sender-refused', 'sender');
  if (step === 'rcpt-to') return meaning(says(lower, 'unknown') || detail.startsWith('1.') ? 'address-unknown' : 'other', 'recipient');
  return code === 554 || detail.startsWith('6.') ? meaning('policy', 'sender') : meaning('other', 'message');
}

/** Why a run rests when the server said "later": the sender's quota, or whatever keeps the server from taking anything. */
export const restCodeOf = (reply: ServerReply | null): 'smtp.limit-reached' | 'smtp.try-later' =>
  reply && classifyReply('mail-from', reply).reason === 'sender-limit' ? 'smtp.limit-reached' : 'smtp.try-later';
