// Why there was no conversation with a mail server, in our own codes; the foreign error stays as the cause.
import { AppError } from '#shared/errors.ts';
import type { SmtpAccount } from '#shared/contract/settings.ts';
import type { ServerReply, SmtpStep } from '#shared/server-reply.ts';
import { replyOf } from './smtp-outcome.ts';

/** What nodemailer puts on its errors. */
export interface ConnectionError extends Error {
  readonly code?: string;
  readonly originalCode?: string;
  readonly response?: string;
  readonly command?: string;
}

export function openingError({ host, port }: Pick<SmtpAccount, 'host' | 'port'>, error: ConnectionError): AppError {
  const reply = replyOf(error.response ?? '');
  const options = { cause: error };
  // First of all: "not now" means the same whatever was being asked for, encryption and password included.
  if (reply && reply.code >= 400 && reply.code < 500) return new AppError('smtp.try-later', { host, step: stepOf(error.command), reply: withoutAddresses(reply) }, options);
  const word = tlsProblem(error);
  if (word) {
    const code = meaningOf(word);
    if (code === 'smtp.port-speaks-no-tls') return new AppError(code, { host, port }, options);
    return code ? new AppError(code, { host }, options) : new AppError('smtp.tls-failed', { host, reason: word }, options);
  }
  if (error.code === 'EAUTH') return new AppError('smtp.auth-failed', { host }, options);
  if (reply && reply.code >= 500) return new AppError('smtp.sender-refused', { host, code: reply.code, reply: withoutAddresses(reply) }, options);
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

type TlsCode = 'smtp.certificate-expired' | 'smtp.certificate-unknown' | 'smtp.certificate-other-name' | 'smtp.tls-too-old'
  | 'smtp.starttls-missing' | 'smtp.port-speaks-no-tls';

/** OpenSSL's words, by what a person would have to do about them. */
const meanings: readonly (readonly [RegExp, TlsCode])[] = [
  [/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/, 'smtp.certificate-expired'],
  [/ALTNAME_INVALID$|^HOSTNAME_MISMATCH$/, 'smtp.certificate-other-name'],
  [/^UNABLE_TO_|SELF_SIGNED|^CERT_UNTRUSTED$/, 'smtp.certificate-unknown'],
  [/UNSUPPORTED_PROTOCOL$|PROTOCOL_VERSION$|VERSION_TOO_LOW$|HANDSHAKE_FAILURE$/, 'smtp.tls-too-old'],
  // What came was no TLS: the first bytes of a greeting in clear, read as a record.
  [/WRONG_VERSION_NUMBER$|PACKET_LENGTH_TOO_LONG$/, 'smtp.port-speaks-no-tls'],
  [/^STARTTLS_REFUSED$/, 'smtp.starttls-missing'],
];
const meaningOf = (word: string): TlsCode | undefined => meanings.find(([pattern]) => pattern.test(word))?.[1];

/** The server's certificate was seen, so it speaks TLS, whatever is wrong with it. */
export const hasShownCertificate = (error: unknown): boolean => {
  const word = tlsProblem(error as ConnectionError);
  return word !== undefined && (meaningOf(word)?.startsWith('smtp.certificate-') ?? false);
};

/** Node's word for it ("CERT_HAS_EXPIRED"), or that encryption was not offered; undefined = TLS is not what failed. */
function tlsProblem(error: ConnectionError): string | undefined {
  const words = [error.originalCode, error.code].filter((word) => word !== undefined);
  const certificate = words.find((word) => word.startsWith('CERT_') || word.startsWith('ERR_TLS_') || word.startsWith('ERR_SSL_') || word.startsWith('UNABLE_TO_') || word.includes('SELF_SIGNED') || word === 'EPROTO' || word === 'HOSTNAME_MISMATCH');
  if (certificate) return certificate;
  if (error.code === 'ETLS') return error.command === 'STARTTLS' || error.response !== undefined ? 'STARTTLS_REFUSED' : 'ETLS';
  return error.command === 'EHLO' && error.message.includes('STARTTLS') && isUnknownCommand(error.response) ? 'STARTTLS_REFUSED' : undefined;
}
