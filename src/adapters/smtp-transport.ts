// Hands mails to a mail server through nodemailer's bare connection, never its pool: the pool tries
// again without telling anyone, and its errors do not say whether the line broke before or after
// the final dot. This file watches the message leave and says it.
import { domainToASCII } from 'node:url';
import SMTPConnection, { type SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection';
import type {
  MailSession,
  OutgoingMail,
  Patience,
  SendOutcome,
  Transport,
} from '#core/ports/transport.ts';
import type { SmtpAccount } from '#shared/contract/mail-account.ts';
import { AppError } from '#shared/errors.ts';
import { MessageStream } from './message-stream.ts';
import {
  hasShownCertificate,
  NO_LOGIN,
  openingError,
  type ConnectionError,
} from './smtp-opening-error.ts';
import { SmtpProgress } from './smtp-progress.ts';
import { openSocket } from './smtp-socket.ts';
import { outcomeOf, replyOf } from './smtp-outcome.ts';
import { trustedContext } from './trusted-certificates.ts';

/**
 * Milliseconds. RFC 5321, 4.5.3.2; a short wait after the dot would manufacture mails nobody knows
 * about.
 */
export interface SmtpTimeouts {
  /** Name look-up, TCP and TLS; a TLS that begins with STARTTLS has as much again. */
  readonly connectMs: number;
  /** From the connection to the greeting: servers let strangers wait on purpose. */
  readonly greetingMs: number;
  /** From the greeting to the end of the login. */
  readonly loginMs: number;
  /** From MAIL FROM to permission to send the message; also for each piece of it. */
  readonly stepMs: number;
  /** From the final dot to the server's answer. */
  readonly afterDotMs: number;
  /** How long a greeting is waited for before somebody is told. */
  readonly patienceMs: number;
  /** For a polite goodbye. */
  readonly closeMs: number;
}

export interface SmtpTransportOptions {
  /** One more authority to trust, as PEM; see `trusted-certificates.ts`. */
  readonly ca?: string;
  readonly timeouts?: Partial<SmtpTimeouts>;
}

const minute = 60_000;
const PROBE_MS = 3_000;
const NO_LIMIT_MS = 60 * minute;
export const usualTimeouts: SmtpTimeouts = {
  connectMs: 20_000,
  greetingMs: 5 * minute,
  loginMs: 5 * minute,
  stepMs: 5 * minute,
  afterDotMs: 10 * minute,
  patienceMs: 5_000,
  closeMs: 2_000,
};

export function createSmtpTransport(options: SmtpTransportOptions = {}): Transport {
  const timeouts = { ...usualTimeouts, ...options.timeouts };
  const trusted = trustedContext(options.ca);
  return {
    async open(account, password, { timeLimitMs = NO_LIMIT_MS, stop, onWaiting } = {}) {
      if (account.kind !== 'smtp' || (account.security === 'none' && !isLoopback(account.host)))
        throw new AppError('account.tls-required', {});
      // Aborts when the time is over or nobody wants the conversation any more: whatever is open by
      // then ends.
      const end = new AbortController();
      const timer = setTimeout(() => {
        end.abort();
      }, timeLimitMs);
      const give = () => {
        end.abort();
      };
      stop?.addEventListener('abort', give);
      if (stop?.aborted) give();
      const progress = new SmtpProgress();
      let connection: SMTPConnection | undefined;
      try {
        connection = await connected(account, progress, end.signal);
        try {
          await conversation(connection, account, password, {
            timeoutMs: timeouts.greetingMs + timeouts.loginMs,
            patienceMs: timeouts.patienceMs,
            end: end.signal,
            onWaiting,
          });
        } catch (error) {
          connection.close();
          throw error;
        }
        return createSession(connection, progress, timeouts);
      } catch (error) {
        const waitsForTls =
          connection?.lastServerResponse === false && !stop?.aborted && (await speaksTls(account));
        if (waitsForTls)
          throw new AppError(
            'smtp.port-speaks-tls',
            { host: account.host, port: account.port, step: 'greeting' },
            { cause: error },
          );
        // Without a connection the socket itself failed, and says where.
        const step = connection ? progress.step : 'connect';
        throw openingError({ account, password, step }, error as ConnectionError);
      } finally {
        clearTimeout(timer);
        stop?.removeEventListener('abort', give);
      }
    },
  };

  /** A port that speaks TLS from the first byte greets nobody who waits for STARTTLS. */
  async function speaksTls({ host, port, security }: SmtpAccount): Promise<boolean> {
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

  async function connected(
    account: SmtpAccount,
    progress: SmtpProgress,
    end: AbortSignal,
  ): Promise<SMTPConnection> {
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
}

interface Limits {
  readonly timeoutMs: number;
  readonly patienceMs: number;
  readonly end: AbortSignal;
  readonly onWaiting: Patience['onWaiting'];
}

/** Greeting, TLS, login. The password is only spoken over TLS, or to this very machine. */
async function conversation(
  connection: SMTPConnection,
  account: SmtpAccount,
  password: string | undefined,
  limits: Limits,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = setTimeout(() => {
    if (connection.lastServerResponse === false) limits.onWaiting?.();
  }, limits.patienceMs);
  try {
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: Error | null) => {
        if (error) reject(error);
        else resolve();
      };
      // A server that answers byte by byte keeps every other timer alive.
      timer = setTimeout(() => {
        reject(Object.assign(new Error('no conversation in time'), { code: 'ETIMEDOUT' }));
      }, limits.timeoutMs);
      limits.end.addEventListener(
        'abort',
        () => {
          settle(Object.assign(new Error('nobody waits any more'), { code: 'ETIMEDOUT' }));
        },
        { once: true },
      );
      connection.on('error', settle);
      connection.once('end', () => {
        settle(Object.assign(new Error('connection ended'), { code: 'ECONNECTION' }));
      });
      connection.connect((error) => {
        if (error || account.username === '') {
          settle(error);
          return;
        }
        if (!connection.secure && account.security !== 'none') {
          settle(Object.assign(new Error('not secure'), { code: 'ETLS' }));
          return;
        }
        if (!connection.allowsAuth) {
          settle(Object.assign(new Error('no login here'), { code: NO_LOGIN }));
          return;
        }
        connection.login({ user: account.username, pass: password ?? '' }, settle);
      });
    });
  } finally {
    clearTimeout(timer);
    clearTimeout(patience);
  }
}

