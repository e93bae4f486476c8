// "You have sent enough for now": servers say so in many ways, with nearly every code, and may mean
// the sender or a full mailbox.
import type { ServerReply } from '#shared/server-reply.ts';

const limit = [
  'send limit',
  'sending limit',
  'rate limit',
  'ratelimit',
  'rate-limit',
  'limit exceeded',
  'limit reached',
  'too many messages',
  'too many mails',
  'too many emails',
  'too much mail',
  'too many recipients',
  'too many connections',
  'messages per',
  'mails per',
  'per hour',
  'per day',
  'daily',
  'hourly',
  'throttl',
  'sending quota',
  'outgoing quota',
  'unusual rate',
];
const full = [
  'mailbox full',
  'mailbox is full',
  'inbox is full',
  'over quota',
  'overquota',
  'quota exceeded',
  'exceeded quota',
  'exceeds quota',
  'exceeded storage',
  'exceeded the storage',
  'storage allocation',
  'mailbox size limit',
  'out of storage',
  'postfach voll',
  'postfach ist voll',
  'account is full',
];
const size = [
  'too large',
  'too big',
  'message size',
  'size limit',
  'maximum size',
  'exceeds size',
  'exceeded size',
];

const says = (text: string, words: readonly string[]) => words.some((word) => text.includes(word));

/**
 * Lower case and without addresses: "daily@zeitung.example" speaks of no limit. At most the first
 * 1000 characters are read.
 */
export const plainWords = ({ text }: ServerReply): string =>
  text
    .slice(0, 1000)
    .toLowerCase()
    .split(/\s/)
    .filter((word) => !word.includes('@'))
    .join(' ');

export const isMailboxFull = (reply: ServerReply): boolean =>
  reply.enhanced.endsWith('.2.2') || says(plainWords(reply), full);

export const isTooLarge = (reply: ServerReply): boolean => says(plainWords(reply), size);

/** The server ends this session, whatever it counts. */
export const isAboutSession = (reply: ServerReply): boolean =>
  reply.code === 421 && says(plainWords(reply), ['session', 'connection']);

/**
 * The sender's own limit. IONOS writes "mailbox unavailable" and "Mail send limit exceeded" into
 * one 450; a full mailbox has a limit, too.
 */
export function isSenderLimit(reply: ServerReply): boolean {
  if (isAboutSession(reply) || isMailboxFull(reply) || isTooLarge(reply)) return false;
  return (
    says(plainWords(reply), limit) ||
    reply.enhanced.endsWith('.4.5') ||
    reply.enhanced.endsWith('.7.28')
  );
}
