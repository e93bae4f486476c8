// Hands mails to a mail server: opens the conversation, and says in our own codes why it could not.
import type { MailSession, Patience, Transport } from '#core/ports/transport.ts';
import type { SmtpAccount } from '#shared/contract/mail-account.ts';
import { AppError } from '#shared/errors.ts';
import { openConnection, speaksTls, type SmtpConnection } from './smtp-connection.ts';
import type { ConnectionError } from './smtp-connection-error.ts';
import { beginConversation } from './smtp-conversation.ts';
import { openingError } from './smtp-opening-error.ts';
import { SmtpProgress } from './smtp-progress.ts';
import { createSmtpSession } from './smtp-session.ts';
import { usualTimeouts, type SmtpTimeouts } from './smtp-timeouts.ts';
import { trustedContext } from './trusted-certificates.ts';

export interface SmtpTransportOptions {
  /** One more authority to trust, as PEM; see `trusted-certificates.ts`. */
  readonly ca?: string;
  readonly timeouts?: Partial<SmtpTimeouts>;
}

const NO_LIMIT_MS = 60 * 60_000;

export function createSmtpTransport(options: SmtpTransportOptions = {}): Transport {
  const timeouts = { ...usualTimeouts, ...options.timeouts };
  const trusted = trustedContext(options.ca);

  /** Throws `smtp.*`. */
  async function openSession(
    account: SmtpAccount,
    password: string | undefined,
    end: AbortSignal,
    { stop, onWaiting }: Patience,
  ): Promise<MailSession> {
    const progress = new SmtpProgress();
    let connection: SmtpConnection | undefined;
    try {
      connection = await openConnection({ account, trusted, timeouts, progress }, end);
      await beginConversation(connection, account, password, {
        timeoutMs: timeouts.greetingMs + timeouts.loginMs,
        patienceMs: timeouts.patienceMs,
        end,
        onWaiting,
      });
      return createSmtpSession(connection, progress, timeouts);
    } catch (error) {
      connection?.close();
      const isUngreeted = connection?.lastServerResponse === false;
      if (isUngreeted && !stop?.aborted && (await speaksTls(account, trusted)))
        throw new AppError(
          'smtp.port-speaks-tls',
          { host: account.host, port: account.port, step: 'greeting' },
          { cause: error },
        );
      // Without a connection the socket itself failed, and says where.
      const step = connection ? progress.step : 'connect';
      throw openingError({ account, password, step }, error as ConnectionError);
    }
  }

  return {
    async open(account, password, patience = {}) {
      if (account.kind !== 'smtp' || (account.security === 'none' && !isLoopback(account.host)))
        throw new AppError('account.tls-required', {});
      const { timeLimitMs = NO_LIMIT_MS, stop } = patience;
      // Aborts when the time is over or nobody wants the conversation any more: whatever is open by
      // then ends.
      const end = new AbortController();
      const give = () => {
        end.abort();
      };
      const timer = setTimeout(give, timeLimitMs);
      stop?.addEventListener('abort', give);
      if (stop?.aborted) give();
      try {
        return await openSession(account, password, end.signal, patience);
      } finally {
        clearTimeout(timer);
        stop?.removeEventListener('abort', give);
      }
    },
  };
}

/** Only towards this very machine may a conversation be in clear. */
function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host === '::1' ||
    host === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
  );
}
