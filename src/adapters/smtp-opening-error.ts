// Why there was no conversation with a mail server, in our own codes; the foreign error stays as
// the cause.
import { AppError } from '#shared/errors.ts';
import type { SmtpAccount } from '#shared/contract/mail-account.ts';
import { withoutAddresses, withoutSecrets, type SmtpStep } from '#shared/server-reply.ts';
import { replyOf } from './smtp-outcome.ts';

/** What nodemailer puts on its errors. */
export interface ConnectionError extends Error {
  readonly code?: string;
  readonly originalCode?: string;
  readonly response?: string;
  readonly command?: string;
  /** Ours, where the socket itself failed. */
  readonly step?: SmtpStep;
}

/** What the conversation was about: whom, how far it came, and what must not be shown of it. */
export interface Opening {
  readonly account: Pick<SmtpAccount, 'host' | 'port' | 'username'>;
  readonly password: string | undefined;
  /** The last step that was begun. */
  readonly step: SmtpStep;
}

export function openingError(
  { account: { host, port, username }, password = '', step: last }: Opening,
  error: ConnectionError,
): AppError {
  const heard = replyOf(error.response ?? '');
  const reply = heard && withoutSecrets(withoutAddresses(heard), spoken(username, password));
  const step = error.step ?? stepOf(error.command) ?? last;
  const common = { host, step, ...(reply && { reply }) };
  const options = { cause: error };
  // First of all: "not now" means the same whatever was being asked for, encryption and password
  // included.
  if (reply && reply.code >= 400 && reply.code < 500)
    return new AppError('smtp.try-later', common, options);
  const word = tlsProblem(error);
  if (word) {
    const code = meaningOf(word);
    const encrypting = {
      ...common,
      step: code === 'smtp.starttls-missing' ? 'starttls' : 'tls',
    } as const;
    if (code === 'smtp.port-speaks-no-tls')
      return new AppError(code, { ...encrypting, port }, options);
    return code
      ? new AppError(code, encrypting, options)
      : new AppError('smtp.tls-failed', { ...encrypting, reason: word }, options);
  }
  if (error.code === NO_LOGIN)
    return new AppError('smtp.login-not-offered', { ...common, step: 'auth' }, options);
  if (error.code === 'EAUTH')
    return new AppError('smtp.auth-failed', { ...common, step: 'auth' }, options);
  if (reply && reply.code >= 500) return new AppError('smtp.sender-refused', common, options);
  // Neither a reply nor silence: a web page, another service, or a megabyte of noise.
  if (error.code === 'EPROTOCOL') return new AppError('smtp.not-smtp', common, options);
  return new AppError(
    'smtp.unreachable',
    isNameUnknown(error) ? { ...common, reason: 'name-unknown' } : common,
    options,
  );
}

/** Our own: there is a user name, and the server announced no AUTH. */
export const NO_LOGIN = 'ENOLOGIN';

/** User name and password, as they are and as AUTH PLAIN and LOGIN speak them. */
function spoken(username: string, password: string): string[] {
  const words = [username, password, `\0${username}\0${password}`].filter(
    (word) => word.replaceAll('\0', '') !== '',
  );
  return [
    ...words.slice(0, 2),
    ...words.map((word) => Buffer.from(word).toString('base64').replaceAll('=', '')),
  ];
}

/** The look-up of the name failed, or there was none. */
const isNameUnknown = ({ code, originalCode }: ConnectionError): boolean =>
  [code, originalCode].some(
    (word) => word === 'EDNS' || word === 'ENOTFOUND' || word === 'EAI_AGAIN',
  );

/** nodemailer's names for where it was. */
function stepOf(command = ''): SmtpStep | undefined {
  if (command === 'STARTTLS') return 'starttls';
  if (command.startsWith('AUTH')) return 'auth';
  if (command === 'EHLO' || command === 'HELO') return 'ehlo';
  return undefined;
}

/**
 * RFC 5321, 4.2.4: a server that does not know EHLO knows no STARTTLS either. Any other refusal of
 * EHLO speaks of us.
 */
const isUnknownCommand = (response = ''): boolean =>
  response.startsWith('500') || response.startsWith('502');

type TlsCode =
  | 'smtp.certificate-expired'
  | 'smtp.certificate-unknown'
  | 'smtp.certificate-other-name'
  | 'smtp.tls-too-old'
  | 'smtp.starttls-missing'
  | 'smtp.port-speaks-no-tls';

/** OpenSSL's words, by what a person would have to do about them. */
const meanings: readonly (readonly [RegExp, TlsCode])[] = [
  [/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/, 'smtp.certificate-expired'],
  [/ALTNAME_INVALID$|^HOSTNAME_MISMATCH$/, 'smtp.certificate-other-name'],
  [/^UNABLE_TO_|SELF_SIGNED|^CERT_UNTRUSTED$/, 'smtp.certificate-unknown'],
  [
    /UNSUPPORTED_PROTOCOL$|PROTOCOL_VERSION$|VERSION_TOO_LOW$|HANDSHAKE_FAILURE$/,
    'smtp.tls-too-old',
  ],
  // What came was no TLS: the first bytes of a greeting in clear, read as a record.
  [/WRONG_VERSION_NUMBER$|PACKET_LENGTH_TOO_LONG$/, 'smtp.port-speaks-no-tls'],
  [/^STARTTLS_REFUSED$/, 'smtp.starttls-missing'],
];
const meaningOf = (word: string): TlsCode | undefined =>
  meanings.find(([pattern]) => pattern.test(word))?.[1];

/** The server's certificate was seen, so it speaks TLS, whatever is wrong with it. */
export const hasShownCertificate = (error: unknown): boolean => {
  const word = tlsProblem(error as ConnectionError);
  return word !== undefined && (meaningOf(word)?.startsWith('smtp.certificate-') ?? false);
};

/**
 * Node's word for it ("CERT_HAS_EXPIRED"), or that encryption was not offered; undefined = TLS is
 * not what failed.
 */
function tlsProblem(error: ConnectionError): string | undefined {
  const words = [error.originalCode, error.code].filter((word) => word !== undefined);
  const certificate = words.find(
    (word) =>
      word.startsWith('CERT_') ||
      word.startsWith('ERR_TLS_') ||
      word.startsWith('ERR_SSL_') ||
      word.startsWith('UNABLE_TO_') ||
      word.includes('SELF_SIGNED') ||
      word === 'EPROTO' ||
      word === 'HOSTNAME_MISMATCH',
  );
  if (certificate) return certificate;
  if (error.code === 'ETLS')
    return error.command === 'STARTTLS' || error.response !== undefined
      ? 'STARTTLS_REFUSED'
      : 'ETLS';
  return error.command === 'EHLO' &&
    error.message.includes('STARTTLS') &&
    isUnknownCommand(error.response)
    ? 'STARTTLS_REFUSED'
    : undefined;
}
