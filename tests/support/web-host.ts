// The web host in front of a stub of the program, with a session of its own and a screen to serve.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openScreenFiles } from '#adapters/screen-files.ts';
import { startWebHost, type WebHost } from '#web/host.ts';
import { stubApp, type StubApp } from './stub-app.ts';

export class TestWebHost {
  readonly host: WebHost;
  readonly app: StubApp;
  #session = '';

  private constructor(host: WebHost, app: StubApp) {
    this.host = host;
    this.app = app;
  }

  /** `folder` is filled with a screen. */
  static async open(folder: string): Promise<TestWebHost> {
    const screen = join(folder, 'screen');
    await mkdir(join(screen, 'assets'), { recursive: true });
    await writeFile(join(screen, 'index.html'), '<!doctype html><title>Kiezbrief</title>');
    await writeFile(join(screen, 'assets', 'main-abc.js'), 'export {};');
    await writeFile(join(folder, 'secret.html'), 'geheim');
    const app = stubApp();
    const host = await startWebHost({
      app,
      screen: await openScreenFiles(screen),
      port: 0,
      limits: { headersMs: 300 },
    });
    const web = new TestWebHost(host, app);
    web.#session = await web.exchange(tokenOf(host.newAddress()));
    return web;
  }

  get session(): string {
    return this.#session;
  }

  own(): string {
    return `http://127.0.0.1:${this.host.port}`;
  }

  bearer() {
    return { authorization: `Bearer ${this.#session}` };
  }

  async post(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; reply: unknown; headers: Headers }> {
    const response = await fetch(this.own() + path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
    return { status: response.status, reply: await response.json(), headers: response.headers };
  }

  async exchange(token: string): Promise<string> {
    const { reply } = await this.post('/api/session', { token });
    return (reply as { value: { session: string } }).value.session;
  }
}

export const tokenOf = (address: string): string => address.split('#token=')[1]!;

export const failure = (code: string, data: object = {}) => ({ ok: false, error: { code, data } });
