// What the web host promises:
//   * it answers on this machine alone, and each refusal is a Reply with its own reason and leaks
//     nothing
//   * whatever is sent (size, type, speed, path), it refuses and lives on
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWebHost } from '#web/host.ts';
import { sendRaw } from '#tests/support/raw-http.ts';
import { failure, TestWebHost, tokenOf } from '#tests/support/web-host.ts';

let folder: string;
let web: TestWebHost;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiezbrief-host-'));
  web = await TestWebHost.open(folder);
});
afterAll(async () => {
  await web.host.close();
  await rm(folder, { recursive: true });
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
      expect(await web.post(`/api/${name}`, {}, web.bearer()), name).toMatchObject({
        status: 404,
        reply: failure('api.unknown-method'),
      });
    }
    const get = await fetch(`${web.own()}/api/overview.get`, { headers: web.bearer() });
    expect([get.status, await get.json()]).toEqual([404, failure('api.unknown-method')]);
  });

  it('are answered with the status of the kind of their error', async () => {
    expect(await web.post('/api/deliveries.get', { id: 'dlv_1' }, web.bearer())).toMatchObject({
      status: 404,
      reply: failure('delivery.not-found', { id: 'dlv_1' }),
    });
    expect(await web.post('/api/deliveries.get', { id: 'x' }, web.bearer())).toMatchObject({
      status: 400,
      reply: { error: { code: 'input.invalid' } },
    });
    expect(await web.post('/api/settings.get', {}, web.bearer())).toMatchObject({
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
      await web.post('/api/overview.get', '{}', { ...web.bearer(), 'content-type': type }),
    ).toMatchObject({ status: 400, reply: failure('input.not-json') });
  });

  it.each(['', '{', '{"a":1}x', '\u0000'])('that are not JSON (%j) are refused', async (body) => {
    expect(await web.post('/api/overview.get', body, web.bearer())).toMatchObject({
      status: 400,
      reply: failure('input.not-json'),
    });
  });

  it('of 30 MB are refused for a method that takes no file, announced or not, and nothing is executed', async () => {
    const before = web.app.calls.length;
    const tooLarge = failure('input.too-large', { maxBytes: 1024 * 1024 });
    const head = `POST /api/overview.get HTTP/1.1\r\nHost: 127.0.0.1:${web.host.port}\r\nAuthorization: Bearer ${web.session}\r\nContent-Type: application/json\r\n`;
    const size = 30 * 1024 * 1024;
    const announced = await sendRaw(web.host.port, `${head}Content-Length: ${size}\r\n\r\n`, {
      keepWriting: Buffer.alloc(size, 32),
    });
    expect([announced.status, JSON.parse(announced.body)]).toEqual([400, tooLarge]);
    const chunked = await sendRaw(
      web.host.port,
      `${head}Transfer-Encoding: chunked\r\n\r\n${size.toString(16)}\r\n`,
      { keepWriting: Buffer.alloc(size, 32) },
    );
    expect([chunked.status, JSON.parse(chunked.body)]).toEqual([400, tooLarge]);
    expect(web.app.calls).toHaveLength(before);
    expect(await web.post('/api/overview.get', {}, web.bearer())).toMatchObject({ status: 200 });
  });

  it('of 30 MB arrive where the method takes a file', async () => {
    const file = Buffer.alloc(22 * 1024 * 1024, 'a').toString('base64');
    expect(
      await web.post('/api/actors.previewImport', { fileName: 'liste.csv', file }, web.bearer()),
    ).toMatchObject({ status: 400, reply: failure('import.no-rows') });
  });

  it('with endless headers are cut off', async () => {
    const slow = await sendRaw(
      web.host.port,
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${web.host.port}\r\nX-Slow: `,
    );
    expect(slow.status).toBe(408);
    const large = await sendRaw(
      web.host.port,
      `GET / HTTP/1.1\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
    );
    expect(large.status).toBe(431);
    expect((await fetch(web.own())).status).toBe(200);
  });
});

describe('the page', () => {
  it('comes with a strict policy, and so does every other answer', async () => {
    const answers = [
      await fetch(web.own()),
      await fetch(`${web.own()}/nothing`),
      await web.post('/api/overview.get', {}, web.bearer()),
      await web.post('/api/overview.get', {}),
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
    expect((await fetch(web.own())).headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('keeps hashed files for ever', async () => {
    expect((await fetch(`${web.own()}/assets/main-abc.js`)).headers.get('cache-control')).toContain(
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
      web.host.port,
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${web.host.port}\r\nConnection: close\r\n\r\n`,
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
    const response = await fetch(`${web.own()}/api/events`, {
      headers: web.bearer(),
      signal: leave.signal,
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe(': ready\n\n');
    web.app.events.publish('settings.changed', {});
    expect((await reader.read()).value).toBe('data: {"name":"settings.changed","data":{}}\n\n');
    leave.abort();
    await expect(reader.read()).rejects.toThrow();
  });
});

describe('the port', () => {
  it('is on loopback only', async () => {
    await expect(fetch(`http://[::1]:${web.host.port}/`)).rejects.toThrow();
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
      startWebHost({ app: web.app, screen: () => Promise.resolve(undefined), port }),
    ).rejects.toMatchObject({ code: 'host.port-busy', data: { port } });
    expect(visits).toBe(0);
    await new Promise((resolve) => other.close(resolve));
  });

  it('is free again after closing, with event streams open', async () => {
    const short = await startWebHost({
      app: web.app,
      screen: () => Promise.resolve(undefined),
      port: 0,
    });
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
      app: web.app,
      screen: () => Promise.resolve(undefined),
      port: short.port,
    });
    expect(again.port).toBe(short.port);
    await again.close();
  });
});
