// What the import wizard promises while a list takes its time, in a real Chromium over the web
// host; the list takes as long as the test wants:
//   * what is going on is said and shown as a bar, and others are answered meanwhile; a list that
//     takes no time shows nothing in between
//   * reading, checking and importing can be cancelled: nothing has changed then, all that was
//     entered is kept, and it can be begun again
//   * after a reload, and in a second window, the running import is found again, and its result
//     with the way to take it back
//   * what another window cancels is told here; a second import is refused with a sentence
//   * whoever leaves the page is not called back, and hears when it is done
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { useBuiltBrowser } from '#tests/support/built-browser.ts';
import { turnstile, type Turnstile } from '#tests/support/importing.ts';
import { sticksOut } from '#tests/support/look-at-screen.ts';
import { accessibilityFaults, openViewDesk } from '#tests/support/view-desk.ts';

const browser = useBuiltBrowser();

const ROWS = 2600;
const list = Buffer.from(
  `Name;eMail\n${Array.from({ length: ROWS }, (_, row) => `Haus ${row};a${row}@haus.example`).join('\n')}`,
);
const bring = (page: Page) =>
  page.setInputFiles('input[type=file]', { name: 'liste.csv', mimeType: 'text/csv', buffer: list });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const bar = (page: Page) => page.getByRole('progressbar');

async function desk() {
  const turns: Turnstile = turnstile();
  const { client, visit } = await openViewDesk(browser(), { giveWay: turns.giveWay });
  // A program that is closed waits for its turn too.
  onTestFinished(() => {
    turns.open();
  });
  /** How often work has given way before the next stop: 0 = at the very beginning. */
  const holdAfter = (steps: number) => {
    let seen = 0;
    turns.holdWhen(() => seen++ === steps);
  };
  return { client, visit, turns, holdAfter };
}
type Desk = Awaited<ReturnType<typeof desk>>;

// Reading gives way at 0 and 2000 rows, checking at 0, 500, 1000, ...
const IN_THE_MIDDLE_OF_CHECKING = 4;

async function atTheCheck({ visit }: Desk, options?: Parameters<Desk['visit']>[1]): Promise<Page> {
  const page = await visit('/adressbuch/import', options);
  await bring(page);
  await page.locator('.columns select').first().waitFor();
  await page.locator('.foot button').last().click();
  await page
    .locator('[data-figure=created] dd')
    .filter({ hasText: /2[.,]600/ })
    .waitFor();
  await page.locator('dl[aria-busy=false]').waitFor();
  return page;
}
async function importing(from: Desk, page: Page): Promise<void> {
  from.holdAfter(IN_THE_MIDDLE_OF_CHECKING);
  await page.locator('.foot button').last().click();
  await from.turns.arrived();
  await bar(page).waitFor();
}

