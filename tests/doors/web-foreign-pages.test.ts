// What the web host promises about other pages: it answers under its own names and to its own page
// alone.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '#tests/support/raw-http.ts';
import { failure, TestWebHost } from '#tests/support/web-host.ts';

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
        web.host.port,
        `${target} HTTP/1.1\r\nHost: ${name}\r\nAuthorization: Bearer ${web.session}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
      );
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.body).not.toContain('doctype');
      if (answer.body !== '' && answer.body !== '400')
        expect(JSON.parse(answer.body)).toEqual(failure('host.foreign-host'));
    }
  });

  it('are refused with a Reply that says so', async () => {
    const answer = await sendRaw(
      web.host.port,
      `POST /api/overview.get HTTP/1.1\r\nHost: evil.example:${web.host.port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
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
    expect(await web.post('/api/overview.get', {}, { ...web.bearer(), origin })).toMatchObject({
      status: 403,
      reply: failure('host.foreign-origin'),
    });
    expect(await web.post('/api/session', { token: 'x' }, { origin })).toMatchObject({
      status: 403,
      reply: failure('host.foreign-origin'),
    });
  });

  it.each(['cross-site', 'same-site'])(
    'are refused when the browser calls the request %s',
    async (site) => {
      const answer = await sendRaw(
        web.host.port,
        `GET /assets/main-abc.js HTTP/1.1\r\nHost: 127.0.0.1:${web.host.port}\r\nSec-Fetch-Site: ${site}\r\nConnection: close\r\n\r\n`,
      );
      expect([answer.status, JSON.parse(answer.body)]).toEqual([
        403,
        failure('host.foreign-origin'),
      ]);
    },
  );

  it('get no permission to read: there are no CORS headers', async () => {
    const response = await fetch(web.own(), {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.status).toBe(404);
  });

  it('may open the first page by a link, and nothing else', async () => {
    const open = (path: string) =>
      sendRaw(
        web.host.port,
        `GET ${path} HTTP/1.1\r\nHost: localhost:${web.host.port}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\nConnection: close\r\n\r\n`,
      );
    expect((await open('/')).status).toBe(200);
    expect((await open('/api/events')).status).toBe(403);
  });
});
