// The web host of a stub, and raw sockets that speak to it: what a client library would never send.
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { startWebHost } from '#web/host.ts';
import { stubApp } from './stub-app.ts';

const page = new TextEncoder().encode('<!doctype html><title>Kiezbrief</title>');

export const status = (answer: string) => Number(answer.split(' ')[1]);

/** With one session; close it when done. */
export async function rawHost() {
  const app = stubApp();
  let pagesAsked = 0;
  const host = await startWebHost({
    app,
    port: 0,
    screen: (path) => {
      pagesAsked += 1;
      return Promise.resolve(
        path === '/'
          ? { bytes: page, contentType: 'text/html; charset=utf-8', isImmutable: false }
          : undefined,
      );
    },
  });
  const own = `127.0.0.1:${host.port}`;
  const key = host.newAddress().split('#token=')[1]!;
  const exchanged = await fetch(`http://${own}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: key }),
  });
  const { session } = ((await exchanged.json()) as { value: { session: string } }).value;

  /** Gone with the test. */
  const stranger = (): Socket => {
    const socket = connect(host.port, '127.0.0.1').on('error', () => undefined);
    onTestFinished(() => {
      socket.destroy();
    });
    return socket;
  };
  /**
   * What comes back until the other side closes; after a second of silence nobody waits any longer.
   */
  const raw = (text: string, quietMs = 1000) =>
    new Promise<string>((resolve) => {
      let got = '';
      const socket = connect(host.port, '127.0.0.1', () => {
        socket.write(text, 'latin1');
      });
      socket.setEncoding('latin1').setTimeout(quietMs, () => socket.destroy());
      socket.on('data', (part: string) => {
        got += part;
      });
      socket.on('close', () => {
        resolve(got);
      });
      socket.on('error', () => undefined);
    });
  const bearer = `Authorization: Bearer ${session}\r\n`;
  const request = (line: string, headers = `Host: ${own}\r\n`, body = '', quietMs = 1000) =>
    raw(`${line} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n${body}`, quietMs);
  const post = (path: string, body: string, headers = '', quietMs = 1000) =>
    request(
      `POST ${path}`,
      `Host: ${own}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${headers}`,
      body,
      quietMs,
    );
  return {
    host,
    app,
    key,
    session,
    own,
    bearer,
    stranger,
    raw,
    request,
    post,
    askForPage: `GET / HTTP/1.1\r\nHost: ${own}\r\n\r\n`,
    pagesAsked: () => pagesAsked,
    /**
     * As patient as a person: how fast the answer comes is the machine's affair, that it comes is
     * the promise.
     */
    ownCall: async () => status(await post('/api/overview.get', '{}', bearer, 20_000)),
  };
}
export type RawHost = Awaited<ReturnType<typeof rawHost>>;
