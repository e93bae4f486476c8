// One connection to a mail server, on nodemailer's bare connection and never its pool: the pool
// tries again without telling anyone, and its errors do not say whether the line broke before or
// after the final dot.
import type { SecureContext } from 'node:tls';
import SMTPConnection, { type SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection';
import type { SmtpAccount } from '#shared/contract/mail-account.ts';
import { hasShownCertificate } from './smtp-opening-error.ts';
import type { SmtpProgress } from './smtp-progress.ts';
import { openSocket } from './smtp-socket.ts';
import type { SmtpTimeouts } from './smtp-timeouts.ts';

export type SmtpConnection = SMTPConnection;
export type SendInfo = SMTPConnectionSendInfo;

/** How long a port is asked whether it speaks TLS. */
const PROBE_MS = 3_000;
const minute = 60_000;

interface ConnectionOptions {
  readonly account: SmtpAccount;
  /** The authorities to trust; not asked for where the account does without encryption. */
  readonly trusted: () => SecureContext;
  readonly timeouts: SmtpTimeouts;
  /** Hears what is said. */
  readonly progress: SmtpProgress;
}

/** The socket is open when it resolves, and ends with `end`; nothing was said yet. */
export async function openConnection(
  { account, trusted, timeouts, progress }: ConnectionOptions,
  end: AbortSignal,
): Promise<SmtpConnection> {
  const { host, port, security } = account;
  const secureContext = security === 'none' ? undefined : trusted();
  const socket = await openSocket(
    {
      host: withoutBrackets(host),
      port,
      tls: security === 'tls' ? secureContext : undefined,
      limitMs: timeouts.connectMs,
    },
    end,
  );
  const connection: SMTPConnection = new SMTPConnection({
    host,
    port,
    connection: socket,
    secure: security === 'tls',
    secured: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(secureContext && { tls: { secureContext } }),
    // Two phases share this option: the greeting, and a TLS that begins after it.
    get greetingTimeout() {
      return connection.lastServerResponse ? timeouts.connectMs : timeouts.greetingMs;
    },
    connectionTimeout: timeouts.greetingMs + timeouts.loginMs,
    // The session's own clock is stricter; this only ends connections nobody uses.
    socketTimeout: Math.max(timeouts.stepMs, timeouts.afterDotMs) + minute,
    socketCloseTimeout: timeouts.closeMs,
    ...progress.options,
  });
  return connection;
}

/** A port that speaks TLS from the first byte greets nobody who waits for STARTTLS. */
export async function speaksTls(
  { host, port, security }: SmtpAccount,
  trusted: () => SecureContext,
): Promise<boolean> {
  if (security !== 'starttls') return false;
  try {
    const socket = await openSocket(
      { host: withoutBrackets(host), port, tls: trusted(), limitMs: PROBE_MS },
      new AbortController().signal,
    );
    socket.destroy();
    return true;
  } catch (error) {
    return hasShownCertificate(error);
  }
}

/**
 * nodemailer keeps what EHLO announced to itself; its version is pinned and a test reads this
 * through a server without the extension.
 */
export function announces(connection: SmtpConnection, extension: string): boolean {
  const announced: unknown = Reflect.get(connection, '_supportedExtensions');
  return Array.isArray(announced) && announced.includes(extension);
}

/** As an IPv6 address is written in a URL. */
const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, '');
