// Where messages stand and how long, in a real Chromium:
//   * they make room for themselves and cover no control, on a phone and on a wide screen
//   * they stay with their view, an offer to undo too, and who comes back in time finds it again; a
//     sheet that opens or closes in it takes nothing away
//   * on a phone nothing lies on scrolled work; a sign in the bar of the places leads to the
//     message
//   * what went wrong is said at the place where it arose, and is gone with the next try
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { openViewDesk } from '#tests/support/view-desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
}, 120_000);
afterAll(() => browser.close());

const widths = [390, 1280, 1920];
const message = (page: Page, text: string) =>
  page.locator('[data-toasts] li').filter({ hasText: text });

/** Controls in sight that something of the messages lies on. */
const covered = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const region = document.querySelector('[data-toasts]');
    const isCovered = (one: Element) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      if (width === 0 || x < 0 || y < 0 || x > window.innerWidth || y > window.innerHeight)
        return false;
      return region?.contains(document.elementFromPoint(x, y)) === true;
    };
    return [
      ...document.querySelectorAll(
        'a, button, input, select, textarea, [role=button], [role=combobox]',
      ),
    ]
      .filter((one) => !region?.contains(one) && isCovered(one))
      .map((one) => one.outerHTML.slice(0, 120));
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
    const page = await visit('/einstellungen/themen', {
      viewport: { width, height: 860 },
      permissions: ['clipboard-write'],
    });
    await addTopics(
      page,
      'Spielplätze am Rand des Bezirks und alles, was dazugehört',
      'Trinkbrunnen',
    );
    await message(page, 'Trinkbrunnen').waitFor();
    expect(await covered(page)).toEqual([]);
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBeLessThanOrEqual(0);
    const box = await message(page, 'Trinkbrunnen').boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
    expect(box!.y + box!.height).toBeLessThanOrEqual(860);
  });
});

