// Greeting, TLS and login: what has to be said before the first mail.
import type { Patience } from '#core/ports/transport.ts';
import type { SmtpAccount } from '#shared/contract/mail-account.ts';
import type { SmtpConnection } from './smtp-connection.ts';
import { NO_LOGIN } from './smtp-opening-error.ts';

export interface ConversationLimits {
  readonly timeoutMs: number;
  /** How long a greeting is waited for before somebody is told. */
  readonly patienceMs: number;
  readonly end: AbortSignal;
  readonly onWaiting: Patience['onWaiting'];
}

/** The password is only spoken over TLS, or to this very machine. */
export async function beginConversation(
  connection: SmtpConnection,
  account: SmtpAccount,
  password: string | undefined,
  limits: ConversationLimits,
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
        settle(failure('ETIMEDOUT', 'no conversation in time'));
      }, limits.timeoutMs);
      limits.end.addEventListener(
        'abort',
        () => {
          settle(failure('ETIMEDOUT', 'nobody waits any more'));
        },
        { once: true },
      );
      connection.on('error', settle);
      connection.once('end', () => {
        settle(failure('ECONNECTION', 'connection ended'));
      });
      connection.connect((error) => {
        if (error || account.username === '') settle(error);
        else logIn(connection, account, password, settle);
      });
    });
  } finally {
    clearTimeout(timer);
    clearTimeout(patience);
  }
}

function logIn(
  connection: SmtpConnection,
  { username, security }: SmtpAccount,
  password: string | undefined,
  settle: (error?: Error | null) => void,
): void {
  if (!connection.secure && security !== 'none') settle(failure('ETLS', 'not secure'));
  else if (!connection.allowsAuth) settle(failure(NO_LOGIN, 'no login here'));
  else connection.login({ user: username, pass: password ?? '' }, settle);
}

const failure = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code });
