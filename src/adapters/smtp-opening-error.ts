// Why there was no conversation with a mail server, in our own codes; the foreign error stays as the cause.
import { AppError } from '#shared/errors.ts';
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
  const tlsReason = tlsProblem(error);
  if (tlsReason) return new AppError('smtp.tls-failed', { host, reason: tlsReason }, options);
  if (error.code === 'EAUTH') return reply && reply.code < 500 ? new AppError('smtp.unreachable', { host }, options) : new AppError('smtp.auth-failed', { host }, options);
  if (reply && reply.code >= 500) return new AppError('smtp.sender-refused', { host, code: reply.code }, options);
  // Neither a reply nor silence: a web page, another service, or a megabyte of noise.
  if (error.code === 'EPROTOCOL' && (!reply || reply.code < 400)) return new AppError('smtp.not-smtp', { host }, options);
  return new AppError('smtp.unreachable', isNameUnknown(error) ? { host, reason: 'name-unknown' } : { host }, options);
}

/** The look-up of the name failed, or there was none. */
const isNameUnknown = ({ code, originalCode }: ConnectionError): boolean => [code, originalCode].some((word) => word === 'EDNS' || word === 'ENOTFOUND' || word === 'EAI_AGAIN');

/** Node's word for it ("CERT_HAS_EXPIRED"), or that encryption was not offered; undefined = TLS is not what failed. */
function tlsProblem(error: ConnectionError): string | undefined {
  const words = [error.originalCode, error.code].filter((word) => word !== undefined);
  const certificate = words.find((word) => word.startsWith('CERT_') || word.startsWith('ERR_TLS_') || word.startsWith('ERR_SSL_') || word.startsWith('UNABLE_TO_') || word.includes('SELF_SIGNED') || word === 'EPROTO' || word === 'HOSTNAME_MISMATCH');
  if (certificate) return certificate;
  if (error.code === 'ETLS') return error.command === 'STARTTLS' || error.response !== undefined ? 'STARTTLS_REFUSED' : 'ETLS';
  return error.command === 'EHLO' && error.message.includes('STARTTLS') ? 'STARTTLS_REFUSED' : undefined;
}
