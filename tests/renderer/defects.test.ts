// What a person gets when the screen itself fails, in real Chromium on a real program:
//   * a view that cannot be drawn is replaced by a calm page with the incident number and two ways
//     on; the rest of the window works
//   * a defect nothing caught is told in a message, with its number
//   * the technical log has each of them under that number, with the place in the code and no word
//     a person wrote
//   * a view whose file cannot be fetched says so
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { serveBuiltScreen, standsStill, type BuiltScreen } from '#tests/support/built-screen.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { faultsOf } from '#tests/support/look-at-screen.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let browser: Browser;
let screen: BuiltScreen;
beforeAll(async () => {
  app = await openTestApp();
  browser = await launchChromium();
  screen = await serveBuiltScreen(app, browser);
  const file = Buffer.from(
    'Einrichtung;E-Mail\nHort Wiese;hort@example.org\nKita Wiese;wiese@example.org\n',
  ).toString('base64');
  await app.call('actors.import', { file, fileName: 'liste.csv' });
}, 240_000);
afterAll(async () => {
  await browser.close();
  await screen.close();
  await app.close();
});

const open = async (language: 'de' | 'en' = 'de'): Promise<Page> => {
  const window = await screen.open({ language });
  window.page.setDefaultTimeout(15_000);
  onTestFinished(() => window.close());
  return window.page;
};
const logged = async () =>
  (await readFile(join(app.dataFolder, 'logs', 'kiezbrief.log'), 'utf8')).trimEnd().split('\n');
const incidentIn = (sentence: string | null): string =>
  /[2-9A-Z]{3}-[2-9A-Z]{3}/.exec(sentence ?? '')?.[0] ?? 'no number';
const personal = /Erika|Muster|example\.org|Wiese/;

/**
 * Counting is part of drawing the address book; the message of the error repeats what a person
 * wrote, as messages do.
 */
const breakAddressBook = `{
  const count = Number.prototype.toLocaleString;
  window.isBroken = true;
  Number.prototype.toLocaleString = function (...given) {
    if (window.isBroken && location.hash.startsWith('#/adressbuch')) throw new RangeError('Erika Muster <erika@example.org>\\n    at Muster (' + location.origin + '/Erika.js:1:1)');
    return count.apply(this, given);
  };
}`;

it.each(['de', 'en'] as const)(
  'a view that throws is replaced by a calm page with a number and two ways on (%s)',
  async (language) => {
    const page = await open(language);
    const words = {
      de: {
        title: 'Diese Ansicht ist aus dem Tritt geraten',
        home: 'Zur Übersicht',
        again: 'Ansicht neu laden',
      },
      en: {
        title: 'This view has stumbled',
        home: 'Go to the overview',
        again: 'Reload this view',
      },
    }[language];
    // The page before must not be drawn again while the address already names the next.
    await standsStill(page);
    await page.evaluate(breakAddressBook);
    const actorId = ((await app.call('actors.list', {})) as { value: { items: { id: string }[] } })
      .value.items[0]!.id;
    await page.evaluate((id) => {
      location.hash = `/adressbuch/${id}?suche=Wiese`;
    }, actorId);
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
    const incident = incidentIn(await page.locator('main').textContent());
    expect(await faultsOf(page)).toEqual([]);
    await expect
      .poll(async () => (await logged()).filter((line) => line.includes(incident)).length)
      .toBe(1);
    const line = (await logged()).find((one) => one.includes(incident))!;
    expect(JSON.parse(line)).toMatchObject({
      incident,
      method: 'incidents.report',
      view: 'actors',
      ids: [actorId],
      error: { name: 'RangeError' },
    });
    expect(line).toMatch(/ActorsPage-[\w-]+\.js:\d+:\d+/);
    expect(line).not.toMatch(personal);

    await page.evaluate('window.isBroken = false');
    await page.getByRole('button', { name: words.again }).click();
    await page.getByRole('grid').waitFor();
    await page.evaluate('location.hash = "/"; window.isBroken = true');
    await page.locator('[data-count=actors]').waitFor();
    await page.evaluate('location.hash = "/adressbuch"');
    await page.getByRole('link', { name: words.home }).click();
    await page.locator('[data-count=actors]').waitFor();
  },
);

it('a defect nothing caught is told with its number, and is in the log', async () => {
  const page = await open();
  await page.evaluate('setTimeout(() => { void Promise.reject(new TypeError("Erika Muster")); })');
  const told = page
    .locator('[data-toasts] li')
    .filter({ hasText: 'Das hätte nicht passieren dürfen' });
  await told.waitFor();
  const incident = incidentIn(await told.textContent());
  await expect
    .poll(async () => (await logged()).some((line) => line.includes(incident)))
    .toBe(true);
  expect(await logged()).not.toContainEqual(expect.stringMatching(personal));
});

it('a view whose file cannot be fetched says what to do', async () => {
  const page = await open();
  await page.route('**/assets/ConcernsPage-*', (route) => route.abort());
  await page.getByRole('link', { name: 'Rückmeldungen' }).first().click();
  await page.locator('[data-toasts] li').filter({ hasText: 'Kiezbrief' }).waitFor();
  expect((await logged()).length).toBeLessThan(10);
});