describe('an offer to undo', () => {
  const go = async (page: Page, place: string) => {
    await page.getByRole('link', { name: place, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: place, exact: true }).waitFor();
  };

  it('and what was said leave with their view; Ctrl+Z and the palette go on offering the step', async () => {
    const { client, visit } = await openViewDesk(browser);
    const page = await visit('/einstellungen/themen');
    const topics = async () => (await client.settings.get({})).lists.topics.map(({ name }) => name);
    const before = await topics();
    await addTopics(page, 'Trinkbrunnen');
    await removeTopic(page, 'Trinkbrunnen');
    await message(page, '„Trinkbrunnen“ ist entfernt.').waitFor();
    await page.evaluate(() => {
      location.hash = '/einstellungen/datenordner';
    });
    await page.getByRole('button', { name: 'Pfad kopieren' }).waitFor();
    expect(await message(page, '').count()).toBe(0);
    await go(page, 'Adressbuch');
    expect(await message(page, '').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page
      .getByRole('option', { name: /Rückgängig machen: „Trinkbrunnen“ ist entfernt/ })
      .waitFor();
    // It belongs to no view, least of all to this one.
    await page
      .getByRole('group', { name: 'Zuletzt getan' })
      .getByRole('option', { name: /Trinkbrunnen/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await message(page, 'Rückgängig gemacht: „Trinkbrunnen“ ist entfernt.').waitFor();
    await expect.poll(topics).toEqual([...before, 'Trinkbrunnen']);
  });

  it('is there again for who comes back in time, and gone once the step is undone', async () => {
    const { client, visit } = await openViewDesk(browser);
    await client.bulletins.create({ subject: 'Wegwerf' });
    const page = await visit('/ausgaben');
    await page.getByRole('button', { name: 'Mehr zu „Wegwerf“' }).click();
    await page.getByRole('menuitem', { name: 'Entfernen' }).click();
    await message(page, 'Wegwerf').waitFor();
    await go(page, 'Adressbuch');
    await go(page, 'Ausgaben');
    await message(page, 'Wegwerf').getByRole('button', { name: 'Rückgängig' }).waitFor();
    await go(page, 'Adressbuch');
    await page.keyboard.press('Control+z');
    await message(page, 'Rückgängig gemacht: ').waitFor();
    await go(page, 'Ausgaben');
    await page.getByRole('button', { name: 'Mehr zu „Wegwerf“' }).waitFor();
    expect(await message(page, '').count()).toBe(0);
  });

  it('is not lost when a sheet of the same view closes or another one opens', async () => {
    const { client, visit } = await openViewDesk(browser);
    const { id } = await client.actors.save({ actor: { revision: 0, name: 'Kita Linde' } });
    const other = await client.actors.save({ actor: { revision: 0, name: 'Kita Ahorn' } });
    const page = await visit(`/adressbuch/${id}`);
    await page.getByRole('button', { name: 'Mehr Möglichkeiten' }).click();
    await page.getByRole('menuitem', { name: 'Aus dem Adressbuch entfernen' }).click();
    await message(page, 'Kita Linde').waitFor();
    await expect.poll(() => page.url()).not.toContain(id);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `/adressbuch/${other.id}`);
    await page.getByRole('heading', { name: 'Kita Ahorn' }).waitFor();
    await message(page, 'Kita Linde').getByRole('button', { name: 'Rückgängig' }).click();
    await expect.poll(async () => (await client.actors.list({})).total).toBe(2);
  });

  it('of a step that ends after the person has gone elsewhere does not come after them', async () => {
    const { client, visit } = await openViewDesk(browser);
    await client.bulletins.create({ subject: 'Langsam' });
    const page = await visit('/ausgaben');
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/bulletins.remove', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Mehr zu „Langsam“' }).click();
    await page.getByRole('menuitem', { name: 'Entfernen' }).click();
    await go(page, 'Adressbuch');
    const isAnswered = page.waitForResponse('**/api/bulletins.remove');
    answer();
    await isAnswered;
    await page.keyboard.press('Control+k');
    const step = page.getByRole('option', { name: /Rückgängig machen: „Langsam“/ });
    await step.waitFor();
    expect(await message(page, '').count()).toBe(0);
    await step.click();
    await expect.poll(async () => (await client.bulletins.list({})).total).toBe(1);
  });

  it('stands in the view the step leads to, and not beyond', async () => {
    const { client, visit } = await openViewDesk(browser);
    await client.bulletins.create({ subject: 'Vorlage' });
    const page = await visit('/ausgaben');
    await page.getByRole('button', { name: 'Mehr zu „Vorlage“' }).click();
    await page.getByRole('menuitem', { name: 'Als Kopie weiterschreiben' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kopie von „Vorlage“' }).waitFor();
    await message(page, 'Als Kopie begonnen').waitFor();
    await go(page, 'Adressbuch');
    expect(await message(page, '').count()).toBe(0);
  });
});

it('on a phone a message lies on nothing, further down too; a sign in the bar leads to it and back', async () => {
  const { client, visit } = await openViewDesk(browser);
  for (let number = 1; number <= 25; number += 1)
    await client.bulletins.create({ subject: `Ausgabe ${number}` });
  const page = await visit('/ausgaben', { viewport: { width: 390, height: 844 } });
  const last = page.getByRole('button', { name: 'Mehr zu „Ausgabe 1“' });
  await last.scrollIntoViewIfNeeded();
  await last.click();
  await page.getByRole('menuitem', { name: 'Entfernen' }).click();
  await message(page, 'Ausgabe 1').waitFor();
  const sign = page
    .getByRole('navigation')
    .getByRole('button', { name: 'Zu den Meldungen springen' });
  await sign.waitFor();
  const inSight = () =>
    page.locator('[data-toasts]').evaluate((region) => region.getBoundingClientRect().bottom > 0);
  expect([await inSight(), await covered(page)]).toEqual([false, []]);
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
  ).toBeLessThanOrEqual(0);
  const top = await page.evaluate(() => window.scrollY);
  await sign.click();
  await expect.poll(inSight).toBe(true);
  await sign.waitFor({ state: 'detached' });
  await message(page, 'Ausgabe 1').getByRole('button', { name: 'Meldung schließen' }).click();
  await expect.poll(() => page.evaluate(() => window.scrollY > 200)).toBe(true);
  expect(top).toBeGreaterThan(200);
});

it('what went wrong stays where it arose and is gone with the next try', async () => {
  const { visit, client } = await openViewDesk(browser);
  const { id } = await client.bulletins.create({ subject: 'Zum Verdoppeln' });
  const page = await visit('/ausgaben');
  let isBroken = true;
  await page.route('**/api/bulletins.duplicate', (route) =>
    isBroken ? route.abort() : route.continue(),
  );
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
  expect(
    (await client.bulletins.list({})).items.some(
      (one) => one.id !== id && one.copyOf === 'Zum Verdoppeln',
    ),
  ).toBe(true);
});