function createSession(
  connection: SMTPConnection,
  progress: SmtpProgress,
  timeouts: SmtpTimeouts,
): MailSession {
  let isOpen = !connection.destroyed;
  let isUsed = false;
  /** Ends the send in progress, if there is one, because the connection ended. */
  let lose: (() => void) | undefined;
  // nodemailer ends the connection before it hands over the reply that made it do so; the reply
  // knows more.
  const ended = () => {
    isOpen = false;
    queueMicrotask(() => lose?.());
  };
  connection.on('error', ended);
  connection.once('end', ended);

  const transaction = (mail: OutgoingMail, from: string, to: string) =>
    new Promise<SendOutcome>((resolve) => {
      const alarm = (ms: number) =>
        setTimeout(() => {
          isOpen = false;
          connection.close();
          lose?.();
        }, ms);
      let timer = alarm(timeouts.stepMs);
      const settle = (outcome: SendOutcome) => {
        clearTimeout(timer);
        lose = undefined;
        if (outcome.type.startsWith('lost')) {
          isOpen = false;
          connection.close();
        }
        resolve(outcome);
      };
      const message = new MessageStream(mail.bytes, () => {
        clearTimeout(timer);
        // Anything but 354 means that replies and commands are out of step: the next "250" would be
        // believed wrongly.
        if (
          message.progress === 'untouched' &&
          replyOf(connection.lastServerResponse || '')?.code !== 354
        ) {
          settle({ type: 'lost-before-data-end' });
          return false;
        }
        timer = alarm(message.isLastPiece ? timeouts.afterDotMs : timeouts.stepMs);
        return true;
      });
      lose = () => {
        settle({
          type: message.progress === 'consumed' ? 'lost-after-data-end' : 'lost-before-data-end',
        });
      };
      const done = (error: Error | null, info?: SMTPConnectionSendInfo) => {
        const isConsumed = message.progress === 'consumed';
        settle(outcomeOf(error, info?.response, isConsumed, progress.transactionStep));
      };
      progress.beginTransaction();
      connection.send(
        {
          from,
          to,
          size: mail.bytes.length,
          dsn: { ret: 'HDRS', envid: mail.envelopeId, notify: ['FAILURE', 'DELAY'] },
        },
        message,
        done,
      );
    });

  /** A refused recipient leaves its transaction open. */
  const reset = () =>
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => {
        resolve(false);
      }, timeouts.stepMs);
      const settle = (isReset: boolean) => {
        clearTimeout(timer);
        lose = undefined;
        resolve(isReset);
      };
      lose = () => {
        settle(false);
      };
      connection.reset((error) => {
        settle(!error);
      });
    });

  return {
    get isOpen() {
      return isOpen;
    },
    async send(mail) {
      const from = asciiAddress(mail.mailFrom);
      const to = asciiAddress(mail.rcptTo);
      if (
        from === undefined ||
        to === undefined ||
        (!isAscii(from + to) && !announces(connection, 'SMTPUTF8'))
      )
        return { type: 'unsendable', reason: 'not-representable' };
      if (isOpen && isUsed && !(await reset())) {
        isOpen = false;
        connection.close();
      }
      if (!isOpen) return { type: 'lost-before-data-end' };
      const outcome = await transaction(mail, from, to);
      isUsed = outcome.type === 'rejected';
      return outcome;
    },
    close: () =>
      new Promise((resolve) => {
        const isBusy = lose !== undefined;
        const finish = () => {
          clearTimeout(timer);
          connection.close();
          resolve();
        };
        const timer = setTimeout(finish, timeouts.closeMs);
        if (!isOpen || isBusy) {
          isOpen = false;
          connection.close();
          lose?.();
          finish();
          return;
        }
        isOpen = false;
        connection.once('end', finish);
        connection.quit();
      }),
  };
}

const isAscii = (text: string): boolean => /^[\u0020-\u007e]*$/.test(text);

/**
 * nodemailer keeps what EHLO announced to itself; its version is pinned and a test reads this
 * through a server without the extension.
 */
const announces = (connection: SMTPConnection, extension: string): boolean => {
  const announced: unknown = Reflect.get(connection, '_supportedExtensions');
  return Array.isArray(announced) && announced.includes(extension);
};

/** The domain as it travels; undefined when it is none. */
function asciiAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return domain === '' ? undefined : `${address.slice(0, at)}@${domain}`;
}

/** As an IPv6 address is written in a URL. */
const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, '');

/** Only towards this very machine may a conversation be in clear. */
function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host === '::1' ||
    host === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
  );
}
