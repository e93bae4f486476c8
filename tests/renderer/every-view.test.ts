// What holds for every view of the screen, in an empty office and in one that has worked for a
// while:
//   * axe finds nothing, contrast included, light and dark, German and English
//   * the page asks nobody but its own host and writes no error to the console
//   * nothing sticks out sideways on a phone (360 px), at 400 % zoom (320 px), and with text twice
//     as large (WCAG 2.2, 1.4.4 and 1.4.10)
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveBuiltScreen, type BuiltScreen } from '#tests/support/built-screen.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { emptyViews, furnish, type Views } from '#tests/support/full-office.ts';
import { faultsOf, sticksOut } from '#tests/support/look-at-screen.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

interface Office {
  app: TestApp;
  screen: BuiltScreen;
  views: Views;
}

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

describe.each(['empty', 'full'] as const)('an office that is %s', (kind) => {
  it.each([
    ['de', 'light'],
    ['de', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)(
    'is accessible and quiet in every view (%s, %s)',
    async (language, colorScheme) => {
      const { screen, views } = offices[kind]!;
      const window = await screen.open({
        language,
        colorScheme,
        viewport: { width: 1280, height: 900 },
      });
      const faults: Record<string, string[]> = {};
      for (const [name, hash] of Object.entries(views)) {
        await window.go(hash);
        const found = await faultsOf(window.page);
        if (found.length > 0) faults[name] = found;
      }
      expect({ faults, problems: window.problems }).toEqual({ faults: {}, problems: [] });
      await window.close();
    },
    240_000,
  );

  it.each([
    [360, 16],
    [320, 16],
    [1280, 32],
  ])(
    'sticks out nowhere at %i pixels with text of %i pixels',
    async (width, textSize) => {
      const { app, views } = offices[kind]!;
      await using reader = await launchChromium({ textSize });
      const screen = await serveBuiltScreen(app, reader);
      const wide: Record<string, string[]> = {};
      for (const language of ['de', 'en'] as const) {
        const window = await screen.open({ language, viewport: { width, height: 700 } });
        expect(
          await window.page.evaluate('getComputedStyle(document.documentElement).fontSize'),
        ).toBe(`${textSize}px`);
        for (const [name, hash] of Object.entries(views)) {
          await window.go(hash);
          const found = await sticksOut(window.page);
          if (found.length > 0) wide[`${name} (${language})`] = found;
        }
        await window.close();
      }
      await screen.close();
      expect(wide).toEqual({});
    },
    240_000,
  );
});
