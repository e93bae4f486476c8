// Why there was no conversation with a mail server, in our own codes; the foreign error stays as the cause.
import { AppError } from '#shared/errors.ts';
import type { ServerReply, SmtpStep } from '#shared/server-reply.ts';
import { replyOf } from './smtp-outcome.ts';

/** What nodemailer puts on its errors. */
export interface ConnectionError extends Error {
  readonly code?: string;
  readonly originalCode?: string;
  readonly response?: string;
  readonly command?: string;
}

export function openingError(host: string, error: ConnectionError): AppError {
  const reply = replyOf(error.response ?? '');
  const options = { cause: error };
  // First of all: "not now" means the same whatever was being asked for, encryption and password included.
  if (reply && reply.code >= 400 && reply.code < 500) return new AppError('smtp.try-later', { host, step: stepOf(error.command), reply: withoutAddresses(reply) }, options);
  const tlsReason = tlsProblem(error);
  if (tlsReason) return new AppError('smtp.tls-failed', { host, reason: tlsReason }, options);
  if (error.code === 'EAUTH') return new AppError('smtp.auth-failed', { host }, options);
  if (reply && reply.code >= 500) return new AppError('smtp.sender-refused', { host, code: reply.code }, options);
  // Neither a reply nor silence: a web page, another service, or a megabyte of noise.
  if (error.code === 'EPROTOCOL') return new AppError('smtp.not-smtp', { host }, options);
  return new AppError('smtp.unreachable', isNameUnknown(error) ? { host, reason: 'name-unknown' } : { host }, options);
}

/** The look-up of the name failed, or there was none. */
const isNameUnknown = ({ code, originalCode }: ConnectionError): boolean => [code, originalCode].some((word) => word === 'EDNS' || word === 'ENOTFOUND' || word === 'EAI_AGAIN');

/** nodemailer's names for where it was; what is said unasked, as a greeting, goes with CONN. */
function stepOf(command = ''): SmtpStep {
  if (command === 'STARTTLS') return 'starttls';
  if (command.startsWith('AUTH')) return 'auth';
  return command === 'EHLO' || command === 'HELO' ? 'ehlo' : 'greeting';
}

/** What an error carries is shown and stored; whose quota it was need not be. */
const withoutAddresses = (reply: ServerReply): ServerReply => ({
  ...reply, text: reply.text.split(' ').map((word) => (word.includes('@') ? '…' : word)).join(' '),
});

/** RFC 5321, 4.2.4: a server that does not know EHLO knows no STARTTLS either. Any other refusal of EHLO speaks of us. */
const isUnknownCommand = (response = ''): boolean => response.startsWith('500') || response.startsWith('502');

/** Node's word for it ("CERT_HAS_EXPIRED"), or that encryption was not offered; undefined = TLS is not what failed. */
function tlsProblem(error: ConnectionError): string | undefined {
  const words = [error.originalCode, error.code].filter((word) => word !== undefined);
  const certificate = words.find((word) => word.startsWith('CERT_') || word.startsWith('ERR_TLS_') || word.startsWith('ERR_SSL_') || word.startsWith('UNABLE_TO_') || word.includes('SELF_SIGNED') || word === 'EPROTO' || word === 'HOSTNAME_MISMATCH');
  if (certificate) return certificate;
  if (error.code === 'ETLS') return error.command === 'STARTTLS' || error.response !== undefined ? 'STARTTLS_REFUSED' : 'ETLS';
  return error.command === 'EHLO' && error.message.includes('STARTTLS') && isUnknownCommand(error.response) ? 'STARTTLS_REFUSED' : undefined;
}
