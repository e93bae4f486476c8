// The first page in a real Chromium over the web host:
//   * an empty office is led in three steps, each ticked off when it is done, wherever it was done
//   * the example is loaded and taken away with one click each, and each click can be undone;
//     loading tells its step and can be cancelled
//   * an office at work sees first what stands still or waits for a decision, then the rest, each
//     with its way there
//   * when nothing waits, that is said
//   * each issue that was sent has one line, over all its deliveries; rehearsals are none
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { GiveWay } from '#core/ports/give-way.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import { createClient } from '#shared/client.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import { serveBuiltScreen } from '#tests/support/built-screen.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { ensureBuilt } from '#tests/support/ensure-built.ts';
import { furnish } from '#tests/support/full-office.ts';
import { turnstile } from '#tests/support/importing.ts';
import { faultsOf, sticksOut } from '#tests/support/look-at-screen.ts';
import { readyOffice } from '#tests/support/ready-office.ts';
import { startScriptedSmtp } from '#tests/support/scripted-smtp.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let browser: Browser;
beforeAll(async () => {
  await ensureBuilt();
  browser = await launchChromium();
}, 240_000);
afterAll(() => browser.close());

/**
 * A new office and a window at its first page. Nothing foreign is asked for and nothing stands in
 * the console.
 */
async function openOffice({
  width = 1280,
  language = 'de',
  giveWay,
}: { width?: number; language?: 'de' | 'en'; giveWay?: GiveWay } = {}) {
  const app = await openTestApp(giveWay && { giveWay });
  const screen = await serveBuiltScreen(app, browser);
  const window = await screen.open({ language, viewport: { width, height: 900 } });
  onTestFinished(async () => {
    await window.close();
    await screen.close();
    await app.close();
    expect(window.problems).toEqual([]);
  });
  return { app, client: createClient(app), window, page: window.page };
}
/** One bulletin to a ready office, through this mail server. */
async function sendOne(app: TestApp, client: KiezbriefClient, port: number): Promise<Delivery> {
  const { bulletinId, segmentId, smtp } = await readyOffice(client, { port });
  const { delivery } = await client.deliveries.plan({ bulletinId, segmentId, accountId: smtp });
  await client.deliveries.start({ id: delivery.id });
  await app.idle();
  return delivery;
}
const list = Buffer.from('Einrichtung;E-Mail\nKita Löwenzahn;kita@example.org\n').toString(
  'base64',
);
const step = (page: Page, name: 'list' | 'bulletin' | 'rehearsal') =>
  page.locator(`[data-start=${name}]`);
const isFree = async (page: Page) => {
  expect(await faultsOf(page)).toEqual([]);
  expect(await sticksOut(page)).toEqual([]);
};

it('leads an empty office in three steps and ticks off what is done', async () => {
  const { client, page, window } = await openOffice();
  await page.getByRole('heading', { name: 'In drei Schritten zur ersten Ausgabe' }).waitFor();
  expect(await page.getByText('erledigt', { exact: true }).count()).toBe(0);
  await step(page, 'rehearsal')
    .getByText('Dafür braucht es noch Name, Adresse und Impressum.')
    .waitFor();
  await client.actors.import({ file: list, fileName: 'liste.csv' });
  await step(page, 'list').getByText('erledigt', { exact: true }).waitFor();
  expect(await step(page, 'bulletin').getAttribute('class')).toContain('next');
  const { id } = await client.bulletins.create({ subject: 'Frühling', language: 'de' });
  const { revision } = await client.settings.get({});
  await client.settings.saveSender({
    revision,
    sender: {
      name: 'Kiez',
      address: 'kiez@bezirk.example',
      replyTo: 'kiez@bezirk.example',
      organisation: 'Amt',
      imprint: 'Amt, Platz 1',
    },
  });
  await step(page, 'rehearsal').getByRole('link', { name: 'Probeversand planen' }).waitFor();
  await page
    .getByRole('status')
    .getByText('2 von 3 Schritten erledigt')
    .waitFor({ state: 'attached' });
  // What was begun waits beside the steps.
  await page.getByRole('heading', { name: 'Weiterschreiben: „Frühling“' }).waitFor();
  await isFree(page);
  await step(page, 'rehearsal').getByRole('link', { name: 'Probeversand planen' }).click();
  await expect.poll(() => page.url()).toContain(`#/versand/neu/${id}`);
  await window.go('/');
});

it('begins with the keyboard alone', async () => {
  const { page } = await openOffice();
  await page.getByRole('heading', { name: 'In drei Schritten zur ersten Ausgabe' }).waitFor();
  await page.locator('#page-title').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('#/adressbuch/import');
});

it('loads the example and takes it away, and undoes either', async () => {
  const { client, page } = await openOffice({ width: 360 });
  await page.getByRole('button', { name: 'Beispiel laden' }).click();
  await page.getByText('Das Beispiel ist geladen. Verschickt wurde nichts.').first().waitFor();
  await page.getByText('Sie sehen das mitgelieferte Beispiel').waitFor();
  // Its rehearsal is no issue that was sent.
  await page.getByText('Verschickt ist noch keine.').waitFor();
  await page.getByRole('button', { name: 'Meldung schließen' }).first().click();
  await isFree(page);
  await page.getByRole('button', { name: 'Beispiel entfernen' }).click();
  await page.getByText('Das Beispiel ist entfernt.').first().waitFor();
  await page.getByRole('heading', { name: 'In drei Schritten zur ersten Ausgabe' }).waitFor();
  expect((await client.overview.get({})).counts).toMatchObject({
    actors: 0,
    bulletins: 0,
    deliveries: 0,
  });
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  await page.getByText('Rückgängig gemacht: ').first().waitFor();
  await page.getByText('Sie sehen das mitgelieferte Beispiel').waitFor();
  expect((await client.overview.get({})).counts.actors).toBeGreaterThan(50);
});

