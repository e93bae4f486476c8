// Stands before a connection and hands its bytes on. Of somebody unknown it hands on little at a
// time: Node reads every request of a piece before anybody can end the connection, so 1,500 of them
// in one piece would hold everybody else up.
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** Longer than what a browser asks with. */
const PIECE_BYTES = 1024;

export function gateFor(socket: Socket, isKnown: (gate: Duplex) => boolean): Duplex {
  const gate: Duplex = new Duplex({
    // The other side may still read when it has said everything.
    allowHalfOpen: true,
    read: () => {
      socket.resume();
    },
    write: (part: Buffer, _encoding, done) => {
      socket.write(part, done);
    },
    final: (done) => {
      socket.end(done);
    },
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  const handOn = (bytes: Buffer) => {
    let wantsMore = true;
    for (let from = 0; from < bytes.length && !gate.destroyed;) {
      const to = isKnown(gate) ? bytes.length : from + PIECE_BYTES;
      wantsMore = gate.push(bytes.subarray(from, to));
      from = to;
    }
    if (!wantsMore) socket.pause();
  };
  socket.on('data', handOn);
  socket.on('end', () => gate.push(null));
  socket.on('error', (error) => gate.destroy(error));
  socket.on('close', () => gate.destroy());
  return gate;
}
