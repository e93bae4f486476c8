// What holds for every view of the screen, in an empty office and in one that has worked for a while:
//   * axe finds nothing, contrast included, light and dark, German and English
//   * the page asks nobody but its own host and writes no error to the console
//   * nothing sticks out sideways on a phone (360 px) and at 400 % zoom (320 px)
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveBuiltScreen, type BuiltScreen } from '#tests/support/built-screen.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { emptyViews, furnish, type Views } from '#tests/support/full-office.ts';
import { faultsOf, sticksOut } from '#tests/support/look-at-screen.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

interface Office { app: TestApp; screen: BuiltScreen; views: Views }

let browser: Browser;
const offices: Partial<Record<'empty' | 'full', Office>> = {};

beforeAll(async () => {
  browser = await launchChromium();
  for (const kind of ['empty', 'full'] as const) {
    const app = await openTestApp();
    offices[kind] = { app, views: kind === 'full' ? await furnish(app) : emptyViews, screen: await serveBuiltScreen(app, browser) };
  }
}, 240_000);
afterAll(async () => {
  await browser.close();
  for (const { app, screen } of Object.values(offices)) {
    await screen.close();
    await app.close();
  }
});

describe.each(['empty', 'full'] as const)('an office that is %s', (kind) => {
  it.each([['de', 'light'], ['de', 'dark'], ['en', 'light'], ['en', 'dark']] as const)('is accessible and quiet in every view (%s, %s)', async (language, colorScheme) => {
    const { screen, views } = offices[kind]!;
    const window = await screen.open({ language, colorScheme, viewport: { width: 1280, height: 900 } });
    const faults: Record<string, string[]> = {};
    for (const [name, hash] of Object.entries(views)) {
      await window.go(hash);
      const found = await faultsOf(window.page);
      if (found.length > 0) faults[name] = found;
    }
    expect({ faults, problems: window.problems }).toEqual({ faults: {}, problems: [] });
    await window.close();
  }, 240_000);

  it.each([360, 320])('sticks out nowhere at %i pixels', async (width) => {
    const { screen, views } = offices[kind]!;
    const wide: Record<string, string[]> = {};
    for (const language of ['de', 'en'] as const) {
      const window = await screen.open({ language, viewport: { width, height: 700 } });
      for (const [name, hash] of Object.entries(views)) {
        await window.go(hash);
        const found = await sticksOut(window.page);
        if (found.length > 0) wide[`${name} (${language})`] = found;
      }
      await window.close();
    }
    expect(wide).toEqual({});
  }, 240_000);
});
