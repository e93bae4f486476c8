// Where messages stand and how long, in a real Chromium:
//   * they make room for themselves and cover no control, on a phone and on a wide screen
//   * they stay with their view; only what can still be undone goes along, and it names what it is about
//   * what went wrong is said at the place where it arose, and is gone with the next try
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { openViewDesk } from '#tests/support/view-desk.ts';

let browser: Browser;
beforeAll(async () => { browser = await launchChromium(); }, 120_000);
afterAll(() => browser.close());

const widths = [390, 1280, 1920];
const message = (page: Page, text: string) => page.locator('[data-toasts] li').filter({ hasText: text });

/** Controls in sight that something of the messages lies on. */
const covered = (page: Page): Promise<string[]> => page.evaluate(() => {
  const region = document.querySelector('[data-toasts]');
  const isCovered = (one: Element) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    if (width === 0 || x < 0 || y < 0 || x > window.innerWidth || y > window.innerHeight) return false;
    return region?.contains(document.elementFromPoint(x, y)) === true;
  };
  return [...document.querySelectorAll('a, button, input, select, textarea, [role=button], [role=combobox]')]
    .filter((one) => !region?.contains(one) && isCovered(one)).map((one) => one.outerHTML.slice(0, 120));
});

async function removeTopic(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Aktionen zu „${name}“` }).click();
  await page.getByRole('menuitem', { name: 'Entfernen' }).click();
}
async function addTopics(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    await page.getByRole('textbox', { name: 'Neues Thema' }).fill(name);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Aktionen zu „${name}“` }).waitFor();
  }
}

describe.each(widths)('at %i pixels', (width) => {
  it('messages cover no control and widen nothing', async () => {
    const { visit } = await openViewDesk(browser);
    const page = await visit('/einstellungen/themen', { viewport: { width, height: 860 }, permissions: ['clipboard-write'] });
    await addTopics(page, 'Spielplätze am Rand des Bezirks und alles, was dazugehört', 'Trinkbrunnen');
    await message(page, 'Trinkbrunnen').waitFor();
    expect(await covered(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    const box = await message(page, 'Trinkbrunnen').boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
    expect(box!.y + box!.height).toBeLessThanOrEqual(860);
  });
});

it('what was said about a view stays behind, what can be undone goes along and works', async () => {
  const { client, visit } = await openViewDesk(browser);
  const page = await visit('/einstellungen/themen', { permissions: ['clipboard-write', 'clipboard-read'] });
  const topics = async () => (await client.settings.get({})).lists.topics.map(({ name }) => name);
  const before = await topics();
  await addTopics(page, 'Trinkbrunnen');
  await removeTopic(page, 'Trinkbrunnen');
  await message(page, '„Trinkbrunnen“ ist entfernt.').waitFor();
  await page.evaluate(() => { location.hash = '/einstellungen/datenordner'; });
  await page.getByRole('button', { name: 'Pfad kopieren' }).click();
  await message(page, 'Zwischenablage').waitFor();
  expect(await message(page, 'ist entfernt').count()).toBe(1);
  await page.getByRole('link', { name: 'Adressbuch' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Adressbuch' }).waitFor();
  await message(page, 'Zwischenablage').waitFor({ state: 'detached' });
  await message(page, '„Trinkbrunnen“ ist entfernt.').getByRole('button', { name: 'Rückgängig' }).click();
  await expect.poll(topics).toEqual([...before, 'Trinkbrunnen']);
});

it('what went wrong stays where it arose and is gone with the next try', async () => {
  const { visit, client } = await openViewDesk(browser);
  const { id } = await client.bulletins.create({ subject: 'Zum Verdoppeln' });
  const page = await visit('/ausgaben');
  let isBroken = true;
  await page.route('**/api/bulletins.duplicate', (route) => (isBroken ? route.abort() : route.continue()));
  const duplicate = async () => {
    await page.getByRole('button', { name: 'Mehr zu „Zum Verdoppeln“' }).click();
    await page.getByRole('menuitem', { name: 'Als Kopie weiterschreiben' }).click();
  };
  await duplicate();
  const alert = page.locator('#content').getByRole('alert');
  await alert.waitFor();
  expect(await message(page, '').count()).toBe(0);
  await page.getByRole('link', { name: 'Adressbuch' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Adressbuch' }).waitFor();
  expect(await alert.count()).toBe(0);
  await page.goBack();
  isBroken = false;
  await duplicate();
  await page.getByRole('heading', { level: 1, name: 'Kopie von „Zum Verdoppeln“' }).waitFor();
  expect((await client.bulletins.list({})).items.some((one) => one.id !== id && one.copyOf === 'Zum Verdoppeln')).toBe(true);
});
