// What other programs on this machine do to the web host over raw sockets, and what comes of it:
// nothing.
//   * broken, smuggled and half-sent requests are refused, whatever they claim, and are never
//     executed
//   * who has no key learns nothing and keeps nobody else out: with a thousand silent connections,
//     with as many half-sent headers, with thousands of questions in one packet, and with a program
//     that keeps that up, an own call is answered
//   * who has the key cannot shut the office out either, by opening streams without end
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { methodNames } from '#shared/api.ts';
import { startWebHost, type WebHost } from '#web/host.ts';
import { stubApp, type StubApp } from '#tests/support/stub-app.ts';

let host: WebHost;
let app: StubApp;
let session: string;
let key: string;
let pagesAsked = 0;
const own = () => `127.0.0.1:${host.port}`;
const page = new TextEncoder().encode('<!doctype html><title>Kiezbrief</title>');

beforeAll(async () => {
  app = stubApp();
  const screen = (path: string) => {
    pagesAsked += 1;
    return Promise.resolve(
      path === '/'
        ? { bytes: page, contentType: 'text/html; charset=utf-8', isImmutable: false }
        : undefined,
    );
  };
  host = await startWebHost({ app, screen, port: 0 });
  key = host.newAddress().split('#token=')[1]!;
  const answer = await fetch(`http://${own()}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: key }),
  });
  session = ((await answer.json()) as { value: { session: string } }).value.session;
});
afterAll(() => host.close());

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
const askForPage = () => `GET / HTTP/1.1\r\nHost: ${own()}\r\n\r\n`;
const status = (answer: string) => Number(answer.split(' ')[1]);
const bearer = () => `Authorization: Bearer ${session}\r\n`;
const request = (line: string, headers = `Host: ${own()}\r\n`, body = '', quietMs = 1000) =>
  raw(`${line} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n${body}`, quietMs);
const post = (path: string, body: string, headers = '', quietMs = 1000) =>
  request(
    `POST ${path}`,
    `Host: ${own()}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${headers}`,
    body,
    quietMs,
  );
/**
 * As patient as a person: how fast the answer comes is the machine's affair, that it comes is the
 * promise.
 */
const ownCall = async () => status(await post('/api/overview.get', '{}', bearer(), 20_000));
const refused = (answer: string) =>
  answer === '' || (status(answer) >= 400 && status(answer) < 500);

describe('names and origins', () => {
  it.each([
    'LOCALHOST:@.',
    'localhost.:@',
    '127.1:@',
    '2130706433:@',
    '0x7f.1:@',
    '[::ffff:127.0.0.1]:@',
    '0.0.0.0:@',
    '127.0.0.1:@@evil.example',
    'evil.example#127.0.0.1:@',
    '127.0.0.1:@, evil.example',
    '127.0.0.1:0@',
    'localhost:@\u0000',
    'kiezbrief.localhost:@',
  ])('%s is not ours', async (name) => {
    expect(
      refused(await request('GET /', `Host: ${name.replace('@', String(host.port))}\r\n`)),
    ).toBe(true);
  });

  it('no name, two names, and a foreign name beside an own address are refused', async () => {
    for (const headers of [
      '',
      `Host: ${own()}\r\nHost: evil.example\r\n`,
      `Host: evil.example\r\nHost: ${own()}\r\n`,
    ])
      expect(refused(await request('GET /', headers))).toBe(true);
    expect(refused(await raw('GET / HTTP/1.0\r\n\r\n'))).toBe(true);
    expect(refused(await request('GET http://evil.example/'))).toBe(true);
    expect(refused(await request(`GET http://${own()}/`, 'Host: evil.example\r\n'))).toBe(true);
  });

  it.each([
    'null',
    'https://@',
    'http://@/',
    'http://@.evil.example',
    'http://localhost',
    'file://',
    'HTTP://@',
    'cross-site',
    'same-site',
    'CROSS-SITE',
    'x',
  ])('%s cannot ask', async (origin) => {
    const header = origin.includes(':') || origin === 'null' ? 'Origin' : 'Sec-Fetch-Site';
    expect(
      status(
        await post(
          '/api/overview.get',
          '{}',
          `${bearer()}${header}: ${origin.replace('@', own())}\r\n`,
        ),
      ),
    ).toBe(403);
  });
});

describe('keys', () => {
  it('are asked for by every method', async () => {
    const before = app.calls.length;
    for (const name of methodNames)
      expect(status(await post(`/api/${name}`, '{}')), name).toBe(403);
    expect(app.calls).toHaveLength(before);
  });

  it('that are not one open nothing', async () => {
    for (const given of [
      'Bearer ',
      'Bearer x',
      `bearer ${session}`,
      `Bearer ${key}`,
      'Basic eDp4',
      `Bearer ${'a'.repeat(15_000)}`,
      'Bearer undefined',
      'Bearer null',
    ]) {
      expect(
        status(await post('/api/overview.get', '{}', `Authorization: ${given}\r\n`)),
        given.slice(0, 20),
      ).toBe(403);
    }
    for (const body of [
      '{"token":[]}',
      '{"token":{"length":43}}',
      `{"token":"${key}"}`,
      `{"token":"${key}x"}`,
      '[]',
      'null',
      '{"__proto__":{"token":"x"}}',
    ]) {
      expect(status(await post('/api/session', body)), body.slice(0, 20)).toBe(403);
    }
  });
});

