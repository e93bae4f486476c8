// What the web host promises:
//   * it answers on this machine alone, under its own names, to its own page, and to nobody without
//     the key
//   * each refusal is a Reply with its own reason and leaks nothing
//   * the start key works once; a session ends when its person signs out, when nobody used it for
//     long, and with the program
//   * whatever is sent (size, type, speed, path), it refuses and lives on
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScreenFiles } from '#adapters/screen-files.ts';
import { createAccess } from '#web/guard.ts';
import { startWebHost, type WebHost } from '#web/host.ts';
import { sendRaw } from '#tests/support/raw-http.ts';
import { stubApp, stubOverview, type StubApp } from '#tests/support/stub-app.ts';

let folder: string;
let host: WebHost;
let app: StubApp;
let session: string;
const own = () => `http://127.0.0.1:${host.port}`;
const tokenOf = (address: string) => address.split('#token=')[1]!;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiezbrief-host-'));
  const screen = join(folder, 'screen');
  await mkdir(join(screen, 'assets'), { recursive: true });
  await writeFile(join(screen, 'index.html'), '<!doctype html><title>Kiezbrief</title>');
  await writeFile(join(screen, 'assets', 'main-abc.js'), 'export {};');
  await writeFile(join(folder, 'secret.html'), 'geheim');
  app = stubApp();
  host = await startWebHost({
    app,
    screen: await openScreenFiles(screen),
    port: 0,
    limits: { headersMs: 300 },
  });
  session = await exchange(tokenOf(host.newAddress()));
});
afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

async function post(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; reply: unknown; headers: Headers }> {
  const response = await fetch(own() + path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, reply: await response.json(), headers: response.headers };
}
async function exchange(token: string): Promise<string> {
  const { reply } = await post('/api/session', { token });
  return (reply as { value: { session: string } }).value.session;
}
const bearer = () => ({ authorization: `Bearer ${session}` });
const failure = (code: string, data: object = {}) => ({ ok: false, error: { code, data } });

describe('the key', () => {
  it('lets the page in that exchanged it', async () => {
    expect(await post('/api/overview.get', {}, bearer())).toMatchObject({
      status: 200,
      reply: { ok: true, value: stubOverview },
    });
  });

  it('has 256 bits, travels in the fragment and is another one each time', () => {
    const [first, second] = [host.newAddress(), host.newAddress()];
    expect(new URL(first).pathname + new URL(first).search).toBe('/');
    expect(Buffer.from(tokenOf(first), 'base64url')).toHaveLength(32);
    expect(tokenOf(second)).not.toBe(tokenOf(first));
  });

  it('works once; a second exchange is refused and the first session lives on', async () => {
    const token = tokenOf(host.newAddress());
    const first = await exchange(token);
    expect(await post('/api/session', { token })).toMatchObject({
      status: 403,
      reply: failure('host.token-wrong'),
    });
    expect(await post('/api/overview.get', {}, { authorization: `Bearer ${first}` })).toMatchObject(
      { status: 200 },
    );
  });

  it('does not open the contract itself, and a session key cannot be exchanged', async () => {
    const token = tokenOf(host.newAddress());
    expect(await post('/api/overview.get', {}, { authorization: `Bearer ${token}` })).toMatchObject(
      { status: 403, reply: failure('host.token-wrong') },
    );
    expect(await post('/api/session', { token: session })).toMatchObject({
      status: 403,
      reply: failure('host.token-wrong'),
    });
  });

  it.each([
    ['none', {}, 'host.token-missing'],
    ['another scheme', { authorization: 'Basic eDp5' }, 'host.token-missing'],
    ['a wrong one', { authorization: `Bearer ${'A'.repeat(43)}` }, 'host.token-wrong'],
    ['a short one', { authorization: 'Bearer x' }, 'host.token-wrong'],
  ])(
    'is asked for: %s is refused before anything is executed',
    async (_what, headers: Record<string, string>, code) => {
      const before = app.calls.length;
      for (const path of ['/api/overview.get', '/api/nothing.such', '/api/constructor'])
        expect(await post(path, {}, headers)).toMatchObject({ status: 403, reply: failure(code) });
      const events = await fetch(`${own()}/api/events`, { headers });
      expect([events.status, await events.json()]).toEqual([403, failure(code)]);
      expect(app.calls).toHaveLength(before);
    },
  );

  it.each([[{}], [{ token: '' }], [{ token: 7 }], [{ token: ['x'] }], [null], ['x']])(
    'is not exchanged for %j',
    async (body) => {
      expect(await post('/api/session', JSON.stringify(body))).toMatchObject({
        status: 403,
        reply: failure('host.token-missing'),
      });
    },
  );
});

