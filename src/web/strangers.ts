// Connections on which nobody has shown a key yet. They may wait, but a thousand of them keep
// nobody else out: when there are too many, the one that has waited longest goes, so that a new one
// always gets in and has time to say who it is.
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface Strangers {
  /** This connection showed a valid key and is not counted any more. */
  recognise(connection: Socket): void;
}

/**
 * `most` counts those that have not sent a whole request yet, and once more those that have: each
 * kind makes room among its own.
 */
export function watchStrangers(server: Server, most: number): Strangers {
  // Sets keep the order of arrival.
  const silent = new Set<Socket>();
  const heard = new Set<Socket>();
  const recognised = new WeakSet<Socket>();
  const add = (kind: Set<Socket>, connection: Socket) => {
    kind.add(connection);
    if (kind.size <= most) return;
    const [oldest] = kind;
    if (!oldest) return;
    kind.delete(oldest);
    oldest.destroy();
  };

  server.on('connection', (connection: Socket) => {
    add(silent, connection);
    connection.once('close', () => {
      silent.delete(connection);
      heard.delete(connection);
    });
  });
  // The headers have arrived.
  server.on('request', ({ socket }) => {
    silent.delete(socket);
    if (recognised.has(socket) || heard.has(socket)) return;
    add(heard, socket);
  });
  return {
    recognise(connection) {
      recognised.add(connection);
      heard.delete(connection);
    },
  };
}
