// JSON messages over a local connection, one a line. A line has a largest size: whoever sends more,
// or anything else, is cut off.
import type { Socket } from 'node:net';

const LINE_END = 0x0a;
/** What a visitor asks: it sends no files. */
export const MAX_REQUEST_BYTES = 2 * 1024 * 1024;
/** What the owner answers; the largest is a mail of 25 MiB. */
export const MAX_REPLY_BYTES = 96 * 1024 * 1024;

/** Calls back with each message; ends the connection when one is too large or is no JSON. */
export function readMessages(
  socket: Socket,
  maxBytes: number,
  onMessage: (message: unknown) => void,
): void {
  let pieces: Buffer[] = [];
  let size = 0;
  const take = (piece: Buffer): boolean => {
    size += piece.byteLength;
    if (size <= maxBytes) pieces.push(piece);
    else socket.destroy();
    return size <= maxBytes;
  };
  const finish = () => {
    const text = Buffer.concat(pieces).toString('utf8');
    pieces = [];
    size = 0;
    try {
      onMessage(JSON.parse(text));
    } catch {
      socket.destroy();
    }
  };

  socket.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, from)) {
      if (!take(chunk.subarray(from, end))) return;
      finish();
      if (socket.destroyed) return;
      from = end + 1;
    }
    if (from < chunk.byteLength) take(chunk.subarray(from));
  });
}

/**
 * What is written to a connection that has ended is lost without a word: its end is told by the
 * connection itself.
 */
export function writeMessage(socket: Socket, message: unknown): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
}
