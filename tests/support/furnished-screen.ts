// The built screen on an office that has worked for a while. A window closes with its test, and
// must have been quiet until then.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import type { KiezbriefClient } from '#shared/api.ts';
import { createClient } from '#shared/client.ts';
import { serveBuiltScreen, type BuiltScreen, type Window } from './built-screen.ts';
import { launchChromium } from './chromium.ts';
import { furnish, type Views } from './full-office.ts';
import { openTestApp, type TestApp } from './test-app.ts';

export interface FurnishedScreen {
  readonly client: KiezbriefClient;
  readonly views: Views;
  open(options?: Parameters<BuiltScreen['open']>[0]): Promise<Window>;
}

/** Call once in a file: one program and one browser for all its tests. */
export function useFurnishedScreen(): FurnishedScreen {
  let app: TestApp;
  let client: KiezbriefClient;
  let browser: Browser;
  let screen: BuiltScreen;
  let views: Views;
  beforeAll(async () => {
    [app, browser] = await Promise.all([openTestApp(), launchChromium()]);
    client = createClient(app);
    views = await furnish(app);
    screen = await serveBuiltScreen(app, browser);
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await screen.close();
    await app.close();
  });
  return {
    get client() {
      return client;
    },
    get views() {
      return views;
    },
    async open(options = {}) {
      const window = await screen.open({ viewport: { width: 1280, height: 900 }, ...options });
      onTestFinished(async () => {
        expect(window.problems).toEqual([]);
        await window.close();
      });
      window.page.setDefaultTimeout(10_000);
      return window;
    },
  };
}
