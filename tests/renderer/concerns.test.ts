// What the view "Rückmeldungen" promises to whoever files answers, in a real Chromium over the web
// host:
//   * one key per step: next, previous, state, region, topic, department, all suggestions; no key
//     works while somebody types
//   * everything filed can be undone, also a closing that no single step leads back from
//   * two windows on one concern: the slower one sees both versions and nothing is overwritten
//   * filters live in the address; on a phone the concern takes the place of the list; it is
//     accessible in both languages and appearances
import { describe, expect, it } from 'vitest';
import { dayAfter } from '#renderer/features/concerns/local-day.ts';
import { useBuiltBrowser } from '#tests/support/built-browser.ts';
import {
  address,
  button,
  concernsDesk,
  filledConcernsDesk,
  guessed,
  reader,
  state,
} from '#tests/support/concerns-screen.ts';
import { press, sticksOut } from '#tests/support/look-at-screen.ts';
import { accessibilityFaults } from '#tests/support/view-desk.ts';

const browser = useBuiltBrowser();
const desk = () => concernsDesk(browser());
const filledDesk = () => filledConcernsDesk(browser());

describe('filing with the keyboard alone', () => {
  it('goes through the list, sets states, and takes every step back', async () => {
    const { visit, newest, get } = await filledDesk();
    const page = await visit('/rueckmeldungen');
    await page.getByText('3 Rückmeldungen', { exact: true }).waitFor();
    await press(page, 'j', 'j');
    await expect.poll(() => address(page)).toBe(`#/rueckmeldungen/${newest[1]!}`);
    await state(page, 'Neu').waitFor();
    await press(page, '3');
    await state(page, 'Beantwortet').waitFor();
    await press(page, '4');
    await state(page, 'Abgeschlossen').waitFor();
    await expect.poll(async () => (await get(newest[1]!)).state).toBe('closed');
    // No single step leads from closed to answered.
    await press(page, 'u');
    await expect.poll(async () => (await get(newest[1]!)).state).toBe('answered');
    await state(page, 'Beantwortet').waitFor();
    await press(page, 'u');
    await expect.poll(async () => (await get(newest[1]!)).state).toBe('new');
    await press(page, 'k');
    await expect.poll(() => address(page)).toBe(`#/rueckmeldungen/${newest[0]!}`);
  });

  it('assigning asks for the department first; region and topic are chosen by typing; typed letters file nothing', async () => {
    const { visit, newest, get, client } = await filledDesk();
    const { lists } = await client.settings.get({});
    const page = await visit(`/rueckmeldungen/${newest[0]!}`);
    await state(page, 'Neu').waitFor();
    await press(page, '2');
    await page.getByText('Wer soll antworten?').first().waitFor();
    await expect
      .poll(() => page.evaluate('document.activeElement.closest("[data-field]")?.dataset.field'))
      .toBe('department');
    await page.keyboard.type(lists.departments[1]!.name.slice(0, 6));
    await press(page, 'Enter');
    await expect
      .poll(async () => get(newest[0]!))
      .toMatchObject({ state: 'assigned', department: lists.departments[1]!.id });
    await page.evaluate('document.activeElement.blur()');
    await press(page, 't');
    await expect
      .poll(() => page.evaluate('document.activeElement.closest("[data-field]")?.dataset.field'))
      .toBe('topics');
    await page.keyboard.type('4');
    await press(page, 'Backspace');
    await page.keyboard.type(lists.topics[0]!.name);
    await press(page, 'Enter');
    await expect
      .poll(async () => get(newest[0]!))
      .toMatchObject({ state: 'assigned', topics: [lists.topics[0]!.id] });
    await page.evaluate('document.activeElement.blur()');
    await press(page, 'u');
    await expect
      .poll(async () => get(newest[0]!))
      .toMatchObject({ state: 'assigned', topics: [], department: lists.departments[1]!.id });
  });

  it('one key takes over all suggestions, each with its reason; another files type and day', async () => {
    const { visit, office, client } = await desk();
    const { concern } = await office.readText(guessed);
    const { lists } = await client.settings.get({});
    const idOf = (key: 'regions' | 'departments', name: string) =>
      lists[key].find((entry) => entry.name === name)!.id;
    const page = await visit(`/rueckmeldungen/${concern!.id}`);
    await button(page, /Schöneberg Südwest im Text genannt/).waitFor();
    await page.getByText('Vorschlag aus dem Adressbuch, noch nicht bestätigt').waitFor();
    await press(page, 'a');
    await expect
      .poll(() => client.concerns.get({ id: concern!.id }))
      .toMatchObject({
        regions: [idOf('regions', 'Schöneberg Nordost'), idOf('regions', 'Schöneberg Südwest')],
        department: idOf('departments', 'Jugendamt'),
        state: 'assigned',
      });
    await button(page, /Vorschläge übernehmen/).waitFor({ state: 'detached' });
    await button(page, 'Bedarf').click();
    await button(page, 'in 2 Wochen').click();
    await expect
      .poll(() => client.concerns.get({ id: concern!.id }))
      .toMatchObject({ type: 'need', dueOn: dayAfter(14) });
  });

  it('lists its keys', async () => {
    const { visit, newest } = await filledDesk();
    const page = await visit(`/rueckmeldungen/${newest[0]!}`);
    await state(page, 'Neu').waitFor();
    await press(page, '?');
    for (const words of [
      'Nächste Rückmeldung',
      'Stand: Beantwortet',
      'Fachamt wählen',
      'Original zeigen',
    ])
      await page.getByRole('dialog').getByText(words, { exact: true }).waitFor();
  });
});

