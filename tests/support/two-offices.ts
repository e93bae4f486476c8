// Every view of two offices, an empty one and one that has worked for a while, in a real Chromium.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { serveBuiltScreen, type BuiltScreen } from './built-screen.ts';
import { launchChromium } from './chromium.ts';
import { emptyViews, furnish, type Views } from './full-office.ts';
import { openTestApp, type TestApp } from './test-app.ts';

interface Office {
  app: TestApp;
  screen: BuiltScreen;
  views: Views;
}

/** To be called at the top of a test file; filled before its first test. */
export function useTwoOffices(): Partial<Record<'empty' | 'full', Office>> {
  let browser: Browser;
  const offices: Partial<Record<'empty' | 'full', Office>> = {};
  beforeAll(async () => {
    browser = await launchChromium();
    for (const kind of ['empty', 'full'] as const) {
      const app = await openTestApp();
      offices[kind] = {
        app,
        views: kind === 'full' ? await furnish(app) : emptyViews,
        screen: await serveBuiltScreen(app, browser),
      };
    }
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    for (const { app, screen } of Object.values(offices)) {
      await screen.close();
      await app.close();
    }
  });
  return offices;
}
