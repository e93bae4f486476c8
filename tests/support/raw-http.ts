// Bytes as an attacker would send them, without a client that tidies them up first.
import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** Sends text over one connection and reads until the other side closes or has answered in full. */
export async function sendRaw(
  port: number,
  text: string,
  { keepWriting }: { keepWriting?: Buffer } = {},
): Promise<RawAnswer> {
  const answer = await new Promise<string>((resolve, reject) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text);
      if (keepWriting) socket.write(keepWriting);
    });
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      received += part;
      if (isComplete(received)) socket.destroy();
    });
    socket.on('close', () => {
      resolve(received);
    });
    // A refused upload is reset while we still write; what was answered before counts.
    socket.on('error', (error) => {
      if (received === '') reject(error);
    });
  });
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  return {
    status: Number(head.split(' ')[1]),
    headers: head.toLowerCase(),
    body: rest.join('\r\n\r\n'),
  };
}

function isComplete(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(answer)?.[1];
  return (
    end > 0 && length !== undefined && Buffer.byteLength(answer.slice(end + 4)) >= Number(length)
  );
}
