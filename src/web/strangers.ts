// Connections on which nobody has shown a key yet. They may wait, but they keep nobody else out:
// when there are too many, the one that has waited longest goes, so that a new one always gets in
// and has time to say who it is; and whoever asks again before the answer is there goes at once.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { gateFor } from './gate.ts';

export interface Strangers {
  /** This connection showed a valid key and is not counted any more. */
  recognise(connection: Duplex): void;
}

/**
 * `most` counts those that have not sent a whole request yet, and once more those that have: each
 * kind makes room among its own.
 */
export function watchStrangers(server: Server, most: number): Strangers {
  // Sets keep the order of arrival.
  const silent = new Set<Duplex>();
  const heard = new Set<Duplex>();
  const recognised = new WeakSet<Duplex>();
  const add = (kind: Set<Duplex>, connection: Duplex) => {
    kind.add(connection);
    if (kind.size <= most) return;
    const [oldest] = kind;
    if (!oldest) return;
    kind.delete(oldest);
    oldest.destroy();
  };

  const readers = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    const connection = gateFor(socket, (gate) => recognised.has(gate));
    add(silent, connection);
    connection.once('close', () => {
      silent.delete(connection);
      heard.delete(connection);
    });
    for (const read of readers) read.call(server, connection);
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

/**
 * No browser and no client of ours asks again on one connection before it was answered (RFC 9112,
 * 9.3.2); a program that does can ask thousands of times in a single packet.
 */
export function oneAtATime(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): typeof listener {
  const latest = new WeakMap<Duplex, ServerResponse>();
  return (request, response) => {
    const { socket } = request;
    if (socket.destroyed) return;
    if (latest.get(socket)?.writableEnded === false) {
      socket.destroy();
      return;
    }
    latest.set(socket, response);
    listener(request, response);
  };
}
