// Programs on this machine that have no key keep nobody out of the web host, whatever they do:
//   * a thousand silent connections, as many half-sent requests, thousands of requests in one
//     packet, and a program that keeps that up: an own call is answered
//   * whoever asks again before being answered loses the connection; asking one after the other is
//     fine
//   * who has the key cannot shut the office out either, by opening streams without end
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { rawHost, status, type RawHost } from '#tests/support/raw-host.ts';

let web: RawHost;
beforeAll(async () => {
  web = await rawHost();
});
afterAll(() => web.host.close());

describe('connections without a key', () => {
  const strangers = async (count: number): Promise<Socket[]> => {
    const sockets = Array.from({ length: count }, () => web.stranger());
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise((resolve) => {
            socket.once('connect', resolve).once('close', resolve);
          }),
      ),
    );
    return sockets;
  };
  /** Own calls while so many programs send this, each time on a new connection. */
  const callsUnder = async (count: number, text: string): Promise<number[]> => {
    let isOver = false;
    const attack = async () => {
      while (!isOver) {
        await new Promise((resolve) => {
          const socket = web.stranger().on('close', resolve).resume();
          socket.once('connect', () => socket.write(text));
        });
      }
    };
    for (let each = 0; each < count; each += 1) void attack();
    const codes: number[] = [];
    for (let call = 0; call < 20; call += 1) codes.push(await web.ownCall());
    isOver = true;
    return codes;
  };
  const everyCall = Array.from({ length: 20 }, () => 200);

  it('a thousand that say nothing: an own call is answered', async () => {
    await strangers(1000);
    expect(await web.ownCall()).toBe(200);
  });

  it('a thousand that begin a request and never end it: likewise', async () => {
    for (const socket of await strangers(1000)) socket.write('GET / HTTP/1.1\r\nX: ');
    expect(await web.ownCall()).toBe(200);
  });

  it('a thousand that ask for the page and stay: likewise', async () => {
    for (const socket of await strangers(1000))
      socket.write(`GET / HTTP/1.1\r\nHost: ${web.own}\r\n\r\n`);
    expect(await web.ownCall()).toBe(200);
  });

  it('a program that opens new ones as fast as they are closed: every own call is answered', async () => {
    expect(await callsUnder(400, 'GET / HTTP/1.1\r\nX: ')).toEqual(everyCall);
  });

  it('one that asks ten thousand times before it was answered is asked about once, and closed', async () => {
    const before = web.pagesAsked();
    expect(await web.raw(web.askForPage.repeat(10_000), 10_000)).toBe('');
    expect(web.pagesAsked() - before).toBeLessThanOrEqual(1);
    expect(await web.ownCall()).toBe(200);
  });

  it('fifty that do so again and again: every own call is answered', async () => {
    expect(await callsUnder(50, web.askForPage.repeat(1500))).toEqual(everyCall);
  });

  it('one that asks again when it was answered is answered again', async () => {
    const socket = web.stranger();
    const answers = socket.setEncoding('latin1')[Symbol.asyncIterator]();
    for (let round = 0; round < 20; round += 1) {
      socket.write(web.askForPage);
      let answer = '';
      while (!answer.endsWith('Kiezbrief</title>')) answer += String((await answers.next()).value);
      expect(status(answer)).toBe(200);
    }
  });

  it('an own page that is open keeps its connection and its events all the while', async () => {
    const events = await fetch(`http://${web.own}/api/events`, {
      headers: { authorization: `Bearer ${web.session}` },
    });
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    onTestFinished(() => reader.cancel());
    expect((await reader.read()).value).toBe(': ready\n\n');
    await strangers(1000);
    web.app.events.publish('settings.changed', {});
    expect((await reader.read()).value).toContain('settings.changed');
  });
});

it('two hundred streams with the own key: an own call is still answered', async () => {
  const streams = await Promise.all(
    Array.from({ length: 200 }, () =>
      fetch(`http://${web.own}/api/events`, {
        headers: { authorization: `Bearer ${web.session}` },
      }),
    ),
  );
  onTestFinished(async () => {
    for (const stream of streams) await stream.body?.cancel().catch(() => undefined);
  });
  expect(await web.ownCall()).toBe(200);
});