it.each([
  [1280, 'de'],
  [360, 'en'],
] as const)(
  'says how far loading the example is, also after a reload, and takes it back when it is cancelled: %i pixels, %s',
  async (width, language) => {
    const turns = turnstile();
    const { client, page } = await openOffice({ width, language, giveWay: turns.giveWay });
    // A program that is closed waits for its turn too.
    onTestFinished(() => {
      turns.open();
    });
    turns.holdWhen(() => true);
    await page
      .getByRole('button', { name: language === 'de' ? 'Beispiel laden' : 'Load the example' })
      .click();
    await turns.arrived();
    await page.getByRole('progressbar').waitFor();
    await isFree(page);
    await page.reload();
    await page
      .getByText(
        language === 'de'
          ? 'Akteur*innen kommen ins Adressbuch'
          : 'Actors move into the address book',
      )
      .first()
      .waitFor();
    expect(await page.getByRole('progressbar').getAttribute('aria-valuetext')).toBe(
      language === 'de' ? '0 von 5' : '0 of 5',
    );
    await page.getByRole('button', { name: language === 'de' ? 'Abbrechen' : 'Cancel' }).click();
    await page
      .getByText(language === 'de' ? 'wieder entfernt …' : 'Cancelling, and taking away')
      .first()
      .waitFor();
    turns.open();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    expect((await client.overview.get({})).counts.actors).toBe(0);
    await page
      .getByRole('button', { name: language === 'de' ? 'Beispiel laden' : 'Load the example' })
      .click();
    await page
      .getByText(
        language === 'de'
          ? 'Sie sehen das mitgelieferte Beispiel'
          : 'You are looking at the shipped example',
      )
      .waitFor();
  },
);

it('shows first what stands still, why, and the way on', async () => {
  const smtp = await startScriptedSmtp({ MAIL: () => '550 5.7.1 not with this sender' });
  onTestFinished(() => smtp.close());
  const { app, client, page } = await openOffice({ language: 'en' });
  const delivery = await sendOne(app, client, smtp.port);
  const first = page.locator('.step.first');
  await first
    .getByRole('heading', { name: 'The delivery of “Neues für Akteur*innen” has halted' })
    .waitFor();
  await first.getByText(/does not accept mails from this sender address/).waitFor();
  await isFree(page);
  await first.getByRole('link', { name: 'Look and go on' }).click();
  await expect.poll(() => page.url()).toContain(`#/versand/${delivery.id}`);
});

it('says so when nothing waits', async () => {
  const smtp = await startScriptedSmtp();
  onTestFinished(() => smtp.close());
  const { app, client, page } = await openOffice();
  await sendOne(app, client, smtp.port);
  await page.getByRole('heading', { name: 'Heute wartet nichts auf Sie' }).waitFor();
  const issue = page.getByRole('region', { name: 'Ausgaben und wen sie erreicht haben' });
  await issue.getByText('4 erreicht').waitFor();
  await isFree(page);
});

it('tells of each issue over all its deliveries: a resend to one does not stand for it', async () => {
  const refused = new Set(['2@verein.example']);
  const smtp = await startScriptedSmtp({
    RCPT: ({ line }) =>
      refused.has(/<([^>]+)>/.exec(line)?.[1] ?? '') ? '550 5.1.1 User unknown' : null,
  });
  onTestFinished(() => smtp.close());
  const { app, client, page } = await openOffice();
  const delivery = await sendOne(app, client, smtp.port);
  const issue = page.getByRole('region', { name: 'Ausgaben und wen sie erreicht haben' });
  await issue.getByText('1 nicht erreicht').waitFor();
  refused.clear();
  const again = await client.deliveries.planAgain({ id: delivery.id });
  await issue.getByText('1 noch offen').waitFor();
  await client.deliveries.start({ id: again.delivery.id });
  await app.idle();
  await issue.getByText('4 erreicht').waitFor();
  await issue.getByText(/^verschickt am .*, danach noch einmal am /).waitFor();
  expect(
    await issue
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading') })
      .count(),
  ).toBe(1);
  await isFree(page);
  await issue.getByRole('link', { name: 'Neues für Akteur*innen' }).click();
  await expect.poll(() => page.url()).toContain(`#/versand/${delivery.id}`);
});

it('names what came back, whose address is wrong, and what is still a draft', async () => {
  const { app, page, client } = await openOffice();
  await furnish(app);
  await page
    .locator('[data-step=concerns]')
    .getByRole('link', { name: 'Lesen und zuordnen' })
    .waitFor();
  await page.locator('[data-step=drafts]').waitFor();
  const { attention } = await client.overview.get({});
  expect(attention.addresses.count).toBe(1);
  const address = page.locator('[data-step=addresses]');
  await address.getByText(attention.addresses.items[0]!.email).waitFor();
  await isFree(page);
  await address.getByRole('link', { name: attention.addresses.items[0]!.actorName }).click();
  await expect
    .poll(() => page.url())
    .toContain(`#/adressbuch/${attention.addresses.items[0]!.actorId}`);
});