describe('a list that takes its time', () => {
  it('is read with progress, and reading can be cancelled', async () => {
    const { client, visit, turns, holdAfter } = await desk();
    const page = await visit('/adressbuch/import');
    await page.locator('.zone').waitFor();
    holdAfter(1);
    await bring(page);
    await turns.arrived();
    await page.getByText('„liste.csv“ wird gelesen').first().waitFor();
    await bar(page).waitFor();
    expect((await client.actors.list({})).total).toBe(0);
    await button(page, 'Abbrechen').click();
    await page.getByText('Ziehen Sie die Datei hierher').waitFor();
    turns.open();
    await bring(page);
    await page.getByText('2.600 Zeilen').waitFor();
  });

  it('is checked again with progress, which can be cancelled and begun again', async () => {
    const from = await desk();
    const { turns, holdAfter } = from;
    const page = await atTheCheck(from);
    holdAfter(IN_THE_MIDDLE_OF_CHECKING);
    await page.getByRole('radio', { name: 'Öffentliche Aufgabe' }).check();
    await page.getByRole('textbox', { name: /Woher stammt/ }).fill('Stadtteilkonferenz');
    await turns.arrived();
    await page.getByText('Die Liste wird geprüft').first().waitFor();
    await button(page, 'Abbrechen').click();
    await page.getByText('Die Prüfung wurde abgebrochen.').waitFor();
    turns.open();
    expect(await button(page, /importieren/).isDisabled()).toBe(true);
    await button(page, 'Noch einmal prüfen').click();
    await page.getByText('Für alle liegt eine Rechtsgrundlage vor.').waitFor();
    expect(await page.getByRole('textbox', { name: /Woher stammt/ }).inputValue()).toBe(
      'Stadtteilkonferenz',
    );
    await expect.poll(() => button(page, /importieren/).isDisabled()).toBe(false);
  });

  it('can be cancelled in the middle of the import: nothing has changed, and it can be imported and taken back afterwards', async () => {
    const from = await desk();
    const { client, turns } = from;
    const page = await atTheCheck(from);
    await page.getByRole('radio', { name: 'Öffentliche Aufgabe' }).check();
    await page.getByRole('textbox', { name: /Woher stammt/ }).fill('Stadtteilkonferenz');
    await page.getByText('Für alle liegt eine Rechtsgrundlage vor.').waitFor();
    await importing(from, page);
    await page.getByText('„liste.csv“ wird übernommen').first().waitFor();
    expect([
      (await client.actors.list({})).total,
      (await client.actors.importState({}))?.step,
    ]).toEqual([0, 'checking']);
    expect(await page.evaluate('document.activeElement.textContent')).toContain(
      'Ihre Liste wird übernommen',
    );
    await button(page, 'Abbrechen').click();
    await page.getByText('Wird abgebrochen').first().waitFor();
    turns.open();
    await page
      .getByText('Im Adressbuch hat sich nichts geändert. Alle Ihre Angaben stehen noch hier.')
      .waitFor();
    expect((await client.actors.list({})).total).toBe(0);
    expect(await page.getByRole('textbox', { name: /Woher stammt/ }).inputValue()).toBe(
      'Stadtteilkonferenz',
    );
    await page.locator('dl[aria-busy=false]').waitFor();
    await button(page, '2.600 Zeilen importieren').click();
    await page.getByText('2.600 Zeilen stehen im Adressbuch.').waitFor();
    expect((await client.actors.list({})).total).toBe(ROWS);
    await button(page, 'Import zurücknehmen').click();
    await page.getByText('2.600 Einträge sind wieder wie vorher.').waitFor();
    expect((await client.actors.list({})).total).toBe(0);
  });

  it('is found again after a reload, with its progress and its result', async () => {
    const from = await desk();
    const { client, turns } = from;
    const page = await atTheCheck(from);
    await importing(from, page);
    await page.reload();
    await page.getByText('„liste.csv“ wird übernommen').first().waitFor();
    const { done } = (await client.actors.importState({}))!;
    expect(done).toBeGreaterThan(0);
    await expect.poll(() => bar(page).getAttribute('aria-valuenow')).toBe(String(done));
    turns.open();
    await page.getByText('2.600 Zeilen stehen im Adressbuch.').waitFor();
    await page.reload();
    await page.getByText('2.600 Zeilen stehen im Adressbuch.').waitFor();
    await button(page, 'Import zurücknehmen').click();
    await page.getByText('2.600 Einträge sind wieder wie vorher.').waitFor();
    expect((await client.actors.list({})).total).toBe(0);
    await page.reload();
    await page.getByText('Ziehen Sie die Datei hierher').waitFor();
  });

  it('is shown in a second window too, and what that one cancels is told in both', async () => {
    const from = await desk();
    const { client, turns, visit } = from;
    const page = await atTheCheck(from);
    await importing(from, page);
    const second = await visit('/adressbuch/import');
    await bar(second).waitFor();
    const third = await visit('/adressbuch/import');
    await bar(third).waitFor();
    await button(second, 'Abbrechen').click();
    turns.open();
    await page.getByText('Alle Ihre Angaben stehen noch hier.').waitFor();
    for (const joined of [second, third]) {
      await joined
        .getByText('Der Import von „liste.csv“ wurde abgebrochen oder ist nicht gelungen.')
        .waitFor();
      await joined.getByText('Ziehen Sie die Datei hierher').waitFor();
    }
    expect((await client.actors.list({})).total).toBe(0);
  });

  it('is the only one: a second is refused with a sentence', async () => {
    const from = await desk();
    const { client, turns, holdAfter } = from;
    const page = await atTheCheck(from);
    holdAfter(IN_THE_MIDDLE_OF_CHECKING);
    const other = client.actors
      .import({
        file: Buffer.from('Name;eMail\nAnders;anders@haus.example').toString('base64'),
        columns: ['actor', 'email'],
      })
      .catch(() => null);
    // One row gives way twice; the stop is reached by a list as long as ours.
    await other;
    const long = client.actors.import({ file: list.toString('base64'), fileName: 'andere.csv' });
    await turns.arrived();
    await page.locator('.foot button').last().click();
    await page.getByText('Gerade wird schon eine Liste importiert.').waitFor();
    turns.open();
    await long;
    expect((await client.actors.list({})).total).toBe(ROWS + 1);
  });

  it('leaves whoever went elsewhere there, and says when it is done', async () => {
    const from = await desk();
    const { client, turns } = from;
    const page = await atTheCheck(from);
    await importing(from, page);
    await page.evaluate(() => {
      location.hash = '/ausgaben';
    });
    await page.getByRole('heading', { level: 1, name: 'Ausgaben' }).waitFor();
    turns.open();
    await page.getByText('„liste.csv“ ist importiert.').first().waitFor();
    await page.getByRole('heading', { level: 1, name: 'Ausgaben' }).waitFor();
    await button(page, 'Rückgängig').first().click();
    await expect.poll(async () => (await client.actors.list({})).total).toBe(0);
  });

  it.each([
    ['light', 1280, 'de-DE'],
    ['dark', 360, 'en-GB'],
  ] as const)(
    'has no accessibility fault and nothing sticks out: %s, %i pixels, %s',
    async (colorScheme, width, locale) => {
      const from = await desk();
      const page = await atTheCheck(from, {
        colorScheme,
        locale,
        viewport: { width, height: 800 },
      });
      await importing(from, page);
      expect([await accessibilityFaults(page), await sticksOut(page)]).toEqual([[], []]);
      await page.locator('.working button').click();
      from.turns.open();
      await page.locator('.foot button').last().waitFor();
      await page.locator('dl[aria-busy=false]').waitFor();
      expect([await accessibilityFaults(page), await sticksOut(page)]).toEqual([[], []]);
    },
  );
});
