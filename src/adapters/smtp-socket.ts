// Opens the socket a conversation with a mail server is held over: name, TCP and, where the port
// speaks it, TLS, within one limit. nodemailer would count all this and the greeting, which may
// take minutes, against a single clock.
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import type { SmtpStep } from '#shared/server-reply.ts';

export interface SocketTarget {
  readonly host: string;
  readonly port: number;
  /** Speak TLS from the first byte, with these authorities; undefined = in clear. */
  readonly tls: SecureContext | undefined;
  readonly limitMs: number;
}

/**
 * Rejects with Node's own error, or with ETIMEDOUT; `step` says how far it came. The socket ends
 * with `stop`.
 */
export async function openSocket(
  { host, port, tls, limitMs }: SocketTarget,
  stop: AbortSignal,
): Promise<Socket> {
  const address = { host, port, autoSelectFamily: true };
  const socket = tls
    ? connectTls({ ...address, secureContext: tls, ...(isIP(host) === 0 && { servername: host }) })
    : connectTcp(address);
  // Nobody may be listening in the moment between here and the conversation; what happens then is
  // seen there.
  socket.on('error', () => undefined);
  stop.addEventListener(
    'abort',
    () => {
      socket.destroy();
    },
    { once: true },
  );
  let timer: NodeJS.Timeout | undefined;
  let step: SmtpStep = 'connect';
  socket.once('connect', () => {
    step = 'tls';
  });
  try {
    await new Promise<void>((resolve, reject) => {
      const say = (code: string) => {
        reject(Object.assign(new Error('no connection'), { code }));
      };
      timer = setTimeout(() => {
        say('ETIMEDOUT');
      }, limitMs);
      socket.once(tls ? 'secureConnect' : 'connect', resolve);
      socket.once('error', reject);
      socket.once('close', () => {
        say('ECONNECTION');
      });
      if (stop.aborted) say('ECONNECTION');
    });
    return socket;
  } catch (error) {
    socket.destroy();
    throw Object.assign(error as Error, { step });
  } finally {
    clearTimeout(timer);
  }
}