describe('requests that are none', () => {
  it.each([
    'Content-Length: 2\r\nTransfer-Encoding: chunked',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity',
    'Content-Length: 2\r\nContent-Length: 3',
    'Content-Length: -1',
    'Content-Length: 0x2',
    'Content-Length: +2',
    'Transfer-Encoding: xchunked',
    ' Content-Length: 2',
    'Content-Length : 2',
    'X: a\n Content-Length: 2',
    'X: \u0001',
    'Content-Length: 99999999999999999999',
  ])('are refused and carry nothing in with them: %j', async (framing) => {
    const before = app.calls.length;
    const answer = await raw(
      `POST /api/overview.get HTTP/1.1\r\nHost: ${own()}\r\n${bearer()}Content-Type: application/json\r\n${framing}\r\n\r\n2\r\n{}\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
    );
    expect(refused(answer)).toBe(true);
    expect(app.calls).toHaveLength(before);
  });

  it.each([
    '\u0000',
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'GET / HTTP/1.1\r\nHost\r\n\r\n',
    '{}',
    'EHLO x\r\n',
  ])('are answered with a refusal or not at all: %j', async (text) => {
    expect(refused(await raw(text))).toBe(true);
  });

  it('leave the host in order', async () => {
    expect(await ownCall()).toBe(200);
  });

  it.each(['PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH', 'CONNECT', 'BREW', 'GET\t'])(
    '%s asks for nothing we have',
    async (method) => {
      expect(refused(await request(`${method} /`))).toBe(true);
    },
  );

  it('of JSON that is too deep, or means to change what objects are, change nothing', async () => {
    for (const body of ['['.repeat(400_000), '[]', '1', '"x"', '\xef\xbb\xbf{}'])
      expect(status(await post('/api/overview.get', body, bearer())), body.slice(0, 5)).toBe(400);
    for (const body of ['{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}'])
      await post('/api/overview.get', body, bearer());
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });
});

describe('connections without a key', () => {
  /** Gone with the test. */
  const strangers = async (count: number): Promise<Socket[]> => {
    const sockets = Array.from({ length: count }, () =>
      connect(host.port, '127.0.0.1').on('error', () => undefined),
    );
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
    });
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
  it('a thousand that say nothing: an own call is answered', async () => {
    await strangers(1000);
    expect(await ownCall()).toBe(200);
  });

  it('a thousand that begin a request and never end it: likewise', async () => {
    for (const socket of await strangers(1000)) socket.write('GET / HTTP/1.1\r\nX: ');
    expect(await ownCall()).toBe(200);
  });

  it('a thousand that ask for the page and stay: likewise', async () => {
    for (const socket of await strangers(1000))
      socket.write(`GET / HTTP/1.1\r\nHost: ${own()}\r\n\r\n`);
    expect(await ownCall()).toBe(200);
  });

  it('a program that opens new ones as fast as they are closed: every own call is answered', async () => {
    let isOver = false;
    const attack = async () => {
      while (!isOver) {
        await new Promise((resolve) => {
          const socket = connect(host.port, '127.0.0.1', () => {
            socket.write('GET / HTTP/1.1\r\nX: ');
          });
          onTestFinished(() => {
            socket.destroy();
          });
          socket.on('error', resolve).on('close', resolve);
        });
      }
    };
    for (let count = 0; count < 400; count += 1) void attack();
    const codes: number[] = [];
    for (let call = 0; call < 20; call += 1) codes.push(await ownCall());
    isOver = true;
    expect(codes).toEqual(Array.from({ length: 20 }, () => 200));
  });

  it('one that asks ten thousand times before it was answered is asked about once, and closed', async () => {
    const before = pagesAsked;
    expect(await raw(askForPage().repeat(10_000), 10_000)).toBe('');
    expect(pagesAsked - before).toBeLessThanOrEqual(1);
    expect(await ownCall()).toBe(200);
  });

  it('fifty that do so again and again: every own call is answered', async () => {
    let isOver = false;
    const asks = askForPage().repeat(1500);
    const attack = async () => {
      while (!isOver) {
        await new Promise((resolve) => {
          const socket = connect(host.port, '127.0.0.1', () => {
            socket.write(asks);
          });
          onTestFinished(() => {
            socket.destroy();
          });
          socket.on('error', resolve).on('close', resolve).resume();
        });
      }
    };
    for (let count = 0; count < 50; count += 1) void attack();
    const codes: number[] = [];
    for (let call = 0; call < 20; call += 1) codes.push(await ownCall());
    isOver = true;
    expect(codes).toEqual(Array.from({ length: 20 }, () => 200));
  });

  it('one that asks again when it was answered is answered again', async () => {
    const socket = connect(host.port, '127.0.0.1');
    onTestFinished(() => {
      socket.destroy();
    });
    const answers = socket.setEncoding('latin1')[Symbol.asyncIterator]();
    for (let round = 0; round < 20; round += 1) {
      socket.write(askForPage());
      let answer = '';
      while (!answer.endsWith('Kiezbrief</title>')) answer += String((await answers.next()).value);
      expect(status(answer)).toBe(200);
    }
  });

  it('an own page that is open keeps its connection and its events all the while', async () => {
    const events = await fetch(`http://${own()}/api/events`, {
      headers: { authorization: `Bearer ${session}` },
    });
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    onTestFinished(() => reader.cancel());
    expect((await reader.read()).value).toBe(': ready\n\n');
    await strangers(1000);
    app.events.publish('settings.changed', {});
    expect((await reader.read()).value).toContain('settings.changed');
  });
});

it('two hundred streams with the own key: an own call is still answered', async () => {
  const streams = await Promise.all(
    Array.from({ length: 200 }, () =>
      fetch(`http://${own()}/api/events`, { headers: { authorization: `Bearer ${session}` } }),
    ),
  );
  onTestFinished(async () => {
    for (const stream of streams) await stream.body?.cancel().catch(() => undefined);
  });
  expect(await ownCall()).toBe(200);
});

it('a refusal made by Node itself tells nothing about the host', async () => {
  expect(await raw('GET\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
});
