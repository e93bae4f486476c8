// The built screen over the real web host, in a real Chromium: one window, walked through by
// addresses, listened to all the time.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openScreenFiles, rendererFolder } from '#create-app';
import type { App } from '#shared/define.ts';
import { startWebHost } from '#web/host.ts';
import { ensureBuilt } from './ensure-built.ts';

export interface Window {
  readonly page: Page;
  /** Requests to anybody else, errors in the console, violations of the policy. */
  readonly problems: readonly string[];
  /** Goes to the part of the address behind `#` and waits until the view stands still. */
  go(hash: string): Promise<void>;
  close(): Promise<void>;
}

export interface BuiltScreen {
  open(options: BrowserContextOptions & { language?: 'de' | 'en' }): Promise<Window>;
  close(): Promise<void>;
}

export async function serveBuiltScreen(app: App, browser: Browser): Promise<BuiltScreen> {
  await ensureBuilt();
  const host = await startWebHost({
    app,
    screen: await openScreenFiles(rendererFolder()),
    port: 0,
  });
  const own = `http://127.0.0.1:${host.port}/`;
  return {
    async open({ language = 'de', ...options }) {
      const context = await browser.newContext({
        locale: language === 'de' ? 'de-DE' : 'en-GB',
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('request', (request) => {
        if (!/^(?:blob|data|about):/.test(request.url()) && !request.url().startsWith(own))
          problems.push(request.url());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      await page.goto(host.newAddress());
      await page.locator('h1').waitFor();
      return {
        page,
        problems,
        async go(hash) {
          await page.evaluate((target) => {
            location.hash = target;
          }, hash);
          await standsStill(page);
        },
        close: () => context.close(),
      };
    },
    close: () => host.close(),
  };
}

/** Nothing is loading, and the page has looked the same for half a second. */
export async function standsStill(page: Page): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    let timer;
    const calm = () => {
      if (document.querySelector('h1') && !document.querySelector('[aria-busy=true]')) { watch.disconnect(); resolve(); } else later();
    };
    const later = () => { clearTimeout(timer); timer = setTimeout(calm, 500); };
    const watch = new MutationObserver(later);
    watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    later();
  })`);
}
