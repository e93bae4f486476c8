// What "Rückmeldungen" promises about whose a concern is, in a real Chromium over the web host:
//   * a person changes actor and bulletin by typing, removes them, goes back to what was
//     recognised, and takes each step back
//   * a note of a call has both as well; it can be removed and had back
//   * two windows: the slower one sees both versions by name, and nothing is overwritten
//   * a due day is typed in the language of the program
//   * it works by keyboard, is accessible in both languages and appearances, and fits 320 pixels
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { answeredOffice } from '#tests/support/answered-office.ts';
import { useBuiltBrowser } from '#tests/support/built-browser.ts';
import { press, sticksOut } from '#tests/support/look-at-screen.ts';
import { accessibilityFaults, openViewDesk } from '#tests/support/view-desk.ts';

const browser = useBuiltBrowser();

async function desk() {
  const opened = await openViewDesk(browser());
  const office = await answeredOffice(opened.app);
  const { client } = opened;
  const other = await client.actors.save({
    actor: {
      revision: 0,
      name: 'Chor der Vielen',
      contacts: [{ firstName: 'Ada', lastName: 'Lind', email: 'ada@chor.example' }],
    },
  });
  const bulletin = await client.bulletins.create({ subject: 'Sommerfest im Park' });
  const concern = (await office.read('reply')).concern!;
  return {
    ...opened,
    other,
    bulletin,
    concern,
    now: () => client.concerns.get({ id: concern.id }),
  };
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const origin = (page: Page) => page.getByRole('region', { name: 'Woher sie kommt' });
const combobox = (page: Page) => origin(page).getByRole('combobox');

it('is said by typing, removed, and as it was recognised again', async () => {
  const { visit, other, bulletin, concern, now } = await desk();
  const page = await visit(`/rueckmeldungen/${concern.id}`);
  await button(page, 'Zuordnung zur Akteur*in ändern').click();
  await combobox(page).fill('lind');
  await page.getByRole('option', { name: /Chor der Vielen/ }).click();
  await origin(page).getByRole('link', { name: 'Chor der Vielen' }).waitFor();
  await expect.poll(async () => (await now()).actorId).toBe(other.id);
  await page
    .getByText(/Akteur\*in: Chor der Vielen/)
    .first()
    .waitFor();

  await button(page, 'Zuordnung zur Ausgabe ändern').click();
  await combobox(page).fill('sommerfest');
  await page.getByRole('option', { name: 'Sommerfest im Park' }).click();
  await origin(page).getByText('Von Hand zugeordnet.').waitFor();
  await expect
    .poll(async () => await now())
    .toMatchObject({ bulletinId: bulletin.id, matchedBy: 'person', deliveryId: null });

  await press(page, 'u');
  await origin(page)
    .getByText(/Sicher: Die Mail antwortet/)
    .waitFor();
  await expect
    .poll(async () => await now())
    .toMatchObject({
      bulletinId: concern.bulletinId,
      matchedBy: concern.matchedBy,
      deliveryId: concern.deliveryId,
      actorId: other.id,
    });

  await button(page, 'Zuordnung zur Akteur*in ändern').click();
  await origin(page).getByRole('button', { name: 'Zuordnung entfernen' }).click();
  await origin(page).getByText('Niemandem aus dem Adressbuch zugeordnet').waitFor();
  await expect.poll(async () => (await now()).actorId).toBe(null);
  await button(page, 'Zuordnung zur Akteur*in ändern').click();
  await origin(page).getByRole('button', { name: 'Wie automatisch erkannt' }).click();
  await expect
    .poll(async () => {
      const { revision: _revision, ...rest } = await now();
      return rest;
    })
    .toMatchObject((({ revision: _revision, ...rest }) => rest)(concern));
});

it('is worked with by keyboard alone, and typing fast never takes a wrong one', async () => {
  const { visit, other, concern, now } = await desk();
  const page = await visit(`/rueckmeldungen/${concern.id}`);
  const isTyping = () =>
    expect
      .poll(() => page.evaluate('document.activeElement.getAttribute("role")'))
      .toBe('combobox');
  await button(page, 'Zuordnung zur Akteur*in ändern').focus();
  await press(page, 'Enter');
  await isTyping();
  // The answer to what is typed never comes.
  await page.route(/\/api\/actors\.list/, () => undefined);
  await page.keyboard.type('zirkus');
  await press(page, 'Enter');
  expect((await now()).actorId).toBe(concern.actorId);
  await page.unroute(/\/api\/actors\.list/);
  await page.reload();
  await button(page, 'Zuordnung zur Akteur*in ändern').focus();
  await press(page, 'Enter');
  await isTyping();
  await page.keyboard.type('chor');
  await page.getByRole('option', { name: /Chor der Vielen/ }).waitFor();
  await press(page, 'Enter');
  await expect.poll(async () => (await now()).actorId).toBe(other.id);
  await expect
    .poll(() => page.evaluate('document.activeElement.hasAttribute("data-change")'))
    .toBe(true);
});

it('stands at a note too, which can be removed and had back', async () => {
  const { visit, client, bulletin } = await desk();
  const note = await client.concerns.note({ channel: 'phone', subject: 'Laterne kaputt' });
  const page = await visit(`/rueckmeldungen/${note.id}`);
  await button(page, 'Zuordnung zur Ausgabe ändern').click();
  await combobox(page).fill('sommer');
  await page.getByRole('option', { name: 'Sommerfest im Park' }).click();
  await expect
    .poll(async () => (await client.concerns.get({ id: note.id })).bulletinId)
    .toBe(bulletin.id);
  await button(page, 'Notiz entfernen').click();
  await page.getByText('Die Notiz „Laterne kaputt“ ist entfernt.').first().waitFor();
  await page.getByRole('article', { name: 'Laterne kaputt' }).waitFor({ state: 'detached' });
  expect((await client.concerns.list({})).total).toBe(1);
  await button(page, 'Rückgängig').last().click();
  await page.getByRole('article', { name: 'Laterne kaputt' }).waitFor();
  expect(await client.concerns.get({ id: note.id })).toMatchObject({
    subject: 'Laterne kaputt',
    bulletinId: bulletin.id,
  });
});

it('of two windows the slower one sees both versions by name', async () => {
  const { visit, client, other, concern, now } = await desk();
  const page = await visit('/rueckmeldungen');
  let release = () => undefined as void;
  let held: Promise<void> = Promise.resolve();
  await page.route(/\/api\/concerns\.(?:get|list)/, async (route) => {
    await held;
    await route.continue();
  });
  await page.evaluate((id) => {
    location.hash = `/rueckmeldungen/${id}`;
  }, concern.id);
  await button(page, 'Zuordnung zur Akteur*in ändern').click();
  held = new Promise((resolve) => {
    release = resolve;
  });
  await client.concerns.triage({ id: concern.id, revision: concern.revision, actorId: null });
  await combobox(page).fill('chor');
  await page.getByRole('option', { name: /Chor der Vielen/ }).click();
  release();
  await page.getByText('Inzwischen woanders geändert').waitFor();
  await page
    .getByText(/Akteur\*in: niemandem zugeordnet/)
    .first()
    .waitFor();
  await page.getByRole('definition').getByText('Akteur*in: Chor der Vielen').waitFor();
  expect((await now()).actorId).toBe(null);
  await button(page, 'Meine Änderung anwenden').click();
  await expect.poll(async () => (await now()).actorId).toBe(other.id);
});

it.each([
  ['light', 1440, 'de-DE'],
  ['dark', 360, 'en-GB'],
  ['dark', 320, 'de-DE'],
] as const)(
  'has no accessibility fault and fits: %s, %i wide, %s',
  async (colorScheme, width, locale) => {
    const { visit, concern, client } = await desk();
    await client.concerns.triage({
      id: concern.id,
      revision: concern.revision,
      actorId: null,
      bulletinId: null,
    });
    const page = await visit(`/rueckmeldungen/${concern.id}`, {
      viewport: { width, height: 800 },
      colorScheme,
      locale,
    });
    for (const field of ['actorId', 'bulletinId'])
      await page.locator(`[data-link="${field}"] [data-change]`).click();
    await page.locator('[data-link] [role=combobox]').nth(1).click();
    await page.getByRole('option').first().waitFor();
    expect([await accessibilityFaults(page), await sticksOut(page)]).toEqual([[], []]);
  },
);

it('a due day is typed as the program writes it, and saved when it is whole', async () => {
  const { visit, concern, now } = await desk();
  const page = await visit(`/rueckmeldungen/${concern.id}`);
  const due = page.getByRole('textbox', { name: 'Zu beantworten bis' });
  await due.fill('3.4.2027');
  expect((await now()).dueOn).toBe(null);
  await press(page, 'Enter');
  await expect.poll(async () => (await now()).dueOn).toBe('2027-04-03');
  await due.fill('');
  await press(page, 'Tab');
  await expect.poll(async () => (await now()).dueOn).toBe(null);
});
