// One worker's line to the mail server: opened when needed, opened again after trouble with growing
// pauses, given up when a person should look.
import type { Clock } from '#core/ports/clock.ts';
import type { MailSession, Transport } from '#core/ports/transport.ts';
import { named } from '#core/settings/refusal.ts';
import type { MailAccount } from '#shared/contract/mail-account.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import { reconnectDelayMs } from './retry.ts';
import type { StopSignal } from './stop-signal.ts';

/** Trouble is counted for the whole run: five workers that lose one server have one trouble. */
export interface Line {
  readonly troubles: number;
  /** The server's name; empty for a folder. */
  readonly host: string;
  /** It was reached, nobody is let in yet, and it takes its time to greet. */
  readonly isAwaitingGreeting: boolean;
  /** Sessions that are open now. */
  readonly sessions: ReadonlySet<MailSession>;
  /**
   * undefined = do without: the run ends, or the other workers' connections are all this server
   * allows. Throws `smtp.try-later` when the server asks for patience: it is there, and the run
   * rests; whatever else it throws is for a person.
   */
  open(stop: StopSignal): Promise<MailSession | undefined>;
  close(session: MailSession | undefined): Promise<void>;
  /** The session turned out to be of no use. */
  lose(session: MailSession): Promise<void>;
  /** The server answered about a mail: whatever was wrong is over. */
  works(): void;
}

interface LineDeps {
  transport: Transport;
  account: MailAccount;
  password: string | undefined;
  clock: Clock;
  /** `isAwaitingGreeting` changed. */
  onGreeting: () => void;
}

export function createLine({ transport, account, password, clock, onGreeting }: LineDeps): Line {
  const bornAt = new Map<MailSession, number>();
  const host = account.kind === 'smtp' ? account.host : '';
  let troubles = 0;
  let wasConnected = false;
  let awaited = 0;
  /** Why the last opening failed; undefined = it was a session that ended. */
  let trouble: AppError | undefined;
  const sessions = new Set<MailSession>();
  /** Connections that are being tried now. */
  const openings = new Set<Promise<MailSession>>();
  const drop = async (session: MailSession) => {
    sessions.delete(session);
    bornAt.delete(session);
    await session.close();
  };
  return {
    host,
    get troubles() {
      return troubles;
    },
    get isAwaitingGreeting() {
      return awaited > 0 && sessions.size === 0;
    },
    sessions,
    async open(stop) {
      while (!stop.aborted) {
        if (troubles > 0) {
          const delayMs = reconnectDelayMs(troubles, wasConnected);
          if (delayMs === null)
            throw trouble ?? new AppError('smtp.unreachable', { host, reason: 'line-lost' });
          await clock.wait(delayMs, stop);
          if (stop.aborted) return undefined;
        }
        const troublesBefore = troubles;
        let isAwaited = false;
        const onWaiting = () => {
          isAwaited = true;
          awaited += 1;
          onGreeting();
        };
        const opening = transport.open(account, password, { stop, onWaiting });
        openings.add(opening);
        try {
          const session = await opening;
          wasConnected = true;
          sessions.add(session);
          bornAt.set(session, troublesBefore);
          return session;
        } catch (error) {
          if (!isAppError(error)) throw error;
          // A greeting may take minutes; whoever pauses does not wait for it.
          if (stop.aborted) return undefined;
          if (error.code === 'smtp.try-later') {
            wasConnected = true;
            // One connection too many is no reason to rest: whoever is let in sends everything.
            openings.delete(opening);
            await Promise.allSettled(openings);
            if (sessions.size > 0) return undefined;
            throw error;
          }
          if (error.code !== 'smtp.unreachable') throw named(error);
          if (sessions.size > 0) return undefined;
          troubles = Math.max(troubles, troublesBefore + 1);
          trouble = error;
        } finally {
          openings.delete(opening);
          if (isAwaited) {
            awaited -= 1;
            onGreeting();
          }
        }
      }
      return undefined;
    },
    async close(session) {
      if (session) await drop(session);
    },
    async lose(session) {
      trouble = undefined;
      troubles = Math.max(troubles, (bornAt.get(session) ?? troubles) + 1);
      await drop(session);
    },
    works() {
      troubles = 0;
    },
  };
}
