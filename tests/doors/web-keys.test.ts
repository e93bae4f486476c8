// What the keys of the web host promise: nobody gets in without one, the start key works once, and
// a session ends when its person signs out, when nobody used it for long, and with the program.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccess } from '#web/guard.ts';
import { startWebHost } from '#web/host.ts';
import { stubOverview } from '#tests/support/stub-app.ts';
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

describe('the key', () => {
  it('lets the page in that exchanged it', async () => {
    expect(await web.post('/api/overview.get', {}, web.bearer())).toMatchObject({
      status: 200,
      reply: { ok: true, value: stubOverview },
    });
  });

  it('has 256 bits, travels in the fragment and is another one each time', () => {
    const [first, second] = [web.host.newAddress(), web.host.newAddress()];
    expect(new URL(first).pathname + new URL(first).search).toBe('/');
    expect(Buffer.from(tokenOf(first), 'base64url')).toHaveLength(32);
    expect(tokenOf(second)).not.toBe(tokenOf(first));
  });

  it('works once; a second exchange is refused and the first session lives on', async () => {
    const token = tokenOf(web.host.newAddress());
    const first = await web.exchange(token);
    expect(await web.post('/api/session', { token })).toMatchObject({
      status: 403,
      reply: failure('host.token-wrong'),
    });
    expect(
      await web.post('/api/overview.get', {}, { authorization: `Bearer ${first}` }),
    ).toMatchObject({ status: 200 });
  });

  it('does not open the contract itself, and a session key cannot be exchanged', async () => {
    const token = tokenOf(web.host.newAddress());
    expect(
      await web.post('/api/overview.get', {}, { authorization: `Bearer ${token}` }),
    ).toMatchObject({ status: 403, reply: failure('host.token-wrong') });
    expect(await web.post('/api/session', { token: web.session })).toMatchObject({
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
      const before = web.app.calls.length;
      for (const path of ['/api/overview.get', '/api/nothing.such', '/api/constructor'])
        expect(await web.post(path, {}, headers)).toMatchObject({
          status: 403,
          reply: failure(code),
        });
      const events = await fetch(`${web.own()}/api/events`, { headers });
      expect([events.status, await events.json()]).toEqual([403, failure(code)]);
      expect(web.app.calls).toHaveLength(before);
    },
  );

  it.each([[{}], [{ token: '' }], [{ token: 7 }], [{ token: ['x'] }], [null], ['x']])(
    'is not exchanged for %j',
    async (body) => {
      expect(await web.post('/api/session', JSON.stringify(body))).toMatchObject({
        status: 403,
        reply: failure('host.token-missing'),
      });
    },
  );
});

describe('a session', () => {
  const ended = failure('host.token-wrong');
  const signOut = async (key: string) => {
    const response = await fetch(`${web.own()}/api/session`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${key}` },
    });
    return { status: response.status, reply: (await response.json()) as unknown };
  };

  it('that signed out is worth nothing any more; its events end, other sessions go on', async () => {
    const key = await web.exchange(tokenOf(web.host.newAddress()));
    const events = await fetch(`${web.own()}/api/events`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe(': ready\n\n');
    expect(await signOut(key)).toEqual({ status: 200, reply: { ok: true, value: null } });
    expect((await reader.read()).done).toBe(true);
    expect(
      await web.post('/api/overview.get', {}, { authorization: `Bearer ${key}` }),
    ).toMatchObject({
      status: 403,
      reply: ended,
    });
    expect(
      (await fetch(`${web.own()}/api/events`, { headers: { authorization: `Bearer ${key}` } }))
        .status,
    ).toBe(403);
    expect(await signOut(key)).toMatchObject({ status: 403, reply: ended });
    expect(await web.post('/api/overview.get', {}, web.bearer())).toMatchObject({ status: 200 });
  });

  it('cannot be ended without its key', async () => {
    expect(await signOut('A'.repeat(43))).toMatchObject({ status: 403 });
    expect((await fetch(`${web.own()}/api/session`, { method: 'DELETE' })).status).toBe(403);
    expect(await web.post('/api/overview.get', {}, web.bearer())).toMatchObject({ status: 200 });
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
    const next = await startWebHost({
      app: web.app,
      screen: () => Promise.resolve(undefined),
      port: 0,
    });
    const answer = await fetch(`http://127.0.0.1:${next.port}/api/overview.get`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', ...web.bearer() },
    });
    expect([answer.status, await answer.json()]).toEqual([403, ended]);
    await next.close();
  });
});
