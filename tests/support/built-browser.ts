// One Chromium for all tests of a file, launched once the screen is built.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from './chromium.ts';
import { ensureBuilt } from './ensure-built.ts';

/** Call once in a file; ask for the browser inside its tests. */
export function useBuiltBrowser(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    await ensureBuilt();
    browser = await launchChromium();
  }, 240_000);
  afterAll(() => browser.close());
  return () => browser;
}
