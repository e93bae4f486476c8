// The screen as developers see it (with `#/design`), built once and served with the headers every
// door sends; no program behind it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import type { Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { applicationRoot } from '#adapters/places.ts';
import { pageHeaders } from '#shared/page-policy.ts';

const kinds: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface DevelopmentPage {
  readonly address: string;
  close(): Promise<void>;
}

/** Vitest's own NODE_ENV is not `production`, so `import.meta.env.DEV` holds. */
export async function serveDevelopmentPage(
  root = join(applicationRoot(), 'src/renderer'),
): Promise<DevelopmentPage> {
  const built = (await build({
    configFile: false,
    root,
    base: './',
    mode: 'development',
    logLevel: 'error',
    plugins: [vue()],
    build: {
      write: false,
      target: 'chrome130',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  })) as Rolldown.RolldownOutput;
  const files = new Map(
    built.output.map((file) => [
      `/${file.fileName}`,
      file.type === 'chunk' ? file.code : file.source,
    ]),
  );
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url!;
    const content = files.get(path);
    response
      .writeHead(content === undefined ? 404 : 200, {
        ...pageHeaders,
        'content-type': kinds[extname(path)] ?? 'application/octet-stream',
      })
      .end(content);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/**
 * Where Electron's preload leaves its bridge: one that knows the given answers and nothing else.
 */
export async function answerWith(page: Page, answers: Record<string, unknown>): Promise<void> {
  await page.addInitScript((known) => {
    Object.assign(window, {
      kiezbrief: {
        call: (name: string) =>
          Promise.resolve(
            name in known
              ? { ok: true, value: known[name] }
              : { ok: false, error: { code: 'api.unknown-method', data: {} } },
          ),
        subscribe: () => () => undefined,
      },
    });
  }, answers);
}
