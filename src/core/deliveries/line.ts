// One worker's line to the mail server: opened when needed, opened again after trouble with growing pauses, given up when a person should look.
import type { Clock, MailSession, Transport } from '#core/ports.ts';
import { named } from '#core/settings/refusal.ts';
import type { MailAccount } from '#shared/contract/settings.ts';
import { isAppError, type ErrorCode } from '#shared/errors.ts';
import { reconnectDelayMs } from './retry.ts';
import type { StopSignal } from './stop-signal.ts';

/** Trouble is counted for the whole run: five workers that lose one server have one trouble. */
export interface Line {
  readonly troubles: number;
  /** Sessions that are open now. */
  readonly sessions: ReadonlySet<MailSession>;
  /** undefined = do without: the run ends, or the other workers' connections are all this server allows.
   *  Throws `smtp.try-later` when the server asks for patience: it is there, and the run rests. */
  open(stop: StopSignal): Promise<MailSession | undefined>;
  close(session: MailSession | undefined): Promise<void>;
  /** The session turned out to be of no use. */
  lose(session: MailSession): Promise<void>;
  /** The server answered about a mail: whatever was wrong is over. */
  works(): void;
}

interface LineDeps { transport: Transport; account: MailAccount; password: string | undefined; clock: Clock }

/** The run ends with this code and waits for a person. */
export class RunFailure extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'RunFailure';
    this.code = code;
  }
}

export function createLine({ transport, account, password, clock }: LineDeps): Line {
  const bornAt = new Map<MailSession, number>();
  let troubles = 0, wasConnected = false;
  const sessions = new Set<MailSession>();
  /** Connections that are being tried now. */
  const openings = new Set<Promise<MailSession>>();
  const drop = async (session: MailSession) => { sessions.delete(session); bornAt.delete(session); await session.close(); };
  return {
    get troubles() { return troubles; },
    sessions,
    async open(stop) {
      while (!stop.aborted) {
        if (troubles > 0) {
          const delayMs = reconnectDelayMs(troubles, wasConnected);
          if (delayMs === null) throw new RunFailure('smtp.unreachable');
          await clock.wait(delayMs, stop);
          if (stop.aborted) return undefined;
        }
        const troublesBefore = troubles;
        const opening = transport.open(account, password, undefined, stop);
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
          if (error.code !== 'smtp.unreachable') throw new RunFailure(named(error).code, { cause: error });
          if (sessions.size > 0) return undefined;
          troubles = Math.max(troubles, troublesBefore + 1);
        } finally {
          openings.delete(opening);
        }
      }
      return undefined;
    },
    async close(session) { if (session) await drop(session); },
    async lose(session) {
      troubles = Math.max(troubles, (bornAt.get(session) ?? troubles) + 1);
      await drop(session);
    },
    works() { troubles = 0; },
  };
}
