// The window of the Electron double: a real page that loads through the program's own protocol
// handler, with the program's own preload, and whose every request, navigation and new window is
// put to the program's own guards.
import { readFileSync } from 'node:fs';
import type { Frame, Request as PageRequest, Route } from 'playwright-core';
import { launchChromium } from './chromium.ts';

export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

export interface DoublePageOptions {
  readonly url: string;
  readonly preload: string;
  readonly serve: (request: Request) => Promise<Response> | undefined;
  readonly isBlocked: (url: string) => boolean;
  readonly mayNavigate: (url: string, isMainFrame: boolean) => boolean;
  readonly mayOpen: (url: string) => boolean;
  readonly invoke: (frame: SenderFrame, channel: string, parameters: unknown[]) => Promise<unknown>;
}

export interface DoublePage {
  readonly headers: Record<string, string>;
  /** Errors of the page and what its policy refused. */
  readonly problems: string[];
  evaluate(code: string): Promise<unknown>;
  send(channel: string, parameters: unknown[]): Promise<void>;
  close(): Promise<void>;
}

// Chromium has no `app:` scheme of ours; a secure origin that exists nowhere stands for it.
// `.invalid` is never resolved (RFC 6761).
const toPage = (url: string) => url.replace(/^app:\/\/([^/]+)/, 'https://$1.app.invalid');
const toProgram = (url: string) => url.replace(/^https:\/\/([^/]+)\.app\.invalid/, 'app://$1');

/**
 * What a sandboxed preload sees: `require('electron')` with two things in it, and nothing else.
 * Only in the top frame.
 */
const preloadScript = (source: string) => `if (window.top === window) (() => {
  const listeners = new Map();
  window.electronDeliver = (channel, parameters) => { for (const listener of listeners.get(channel) ?? []) listener({}, ...parameters); };
  const electron = {
    contextBridge: { exposeInMainWorld(name, value) { Object.defineProperty(window, name, { value: Object.freeze(value), enumerable: true }); } },
    ipcRenderer: {
      invoke: (channel, ...parameters) => window.electronInvoke(channel, structuredClone(parameters)),
      on(channel, listener) { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); },
      removeListener(channel, listener) { listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener)); },
    },
  };
  const require = (name) => { if (name !== 'electron') throw new Error('module not found: ' + name); return electron; };
  const module = { exports: {} };
  (function (require, module, exports) {
    ${source}
  })(require, module, module.exports);
})();`;

export async function openDoublePage(options: DoublePageOptions): Promise<DoublePage> {
  const browser = await launchChromium({
    steeringPort: Number(process.env['DOUBLE_STEERING_PORT']) || undefined,
  });
  const context = await browser.newContext({ locale: 'de-DE' });
  const page = await context.newPage();
  const problems: string[] = [];
  let isLoading = true;
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });

  const senderOf = (frame: Frame): SenderFrame => ({
    url: toProgram(frame.url()),
    parent: frame.parentFrame() ? {} : null,
  });
  await context.exposeBinding(
    'electronInvoke',
    ({ frame }, channel: string, parameters: unknown[]) =>
      options.invoke(senderOf(frame), channel, parameters),
  );
  await context.addInitScript({ content: preloadScript(readFileSync(options.preload, 'utf8')) });

  await context.route('**/*', async (route: Route, request: PageRequest) => {
    const url = toProgram(request.url());
    if (request.isNavigationRequest()) {
      const frame = frameOf(request);
      // A window that is being opened has no frame yet; whether it may open is asked below.
      if (!frame || frame.page() !== page) {
        await route.abort();
        return;
      }
      const isOwnLoad = frame === page.mainFrame() && isLoading;
      // 204 leaves the page where it is, as a prevented navigation does.
      if (!isOwnLoad && !options.mayNavigate(url, frame === page.mainFrame())) {
        await route.fulfill({ status: 204 });
        return;
      }
    }
    if (options.isBlocked(url)) {
      await route.abort('blockedbyclient');
      return;
    }
    const response = await options.serve({ url, method: request.method() } as Request);
    if (!response) {
      await route.abort('failed');
      return;
    }
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
  context.on('page', (popup) => {
    if (!options.mayOpen(toProgram(popup.url()))) void popup.close();
  });

  const response = await page.goto(toPage(options.url), { waitUntil: 'load' });
  isLoading = false;
  return {
    headers: response?.headers() ?? {},
    problems,
    evaluate: (code) => page.evaluate(code),
    send: (channel, parameters) =>
      page.evaluate(
        ([name, values]) => {
          (
            window as unknown as { electronDeliver(channel: unknown, values: unknown): void }
          ).electronDeliver(name, values);
        },
        [channel, parameters] as const,
      ),
    close: () => browser.close(),
  };
}

function frameOf(request: PageRequest): Frame | undefined {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}
