// What a person at the browser gets from the built screen over the web host, in a real Chromium:
//   * the page says how to begin, shows the data folder and the counts, and follows what happens
//   * the key leaves the address, a reload goes on, a second use of the address is told what to do
//   * signing out leaves nothing of the office on screen and a key worth nothing, at every width; a
//     new address leads back in the same tab
//   * nothing is asked of anybody but this host, and the page's policy is never violated
//   * it is accessible, in both languages, light and dark, from 360 pixels on
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { applicationRoot, openScreenFiles, rendererFolder } from '#create-app';
import { startWebHost, type WebHost } from '#web/host.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { ensureBuilt } from '#tests/support/ensure-built.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let host: WebHost;
let browser: Browser;
let axe: string;

beforeAll(async () => {
  await ensureBuilt();
  axe = await readFile(join(applicationRoot(), 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
  app = await openTestApp();
  host = await startWebHost({ app, screen: await openScreenFiles(rendererFolder()), port: 0 });
  browser = await launchChromium();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await host.close();
  await app.close();
});

interface Visit {
  page: Page;
  foreign: string[];
  problems: string[];
}
async function visit(address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'de-DE', ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const foreign: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`http://127.0.0.1:${host.port}/`)) foreign.push(request.url());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      problems.push(message.text());
  });
  await page.goto(address);
  return { page, foreign, problems };
}
async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<{
    violations: { id: string; nodes: { html: string }[] }[];
  }>(`${axe}; axe.run()`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe('the first page', () => {
  it('says what to do while there is nothing, then follows what happens', async () => {
    const { page, foreign, problems } = await visit(host.newAddress());
    await page.getByRole('heading', { name: 'In drei Schritten zur ersten Ausgabe' }).waitFor();
    expect(await page.locator('.path').textContent()).toBe(app.dataFolder);
    const file = Buffer.from('Einrichtung;E-Mail\nKita Löwenzahn;kita@example.org\n').toString(
      'base64',
    );
    expect(await app.call('actors.import', { file, fileName: 'liste.csv' })).toMatchObject({
      ok: true,
    });
    await page.locator('[data-count=actors] dd').getByText('1', { exact: true }).waitFor();
    expect([foreign, problems]).toEqual([[], []]);
  });

  it('goes on after a reload, with the key gone from the address and the history', async () => {
    const { page } = await visit(host.newAddress());
    await page.locator('[data-count=actors]').waitFor();
    expect(page.url()).toBe(`http://127.0.0.1:${host.port}/#/`);
    await page.reload();
    await page.locator('[data-count=actors]').waitFor();
    expect(await page.evaluate('history.length')).toBe(2);
    expect(await page.evaluate('document.cookie + JSON.stringify(localStorage)')).toBe('{}');
  });

  it('tells whoever uses the address a second time, and whoever has none, what to do', async () => {
    const address = host.newAddress();
    const { page: first } = await visit(address);
    await first.locator('[data-count=actors]').waitFor();
    for (const again of [address, `http://127.0.0.1:${host.port}/`]) {
      const { page } = await visit(again);
      await page
        .getByText('Bitte öffnen Sie die vollständige Adresse, die beim Start angezeigt wurde.')
        .waitFor();
      expect(await page.locator('.path').count()).toBe(0);
    }
  });

  it('speaks English at once when asked to, and still does after a reload', async () => {
    const { page } = await visit(host.newAddress());
    await page.getByRole('button', { name: 'Sprache und Darstellung' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Data folder' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { name: 'Data folder' }).waitFor();
  });

  it.each([
    { width: 1280, height: 860 },
    { width: 390, height: 844 },
  ])(
    'signs out at $width pixels, keeps nothing, and comes back in the same tab',
    async (viewport) => {
      const { page, problems } = await visit(host.newAddress(), { viewport });
      await page.locator('[data-count=actors]').waitFor();
      const session = await page.evaluate<string>("sessionStorage.getItem('kiezbrief.session')");
      if (viewport.width < 600) {
        await page.getByRole('button', { name: 'Sprache und Darstellung' }).click();
        await page.getByRole('menuitem', { name: 'Sitzung beenden' }).click();
      } else await page.getByRole('button', { name: 'Sitzung beenden' }).click();
      await page.getByText('Ihre Sitzung ist beendet').waitFor();
      expect(await page.locator('.path, nav, [data-count]').count()).toBe(0);
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
      const answer = await fetch(`http://127.0.0.1:${host.port}/api/overview.get`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${session}` },
      });
      expect(answer.status).toBe(403);
      expect(await accessibilityFaults(page)).toEqual([]);
      if (process.env['PICTURES'])
        await page.screenshot({ path: `/tmp/signed-out-${viewport.width}.png` });
      await page.goto(host.newAddress());
      await page.locator('[data-count=actors]').waitFor();
      if (process.env['PICTURES'])
        await page.screenshot({ path: `/tmp/frame-${viewport.width}.png` });
      expect(problems).toEqual([]);
    },
  );

  it('says so when the program stops, keeps what it showed, and after another start names the address to open', async () => {
    const short = await startWebHost({
      app,
      screen: await openScreenFiles(rendererFolder()),
      port: 0,
    });
    const { page } = await visit(short.newAddress());
    await page.locator('[data-count=actors]').waitFor();
    await short.close();
    await page.getByText('Kiezbrief antwortet nicht.').waitFor();
    expect(await page.locator('[data-count=actors]').count()).toBe(1);
    // The same port with another start: the old session is void, and the page says which address to
    // open.
    const again = await startWebHost({
      app,
      screen: await openScreenFiles(rendererFolder()),
      port: short.port,
    });
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await page.getByText('Der Zugangsschlüssel gilt nicht mehr.').waitFor();
    await again.close();
  });
});

describe('for everyone', () => {
  it.each([
    ['light', 1280, 'de-DE'],
    ['dark', 1280, 'en-GB'],
    ['light', 360, 'en-GB'],
    ['dark', 360, 'de-DE'],
  ] as const)(
    'has no accessibility fault and no sideways scrolling: %s, %i pixels, %s',
    async (colorScheme, width, locale) => {
      const { page } = await visit(host.newAddress(), {
        colorScheme,
        locale,
        viewport: { width, height: 800 },
      });
      await page.locator('[data-count=actors]').waitFor();
      // Without a font nothing is rendered and every check is empty.
      expect((await page.locator('h1').boundingBox())?.height).toBeGreaterThan(20);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(
        await page.evaluate(
          'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
        ),
      ).toBe(true);
    },
  );

  it('works with the keyboard alone', async () => {
    const { page } = await visit(host.newAddress());
    await page.locator('[data-count=actors]').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Zum Inhalt springen');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('english');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Data folder' }).waitFor();
  });
});
