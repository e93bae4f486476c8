// Why a server refuses everything a sender brings: the same answer for a delivery that stops and
// for "check the account".
import { AppError, hasCode, type ErrorCode } from '#shared/errors.ts';
import type { ServerReply } from '#shared/server-reply.ts';
import { isSenderLimit } from './sender-limit.ts';

type RefusalCode = Extract<
  ErrorCode,
  | 'smtp.auth-failed'
  | 'smtp.login-missing'
  | 'smtp.relay-denied'
  | 'smtp.sender-blocked'
  | 'smtp.refused-unexplained'
  | 'smtp.message-too-large'
  | 'smtp.sender-refused'
>;

/**
 * RFC 3463, RFC 4954 and what Exchange Online adds, without the class: "7.8" of "5.7.8". Numbers
 * with several meanings, as 5.7.0 and 5.7.1, are not here: there the words decide.
 */
const byEnhanced: readonly (readonly [RefusalCode, RegExp])[] = [
  ['smtp.auth-failed', /^7\.(?:8|9|139)$/],
  ['smtp.login-missing', /^7\.57$/],
  ['smtp.relay-denied', /^7\.(?:54|64)$/],
  ['smtp.sender-blocked', /^7\.(?:5(?:01|02|03|11)|6(?:0[6-9]|[1-4]\d)|70[58])$/],
  ['smtp.message-too-large', /^(?:2\.3|3\.4)$/],
  ['smtp.sender-refused', /^(?:1\.[78]|7\.(?:2[0-7]|60))$/],
];

const byWords: readonly (readonly [RefusalCode, readonly string[]])[] = [
  [
    'smtp.sender-blocked',
    [
      'blacklist',
      'black list',
      'blocklist',
      'block list',
      'dnsbl',
      'rbl',
      'spamhaus',
      'reputation',
      'blocked using',
      'sperrliste',
    ],
  ],
  [
    'smtp.relay-denied',
    [
      'relay access denied',
      'relaying denied',
      'relaying not',
      'relay not',
      'to relay',
      'relay denied',
    ],
  ],
  [
    'smtp.login-missing',
    [
      'authentication required',
      'must be authenticated',
      'must authenticate',
      'log in first',
      'authenticate first',
      'anmeldung erforderlich',
    ],
  ],
];

/** `reply` null = the program itself saw it. The reason is the word the journal has for it. */
export function refusalCode(reply: ServerReply | null, reason: string): RefusalCode {
  if (reason === 'message-too-large') return 'smtp.message-too-large';
  if (!reply) return 'smtp.sender-refused';
  // RFC 4954, 6: the only meaning of 530.
  if (reply.code === 530) return 'smtp.login-missing';
  const detail = reply.enhanced.slice(2);
  const known = byEnhanced.find(([, pattern]) => pattern.test(detail))?.[0];
  if (known) return known;
  if (reply.code === 535) return 'smtp.auth-failed';
  const text = ` ${reply.text.toLowerCase()} `;
  return (
    byWords.find(([, words]) => words.some((word) => text.includes(` ${word}`)))?.[0] ??
    (reason === 'other' ? 'smtp.refused-unexplained' : 'smtp.sender-refused')
  );
}

/** What an opening met, by its better name. */
export function named(error: AppError): AppError {
  if (!hasCode(error, 'smtp.sender-refused') && !hasCode(error, 'smtp.try-later')) return error;
  const { reply } = error.data;
  if (!reply) return error;
  const code = error.code === 'smtp.try-later' ? restCode(reply) : refusalCode(reply, '');
  return code === error.code ? error : new AppError(code, error.data, { cause: error });
}

/**
 * Why the server asks for patience: the sender's quota, or whatever keeps it from taking anything.
 */
export const restCode = (reply: ServerReply | null): 'smtp.limit-reached' | 'smtp.try-later' =>
  reply && isSenderLimit(reply) ? 'smtp.limit-reached' : 'smtp.try-later';