describe('a session', () => {
  const ended = failure('host.token-wrong');
  const signOut = async (key: string) => {
    const response = await fetch(`${own()}/api/session`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${key}` },
    });
    return { status: response.status, reply: (await response.json()) as unknown };
  };

  it('that signed out is worth nothing any more; its events end, other sessions go on', async () => {
    const key = await exchange(tokenOf(host.newAddress()));
    const events = await fetch(`${own()}/api/events`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe(': ready\n\n');
    expect(await signOut(key)).toEqual({ status: 200, reply: { ok: true, value: null } });
    expect((await reader.read()).done).toBe(true);
    expect(await post('/api/overview.get', {}, { authorization: `Bearer ${key}` })).toMatchObject({
      status: 403,
      reply: ended,
    });
    expect(
      (await fetch(`${own()}/api/events`, { headers: { authorization: `Bearer ${key}` } })).status,
    ).toBe(403);
    expect(await signOut(key)).toMatchObject({ status: 403, reply: ended });
    expect(await post('/api/overview.get', {}, bearer())).toMatchObject({ status: 200 });
  });

  it('cannot be ended without its key', async () => {
    expect(await signOut('A'.repeat(43))).toMatchObject({ status: 403 });
    expect((await fetch(`${own()}/api/session`, { method: 'DELETE' })).status).toBe(403);
    expect(await post('/api/overview.get', {}, bearer())).toMatchObject({ status: 200 });
  });

  it('nobody used for long is over; each call lets it go on', () => {
    let now = 0;
    const access = createAccess({ now: () => now, idleMs: 100 });
    const key = access.exchange(access.newStartKey());
    const ask = () => access.check(`Bearer ${key}`);
    const opened = ask();
    for (now of [90, 180, 270]) expect(ask().isOver()).toBe(false);
    now = 371;
    expect(opened.isOver()).toBe(true);
    expect(ask).toThrow(expect.objectContaining({ code: 'host.token-wrong' }));
  });

  it('ends with the program: the next one knows no earlier key', async () => {
    const next = await startWebHost({ app, screen: () => Promise.resolve(undefined), port: 0 });
    const answer = await fetch(`http://127.0.0.1:${next.port}/api/overview.get`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', ...bearer() },
    });
    expect([answer.status, await answer.json()]).toEqual([403, ended]);
    await next.close();
  });
});

