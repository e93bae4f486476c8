// What every base component promises to the eye and to axe, in a real Chromium under the page's own
// strict policy:
//   * axe finds nothing: light, dark, forced colours, narrow, wide, with dialog, drawer, menu,
//     options, palette, shortcuts, messages open
//   * nothing scrolls sideways from 320 pixels (400 % zoom of 1280) on, nor with text at 200 %
//   * the policy is never violated, nothing is asked of anybody, nothing is written to the console
//   * the page itself is for development: a production build does not contain it
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '#tests/support/ensure-built.ts';
import {
  faultsOf,
  openScreen,
  sticksOut,
  type Look,
  type Screen,
} from '#tests/support/look-at-screen.ts';

let screen: Screen;
beforeAll(async () => {
  screen = await openScreen();
}, 180_000);
afterAll(() => screen.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('the look', () => {
  it.each<Look>([
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { forcedColors: 'active' },
    { forcedColors: 'active', colorScheme: 'dark' },
    { width: 360, height: 740 },
    { width: 320, height: 256, colorScheme: 'dark' },
    { width: 2560, height: 1300 },
  ])('has no accessibility fault and no sideways scrolling: %o', async (look) => {
    const page = await screen.open(look);
    expect((await page.locator('h1').boundingBox())?.height).toBeGreaterThan(20);
    expect(await sticksOut(page)).toEqual([]);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('holds text of twice the size at 640 and at 360 pixels', async () => {
    for (const width of [640, 360]) {
      const page = await screen.open({ width, height: 800 });
      await page.evaluate('document.documentElement.style.fontSize = "200%"');
      expect(await sticksOut(page)).toEqual([]);
    }
  });

  it.each<[string, (page: Page) => Promise<unknown>]>([
    ['dialog', (page) => button(page, 'Dialog öffnen').click()],
    ['drawer', (page) => button(page, 'Seitenblatt öffnen').click()],
    ['menu', (page) => button(page, 'Menü öffnen').click()],
    ['options', (page) => page.getByRole('combobox', { name: 'Bezirksregionen' }).click()],
    ['palette', (page) => page.keyboard.press('Control+k')],
    ['shortcuts', (page) => page.keyboard.press('?')],
    ['messages', (page) => button(page, 'Schlechte Nachricht').click()],
  ])('has no accessibility fault with its %s open, light and dark', async (_name, act) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await screen.open({ colorScheme });
      await act(page);
      expect(await faultsOf(page)).toEqual([]);
    }
  });
});

it('is not part of what people get', async () => {
  const assets = join(await ensureBuilt(), 'renderer', 'assets');
  const built = await Promise.all(
    (await readdir(assets)).map((file) => readFile(join(assets, file), 'utf8')),
  );
  expect(built.some((code) => code.includes('Hauptnavigation'))).toBe(true);
  expect(built.filter((code) => code.includes('Alle Bauteile in allen Zuständen'))).toEqual([]);
}, 180_000);

it('has violated no policy, asked nobody and written nothing to the console in all of this', () => {
  expect(screen.problems).toEqual([]);
});
