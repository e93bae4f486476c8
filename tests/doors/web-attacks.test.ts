// What other programs on this machine do to the web host over raw sockets, and what comes of it:
// nothing.
//   * broken, smuggled and half-sent requests are refused, whatever they claim, and are never
//     executed
//   * who has no key learns nothing
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methodNames } from '#shared/api.ts';
import { rawHost, status, type RawHost } from '#tests/support/raw-host.ts';

let web: RawHost;
beforeAll(async () => {
  web = await rawHost();
});
afterAll(() => web.host.close());

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
      refused(await web.request('GET /', `Host: ${name.replace('@', String(web.host.port))}\r\n`)),
    ).toBe(true);
  });

  it('no name, two names, and a foreign name beside an own address are refused', async () => {
    for (const headers of [
      '',
      `Host: ${web.own}\r\nHost: evil.example\r\n`,
      `Host: evil.example\r\nHost: ${web.own}\r\n`,
    ])
      expect(refused(await web.request('GET /', headers))).toBe(true);
    expect(refused(await web.raw('GET / HTTP/1.0\r\n\r\n'))).toBe(true);
    expect(refused(await web.request('GET http://evil.example/'))).toBe(true);
    expect(refused(await web.request(`GET http://${web.own}/`, 'Host: evil.example\r\n'))).toBe(
      true,
    );
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
        await web.post(
          '/api/overview.get',
          '{}',
          `${web.bearer}${header}: ${origin.replace('@', web.own)}\r\n`,
        ),
      ),
    ).toBe(403);
  });
});

describe('keys', () => {
  it('are asked for by every method', async () => {
    const before = web.app.calls.length;
    for (const name of methodNames)
      expect(status(await web.post(`/api/${name}`, '{}')), name).toBe(403);
    expect(web.app.calls).toHaveLength(before);
  });

  it('that are not one open nothing', async () => {
    for (const given of [
      'Bearer ',
      'Bearer x',
      `bearer ${web.session}`,
      `Bearer ${web.key}`,
      'Basic eDp4',
      `Bearer ${'a'.repeat(15_000)}`,
      'Bearer undefined',
      'Bearer null',
    ]) {
      expect(
        status(await web.post('/api/overview.get', '{}', `Authorization: ${given}\r\n`)),
        given.slice(0, 20),
      ).toBe(403);
    }
    for (const body of [
      '{"token":[]}',
      '{"token":{"length":43}}',
      `{"token":"${web.key}"}`,
      `{"token":"${web.key}x"}`,
      '[]',
      'null',
      '{"__proto__":{"token":"x"}}',
    ]) {
      expect(status(await web.post('/api/session', body)), body.slice(0, 20)).toBe(403);
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
    const before = web.app.calls.length;
    const answer = await web.raw(
      `POST /api/overview.get HTTP/1.1\r\nHost: ${web.own}\r\n${web.bearer}Content-Type: application/json\r\n${framing}\r\n\r\n2\r\n{}\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
    );
    expect(refused(answer)).toBe(true);
    expect(web.app.calls).toHaveLength(before);
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
    expect(refused(await web.raw(text))).toBe(true);
  });

  it('leave the host in order', async () => {
    expect(await web.ownCall()).toBe(200);
  });

  it.each(['PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH', 'CONNECT', 'BREW', 'GET\t'])(
    '%s asks for nothing we have',
    async (method) => {
      expect(refused(await web.request(`${method} /`))).toBe(true);
    },
  );

  it('of JSON that is too deep, or means to change what objects are, change nothing', async () => {
    for (const body of ['['.repeat(400_000), '[]', '1', '"x"', '\xef\xbb\xbf{}'])
      expect(status(await web.post('/api/overview.get', body, web.bearer)), body.slice(0, 5)).toBe(
        400,
      );
    for (const body of ['{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}'])
      await web.post('/api/overview.get', body, web.bearer);
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });
});

it('a refusal made by Node itself tells nothing about the host', async () => {
  expect(await web.raw('GET\r\n\r\n')).toBe(
    'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n',
  );
});