describe('foreign pages', () => {
  it.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1',
    'localhost',
    '127.0.0.1:1',
    '127.0.0.1.evil.example',
    '[::1]',
    '',
  ])('are refused under the name "%s" (DNS rebinding)', async (name) => {
    for (const target of ['GET /', 'GET /assets/main-abc.js', 'POST /api/overview.get']) {
      const answer = await sendRaw(
        host.port,
        `${target} HTTP/1.1\r\nHost: ${name}\r\nAuthorization: Bearer ${session}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
      );
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.body).not.toContain('doctype');
      if (answer.body !== '' && answer.body !== '400')
        expect(JSON.parse(answer.body)).toEqual(failure('host.foreign-host'));
    }
  });

  it('are refused with a Reply that says so', async () => {
    const answer = await sendRaw(
      host.port,
      `POST /api/overview.get HTTP/1.1\r\nHost: evil.example:${host.port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );
    expect([answer.status, JSON.parse(answer.body)]).toEqual([403, failure('host.foreign-host')]);
  });

  it.each([
    'http://evil.example',
    'https://127.0.0.1',
    'null',
    'http://127.0.0.1:1',
    'http://localhost.evil.example',
  ])('are refused with the origin %s although they hold the key', async (origin) => {
    expect(await post('/api/overview.get', {}, { ...bearer(), origin })).toMatchObject({
      status: 403,
      reply: failure('host.foreign-origin'),
    });
    expect(await post('/api/session', { token: 'x' }, { origin })).toMatchObject({
      status: 403,
      reply: failure('host.foreign-origin'),
    });
  });

  it.each(['cross-site', 'same-site'])(
    'are refused when the browser calls the request %s',
    async (site) => {
      const answer = await sendRaw(
        host.port,
        `GET /assets/main-abc.js HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nSec-Fetch-Site: ${site}\r\nConnection: close\r\n\r\n`,
      );
      expect([answer.status, JSON.parse(answer.body)]).toEqual([
        403,
        failure('host.foreign-origin'),
      ]);
    },
  );

  it('get no permission to read: there are no CORS headers', async () => {
    const response = await fetch(own(), {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.status).toBe(404);
  });

  it('may open the first page by a link, and nothing else', async () => {
    const open = (path: string) =>
      sendRaw(
        host.port,
        `GET ${path} HTTP/1.1\r\nHost: localhost:${host.port}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\nConnection: close\r\n\r\n`,
      );
    expect((await open('/')).status).toBe(200);
    expect((await open('/api/events')).status).toBe(403);
  });
});

describe('requests', () => {
  it('are answered for exactly what the contract names', async () => {
    for (const name of [
      'nothing.such',
      'constructor',
      '__proto__',
      'settings.constructor',
      'settings.__proto__',
      'toString.call',
      'settings',
      'settings.',
      '.get',
      'settings.get.x',
      'settings%2Eget%2F..',
    ]) {
      expect(await post(`/api/${name}`, {}, bearer()), name).toMatchObject({
        status: 404,
        reply: failure('api.unknown-method'),
      });
    }
    const get = await fetch(`${own()}/api/overview.get`, { headers: bearer() });
    expect([get.status, await get.json()]).toEqual([404, failure('api.unknown-method')]);
  });

  it('are answered with the status of the kind of their error', async () => {
    expect(await post('/api/deliveries.get', { id: 'dlv_1' }, bearer())).toMatchObject({
      status: 404,
      reply: failure('delivery.not-found', { id: 'dlv_1' }),
    });
    expect(await post('/api/deliveries.get', { id: 'x' }, bearer())).toMatchObject({
      status: 400,
      reply: { error: { code: 'input.invalid' } },
    });
    expect(await post('/api/settings.get', {}, bearer())).toMatchObject({
      status: 500,
      reply: failure('internal', { incident: 'test' }),
    });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    '',
  ])('of type "%s" are refused: a form on a foreign page could send them', async (type) => {
    expect(
      await post('/api/overview.get', '{}', { ...bearer(), 'content-type': type }),
    ).toMatchObject({ status: 400, reply: failure('input.not-json') });
  });

  it.each(['', '{', '{"a":1}x', '\u0000'])('that are not JSON (%j) are refused', async (body) => {
    expect(await post('/api/overview.get', body, bearer())).toMatchObject({
      status: 400,
      reply: failure('input.not-json'),
    });
  });

  it('of 30 MB are refused for a method that takes no file, announced or not, and nothing is executed', async () => {
    const before = app.calls.length;
    const tooLarge = failure('input.too-large', { maxBytes: 1024 * 1024 });
    const head = `POST /api/overview.get HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nAuthorization: Bearer ${session}\r\nContent-Type: application/json\r\n`;
    const size = 30 * 1024 * 1024;
    const announced = await sendRaw(host.port, `${head}Content-Length: ${size}\r\n\r\n`, {
      keepWriting: Buffer.alloc(size, 32),
    });
    expect([announced.status, JSON.parse(announced.body)]).toEqual([400, tooLarge]);
    const chunked = await sendRaw(
      host.port,
      `${head}Transfer-Encoding: chunked\r\n\r\n${size.toString(16)}\r\n`,
      { keepWriting: Buffer.alloc(size, 32) },
    );
    expect([chunked.status, JSON.parse(chunked.body)]).toEqual([400, tooLarge]);
    expect(app.calls).toHaveLength(before);
    expect(await post('/api/overview.get', {}, bearer())).toMatchObject({ status: 200 });
  });

  it('of 30 MB arrive where the method takes a file', async () => {
    const file = Buffer.alloc(22 * 1024 * 1024, 'a').toString('base64');
    expect(
      await post('/api/actors.previewImport', { fileName: 'liste.csv', file }, bearer()),
    ).toMatchObject({ status: 400, reply: failure('import.no-rows') });
  });

  it('with endless headers are cut off', async () => {
    const slow = await sendRaw(
      host.port,
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nX-Slow: `,
    );
    expect(slow.status).toBe(408);
    const large = await sendRaw(host.port, `GET / HTTP/1.1\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`);
    expect(large.status).toBe(431);
    expect((await fetch(own())).status).toBe(200);
  });
});

describe('the page', () => {
  it('comes with a strict policy, and so does every other answer', async () => {
    const answers = [
      await fetch(own()),
      await fetch(`${own()}/nothing`),
      await post('/api/overview.get', {}, bearer()),
      await post('/api/overview.get', {}),
    ];
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'$/,
      );
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
    }
    expect((await fetch(own())).headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('keeps hashed files for ever', async () => {
    expect((await fetch(`${own()}/assets/main-abc.js`)).headers.get('cache-control')).toContain(
      'immutable',
    );
  });

  it.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/..%5csecret.html',
    '/..\\secret.html',
    '//secret.html',
    '/./../secret.html',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.html',
    '/%252e%252e/secret.html',
    '/index.html%00.js',
    '/index.html/../../secret.html',
    '/%c0%ae%c0%ae/secret.html',
    '/%',
    '/C:/Windows/win.ini',
    '/file:///etc/passwd',
    'http://evil.example/../secret.html',
    '/constructor',
    '/__proto__',
  ])('does not lead out of its folder: %s', async (path) => {
    const answer = await sendRaw(
      host.port,
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body).not.toContain('geheim');
    expect(answer.headers).toContain('content-security-policy');
  });
});

describe('events', () => {
  it('reach a page that holds the key, and stop when it leaves', async () => {
    const leave = new AbortController();
    const response = await fetch(`${own()}/api/events`, {
      headers: bearer(),
      signal: leave.signal,
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe(': ready\n\n');
    app.events.publish('settings.changed', {});
    expect((await reader.read()).value).toBe('data: {"name":"settings.changed","data":{}}\n\n');
    leave.abort();
    await expect(reader.read()).rejects.toThrow();
  });
});

describe('the port', () => {
  it('is on loopback only', async () => {
    await expect(fetch(`http://[::1]:${host.port}/`)).rejects.toThrow();
  });

  it('that belongs to somebody else is named, and nobody is attached to', async () => {
    let visits = 0;
    const other = createServer(() => {
      visits += 1;
    });
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    const { port } = other.address() as AddressInfo;
    await expect(
      startWebHost({ app, screen: () => Promise.resolve(undefined), port }),
    ).rejects.toMatchObject({ code: 'host.port-busy', data: { port } });
    expect(visits).toBe(0);
    await new Promise((resolve) => other.close(resolve));
  });

  it('is free again after closing, with event streams open', async () => {
    const short = await startWebHost({ app, screen: () => Promise.resolve(undefined), port: 0 });
    const headers = { 'content-type': 'application/json' };
    const exchanged = await fetch(`http://127.0.0.1:${short.port}/api/session`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ token: tokenOf(short.newAddress()) }),
    });
    const { value } = (await exchanged.json()) as { value: { session: string } };
    const stream = await fetch(`http://127.0.0.1:${short.port}/api/events`, {
      headers: { authorization: `Bearer ${value.session}` },
    });
    await short.close();
    await stream.text().catch(() => undefined);
    const again = await startWebHost({
      app,
      screen: () => Promise.resolve(undefined),
      port: short.port,
    });
    expect(again.port).toBe(short.port);
    await again.close();
  });
});
