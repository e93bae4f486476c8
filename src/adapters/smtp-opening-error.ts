// Why there was no conversation with a mail server, in our own codes; the foreign error stays as
// the cause.
import { AppError } from '#shared/errors.ts';
import type { SmtpAccount } from '#shared/contract/mail-account.ts';
import {
  withoutAddresses,
  withoutSecrets,
  type ServerReply,
  type SmtpStep,
} from '#shared/server-reply.ts';
import type { ConnectionError } from './smtp-connection-error.ts';
import { replyOf } from './smtp-reply.ts';

/** What the conversation was about: whom, how far it came, and what must not be shown of it. */
export interface Opening {
  readonly account: Pick<SmtpAccount, 'host' | 'port' | 'username'>;
  readonly password: string | undefined;
  /** The last step that was begun. */
  readonly step: SmtpStep;
}

/** The first of these that holds: not now, no encryption, no login, refused, silent or no SMTP. */
export function openingError(opening: Opening, error: ConnectionError): AppError {
  const told = toldBy(opening, error);
  const { reply } = told;
  const options = { cause: error };
  // "Not now" means the same whatever was being asked for, encryption and password included.
  if (reply && reply.code >= 400 && reply.code < 500)
    return new AppError('smtp.try-later', told, options);
  const problem = tlsProblem(error);
  if (problem) return encryptionError(problem, told, opening.account.port, error);
  if (error.code === NO_LOGIN)
    return new AppError('smtp.login-not-offered', { ...told, step: 'auth' }, options);
  if (error.code === 'EAUTH')
    return new AppError('smtp.auth-failed', { ...told, step: 'auth' }, options);
  if (reply && reply.code >= 500) return new AppError('smtp.sender-refused', told, options);
  // Neither a reply nor silence: a web page, another service, or a megabyte of noise.
  if (error.code === 'EPROTOCOL') return new AppError('smtp.not-smtp', told, options);
  return new AppError(
    'smtp.unreachable',
    isNameUnknown(error) ? { ...told, reason: 'name-unknown' } : told,
    options,
  );
}

/** What an error tells about the server. */
interface Told {
  readonly host: string;
  readonly step: SmtpStep;
  readonly reply?: ServerReply;
}

/** User name and password are hidden where the server repeats them. */
function toldBy({ account, password = '', step }: Opening, error: ConnectionError): Told {
  const heard = replyOf(error.response ?? '');
  const secrets = spoken(account.username, password);
  const reply = heard && withoutSecrets(withoutAddresses(heard), secrets);
  return {
    host: account.host,
    step: error.step ?? stepOf(error.command) ?? step,
    ...(reply && { reply }),
  };
}

function encryptionError(
  problem: string,
  { host, reply }: Told,
  port: number,
  cause: ConnectionError,
): AppError {
  const code = meaningOf(problem);
  const step: SmtpStep = code === 'smtp.starttls-missing' ? 'starttls' : 'tls';
  const told: Told = { host, step, ...(reply && { reply }) };
  if (!code) return new AppError('smtp.tls-failed', { ...told, reason: problem }, { cause });
  return code === 'smtp.port-speaks-no-tls'
    ? new AppError(code, { ...told, port }, { cause })
    : new AppError(code, told, { cause });
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