it('a call is noted by keyboard and becomes a concern of its actor', async () => {
  const { visit, client } = await desk();
  const page = await visit('/rueckmeldungen');
  await page.getByRole('heading', { name: 'Hier sammelt sich, was der Kiez sagt' }).waitFor();
  await press(page, 'n');
  const dialog = page.getByRole('dialog', { name: 'Anruf oder Gespräch notieren' });
  await dialog.getByRole('button', { name: 'Notiz anlegen' }).click();
  await dialog.getByText('Bitte schreiben Sie in wenigen Worten').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: /Worum geht es/ }).fill('Laterne kaputt');
  await dialog.getByRole('combobox', { name: 'Akteur*in' }).fill('Bürgerinnen');
  await press(page, 'Enter');
  await dialog.getByRole('button', { name: 'Notiz anlegen' }).click();
  await reader(page, 'Laterne kaputt').waitFor();
  expect((await client.concerns.list({})).items).toMatchObject([
    { channel: 'phone', subject: 'Laterne kaputt', regions: ['reg_schoeneberg-nordost'] },
  ]);
});

it('two windows on one concern: the slower one sees both versions and decides', async () => {
  const { visit, newest, get, client } = await filledDesk();
  const page = await visit('/rueckmeldungen');
  // A window that hears nothing of the other one.
  await page.route(/\/api\/concerns\.(?:get|list)/, async (route) => {
    await held;
    await route.continue();
  });
  let release = () => undefined as void;
  let held: Promise<void> = Promise.resolve();
  await page.evaluate((id) => {
    location.hash = `/rueckmeldungen/${id}`;
  }, newest[0]!);
  await state(page, 'Neu').waitFor();
  held = new Promise((resolve) => {
    release = resolve;
  });
  await client.concerns.triage({
    id: newest[0]!,
    revision: (await get(newest[0]!)).revision,
    state: 'closed',
  });
  await press(page, '3');
  release();
  await page.getByText('Inzwischen woanders geändert').waitFor();
  expect((await get(newest[0]!)).state).toBe('closed');
  await button(page, 'So lassen').click();
  await state(page, 'Abgeschlossen').waitFor();
  expect((await get(newest[0]!)).state).toBe('closed');
});

it('keeps words and filters in the address, over a reload and the way back', async () => {
  const { visit, newest, client } = await filledDesk();
  await client.concerns.triage({ id: newest[2]!, revision: 1, state: 'closed' });
  const page = await visit('/rueckmeldungen');
  await page.getByRole('searchbox').fill('laternenmast');
  await page.getByText('1 Rückmeldung', { exact: true }).waitFor();
  await expect.poll(() => address(page)).toContain('suche=laternenmast');
  await page.reload();
  await page.getByText('1 Rückmeldung', { exact: true }).waitFor();
  await button(page, 'Alle Filter entfernen').click();
  await page.getByRole('search').getByRole('button', { name: 'Abgeschlossen' }).click();
  await page.getByText('1 Rückmeldung', { exact: true }).waitFor();
  await button(page, 'Bezirksregion').click();
  await page.getByRole('menuitemradio', { name: 'Schöneberg Südwest' }).click();
  await page.getByText('Dazu passt keine Rückmeldung.').waitFor();
  await button(page, 'Schöneberg Südwest entfernen').click();
  await page.getByText('1 Rückmeldung', { exact: true }).waitFor();
});

it('on a phone the concern takes the place of the list, and the way back leads to its entry', async () => {
  const { client, visit, newest } = await filledDesk();
  const page = await visit('/rueckmeldungen', { viewport: { width: 360, height: 740 } });
  await page.locator(`[data-concern="${newest[1]!}"]`).click();
  expect((await client.concerns.get({ id: newest[1]! })).who).toBe('Erika Beispiel');
  await page.getByRole('heading', { level: 1, name: 'Erika Beispiel' }).waitFor();
  expect(await page.getByRole('search').count()).toBe(0);
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('page-title');
  await page.getByRole('link', { name: 'Alle Rückmeldungen' }).click();
  await expect.poll(() => page.evaluate('document.activeElement.dataset.concern')).toBe(newest[1]!);
});

it.each([
  ['light', 1440, 'de-DE'],
  ['dark', 1440, 'en-GB'],
  ['light', 360, 'en-GB'],
  ['dark', 320, 'de-DE'],
] as const)('is accessible and fits: %s, %i wide, %s', async (colorScheme, width, locale) => {
  const { visit, office } = await desk();
  const { concern } = await office.readText(guessed);
  for (const [person, name] of [
    'reply',
    'bounce',
    'unsubscribe-with-words',
    'auto-exchange',
  ].entries())
    await office.read(name, person);
  const page = await visit('/rueckmeldungen', {
    viewport: { width, height: 800 },
    colorScheme,
    locale,
  });
  const sheet = '[role=tabpanel] article';
  for (const [path, shown] of [
    ['', '[data-concern]'],
    ['?blatt=bounce', sheet],
    ['?blatt=unsubscribe', sheet],
    ['?blatt=auto-reply', sheet],
    [`/${concern!.id}`, '[data-field]'],
  ] as const) {
    await page.evaluate((hash) => {
      location.hash = `/rueckmeldungen${hash}`;
    }, path);
    await page.locator(shown).first().waitFor();
    if (path.startsWith('/')) {
      await press(page, 'o');
      await page.locator('iframe').waitFor();
    }
    expect(await sticksOut(page)).toEqual([]);
    expect(await accessibilityFaults(page)).toEqual([]);
  }
});
