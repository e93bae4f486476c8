// Why a server refuses everything a sender brings: the same answer for a delivery that stops and for "check the account".
import { AppError, hasCode, type ErrorCode } from '#shared/errors.ts';
import type { ServerReply } from '#shared/server-reply.ts';

const meanings: readonly (readonly [ErrorCode, readonly string[]])[] = [
  ['smtp.sender-blocked', [
    'blacklist', 'black list', 'blocklist', 'block list', 'dnsbl', 'rbl', 'spamhaus', 'reputation', 'blocked using',
  ]],
  ['smtp.relay-denied', ['relay access denied', 'relaying denied', 'relaying not', 'relay not', 'to relay', 'relay denied']],
  ['smtp.login-missing', ['authentication required', 'must be authenticated', 'must authenticate', 'log in first', 'authenticate first']],
];

/** `reply` null = the program itself saw it. The reason is the word the journal has for it. */
export function refusalCode(reply: ServerReply | null, reason: string): ErrorCode {
  if (reason === 'message-too-large') return 'smtp.message-too-large';
  if (!reply) return 'smtp.sender-refused';
  // RFC 4954, 6: the only meaning of 530.
  if (reply.code === 530) return 'smtp.login-missing';
  const text = ` ${reply.text.toLowerCase()} `;
  return meanings.find(([, words]) => words.some((word) => text.includes(` ${word}`)))?.[0] ?? 'smtp.sender-refused';
}

/** A refusal at the opening, by its better name. */
export function named(error: AppError): AppError {
  if (!hasCode(error, 'smtp.sender-refused') || !error.data.reply) return error;
  const code = refusalCode(error.data.reply, '') as 'smtp.relay-denied' | 'smtp.sender-refused';
  return code === 'smtp.sender-refused' ? error : new AppError(code, { host: error.data.host }, { cause: error });
}
