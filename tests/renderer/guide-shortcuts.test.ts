// The table of shortcuts in the user guide (docs/anleitung/08-tastatur.md) is the list the program
// shows under "?", view by view:
//   * every key of a view stands in its table with the very words, and nothing else does
//   * the keys that work everywhere are the same in each view
//   * no key of the source is missing in the guide
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationRoot } from '#adapters/places.ts';
import { createClient } from '#shared/client.ts';
import {
  serveBuiltScreen,
  standsStill,
  type BuiltScreen,
  type Window,
} from '#tests/support/built-screen.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { furnish, type Views } from '#tests/support/full-office.ts';
import { codesIn, labelsIn, readGuide, type Chapter } from '#tests/support/guide.ts';
import { startScriptedSmtp, type ScriptedSmtp } from '#tests/support/scripted-smtp.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let browser: Browser;
let app: TestApp;
let screen: BuiltScreen;
let window: Window;
let smtp: ScriptedSmtp;
let views: Views;
let guide: Chapter;
let delivery: string;

beforeAll(async () => {
  [browser, app, smtp] = await Promise.all([
    launchChromium(),
    openTestApp(),
    startScriptedSmtp({}),
  ]);
  guide = (await readGuide()).find(({ name }) => name.startsWith('08'))!;
  views = await furnish(app);
  delivery = await slowDelivery();
  screen = await serveBuiltScreen(app, browser);
  window = await screen.open({ viewport: { width: 1280, height: 860 } });
}, 180_000);
afterAll(async () => {
  expect(window.problems).toEqual([]);
  await window.close();
  await screen.close();
  await browser.close();
  await app.close();
  await smtp.close();
});

/** One mail a minute: it is under way as long as the test looks. */
async function slowDelivery(): Promise<string> {
  const client = createClient(app);
  const { revision } = await client.settings.get({});
  const { accounts } = await client.settings.saveAccount({
    revision,
    account: {
      kind: 'smtp',
      name: 'Relay',
      host: '127.0.0.1',
      port: smtp.port,
      security: 'none',
      pace: { perMinute: 1 },
    },
  });
  const [
    {
      items: [bulletin],
    },
    segments,
  ] = await Promise.all([client.bulletins.list({}), client.segments.list({})]);
  const planned = await client.deliveries.plan({
    bulletinId: bulletin!.id,
    segmentId: segments.items[0]!.id,
    accountId: accounts.at(-1)!.id,
  });
  await client.deliveries.start({ id: planned.delivery.id });
  return `/versand/${planned.delivery.id}`;
}

/** Key caps and words, `Strg Z: Rückgängig`, as the guide prints them. */
const rowsOf = (heading: string): string[] =>
  guide.tables
    .get(heading)!
    .rows.map(([keys, label]) => `${codesIn(keys ?? '').join(' ')}: ${labelsIn(label ?? '')[0]}`);

/** As the program prints them, by part of its list. */
async function shownAt(hash?: string): Promise<{ here: string[]; everywhere: string[] }> {
  if (hash !== undefined) await window.go(hash);
  const { page } = window;
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Tastenkürzel' });
  await dialog.waitFor();
  const read = async (title: string) =>
    dialog
      .locator('section', { has: page.getByRole('heading', { name: title, exact: true }) })
      .locator('dl > div')
      .evaluateAll((rows) =>
        rows.map(
          (row) =>
            `${[...row.querySelectorAll('kbd')].map((key) => key.textContent).join(' ')}: ${row.querySelector('dt')!.textContent}`,
        ),
      );
  const shown = { here: await read('In dieser Ansicht'), everywhere: await read('Überall') };
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return shown;
}

it('lists the keys that work everywhere, and no others, in a view without its own', async () => {
  const { here, everywhere } = await shownAt('/');
  expect(here).toEqual([]);
  expect(everywhere.sort()).toEqual(rowsOf('Überall').sort());
});

it.each([
  ['Im Adressbuch', 'actor'],
  ['In den Ausgaben', 'bulletins'],
  ['Im Editor', 'editor'],
  ['Im Versand', 'deliveries'],
  ['In den Rückmeldungen', 'concern'],
] as const)(
  'lists the keys of the view: %s',
  async (heading, view) => {
    const { here, everywhere } = await shownAt(views[view]);
    expect(here.sort()).toEqual(rowsOf(heading).sort());
    expect(everywhere.sort()).toEqual(rowsOf('Überall').sort());
  },
  30_000,
);

it('lists the keys of a delivery that goes out and of one on hold', async () => {
  const paused = rowsOf('In einem einzelnen Versand');
  const running = await shownAt(delivery);
  expect(running.here.sort()).toEqual(
    paused.map((row) => (row === 'P: Fortsetzen' ? 'P: Anhalten' : row)).sort(),
  );
  await window.page.keyboard.press('p');
  await window.page.getByRole('button', { name: 'Fortsetzen' }).waitFor();
  expect((await shownAt()).here.sort()).toEqual(paused.sort());
}, 30_000);

it('lists the keys of the settings, section by section', async () => {
  const sections = [await shownAt(views['absender']), await shownAt(views['mailkonten'])];
  expect(sections.flatMap(({ here }) => here)).toEqual(rowsOf('In den Einstellungen'));
}, 30_000);

it('offers Ctrl+Z once something can be taken back', async () => {
  await window.go(views['concern']!);
  await window.page.keyboard.press('4');
  await standsStill(window.page);
  expect(
    (await shownAt()).everywhere.filter((row) => row.startsWith('Strg Z: Rückgängig machen')),
  ).toHaveLength(1);
}, 30_000);

it('leaves no key of the source out', async () => {
  const folder = join(applicationRoot(), 'src', 'renderer');
  const files = (await readdir(folder, { recursive: true })).filter(
    (name) => /\.(?:ts|vue)$/.test(name) && !name.startsWith('design'),
  );
  const sources = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const keys = new Set(
    sources.flatMap((text) =>
      [...text.matchAll(/(?:\bkeys: |useShortcut\()'([^']+)'/g)].map(([, stroke]) => stroke!),
    ),
  );
  expect(keys.size).toBeGreaterThan(30);
  const caps: Record<string, string> = {
    mod: 'Strg',
    shift: 'Umschalt',
    alt: 'Alt',
    escape: 'Esc',
    delete: 'Entf',
    arrowup: '↑',
    arrowdown: '↓',
  };
  const printed = [...keys].map((stroke) =>
    stroke
      .split(' ')
      .flatMap((one) => one.split('+').map((key) => caps[key] ?? key.toUpperCase()))
      .join(' '),
  );
  const named = new Set(
    [...guide.tables.values()].flatMap(({ rows }) =>
      rows.map(([cell]) => codesIn(cell ?? '').join(' ')),
    ),
  );
  expect(printed.filter((one) => !named.has(one))).toEqual([]);
});
