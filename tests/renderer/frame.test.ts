// What stands around every view, in an office that has worked for a while:
//   * good news leaves by itself after eight seconds, an offer to undo after twenty, never while
//     the pointer or the focus rests on it; what left can still be undone by key (WCAG 2.2, 2.2.1)
//   * messages are reached, used and left by keyboard, from a text field too, and give the focus
//     back
//   * the palette reaches every command, by arrows and by words, closes, and gives the focus back;
//     the places behind "Mehr" are reached on a phone
//   * a window loads its own language only, and the other one when it is chosen
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useFurnishedScreen } from '#tests/support/furnished-screen.ts';

const desk = useFurnishedScreen();
const focused = (page: Page) =>
  page.evaluate(
    () =>
      document.activeElement?.getAttribute('aria-label') ??
      document.activeElement?.textContent ??
      '',
  );

describe('messages', () => {
  /** A bulletin of its own is removed: the message offers to undo it. */
  async function removed(subject: string) {
    const { page, go } = await desk.open();
    await page.clock.install();
    await desk.client.bulletins.create({ subject });
    await go('/ausgaben');
    await page.getByRole('button', { name: `Mehr zu „${subject}“` }).click();
    await page.getByRole('menuitem', { name: 'Entfernen' }).click();
    const message = page.locator('[data-toasts] li');
    await message.getByText(subject).waitFor();
    return { page, message };
  }

  it('an offer to undo stands twenty seconds and is good for longer; the good news that it was undone leaves after eight', async () => {
    const { page, message } = await removed('Wartet');
    await page.mouse.move(5, 5);
    await page.clock.runFor(19_000);
    expect(await message.count()).toBe(1);
    await page.clock.runFor(2_000);
    await message.waitFor({ state: 'detached' });
    await page.clock.runFor(3_600_000);
    await page.keyboard.press('Control+z');
    await message.getByText('Rückgängig gemacht: ').waitFor();
    // The clock of the page goes on by itself too: a busy machine has a second.
    await page.clock.runFor(7_000);
    expect(await message.count()).toBe(1);
    await page.clock.runFor(1_100);
    await message.waitFor({ state: 'detached' });
  });

  it('stay while the pointer or the focus rests on them', async () => {
    const { page, message } = await removed('Ruht');
    await message.getByRole('button', { name: 'Rückgängig' }).click();
    await message.getByText('Rückgängig gemacht: ').hover();
    await page.clock.runFor(60_000);
    expect(await message.count()).toBe(1);
    await page.keyboard.press('F8');
    expect(await focused(page)).toBe('Meldung schließen');
    await page.mouse.move(5, 5);
    await page.clock.runFor(60_000);
    expect(await message.count()).toBe(1);
    await page.evaluate(() => {
      document.getElementById('content')?.focus();
    });
    await page.clock.runFor(2_000);
    await message.waitFor({ state: 'detached' });
  });

  it('are reached from a text field, dismissed by Escape, and the focus goes back', async () => {
    const { page, message } = await removed('Taste');
    const search = page.getByRole('searchbox');
    await search.focus();
    await page.keyboard.press('F8');
    expect(await focused(page)).toBe('Rückgängig');
    await page.keyboard.press('Escape');
    await message.waitFor({ state: 'detached' });
    await expect
      .poll(() => search.evaluate((field) => field === document.activeElement))
      .toBe(true);
    // The step itself is not forgotten with its message.
    await page.evaluate(() => {
      document.getElementById('content')?.focus();
    });
    await page.keyboard.press('Control+z');
    await message.getByText('Rückgängig gemacht: ').waitFor();
    expect((await desk.client.bulletins.list({ search: 'Taste' })).total).toBe(1);
  });
});

describe('on a phone', () => {
  it('the places behind "Mehr" are reached by touch and by keyboard, and it says where one is', async () => {
    const { page, go } = await desk.open({ viewport: { width: 360, height: 740 } });
    const more = page
      .getByRole('navigation', { name: 'Hauptnavigation' })
      .getByRole('button', { name: 'Mehr' });
    for (const [name, title] of [
      ['Rückmeldungen', /Rückmeldungen/],
      ['Einstellungen', /Einstellungen/],
    ] as const) {
      await go('/');
      await more.click();
      await page.getByRole('menuitem', { name }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await expect
        .poll(() => more.evaluate((button) => button.classList.contains('here')))
        .toBe(true);
    }
    await go('/');
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Rückmeldungen' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('Mehr');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Einstellungen/ }).waitFor();
  });
});

describe('the palette', () => {
  const options = (page: Page) => page.getByRole('dialog').getByRole('option');
  const chosen = (page: Page) =>
    page
      .getByRole('dialog')
      .locator('[role=option][aria-selected=true]')
      .evaluate((option) => option.querySelector('.words')?.textContent ?? '');

  it.each(['bulletins', 'concern', 'editor', 'delivery'])(
    'reaches every command by arrows and by its own words: %s',
    async (view) => {
      const { page, go } = await desk.open();
      await go(desk.views[view]!);
      await page.keyboard.press('Control+k');
      const labels = await options(page).locator('.words').allTextContents();
      expect(labels).toEqual(
        expect.arrayContaining([
          'Übersicht',
          'Adressbuch',
          'Tastenkürzel zeigen',
          'Sprache: English',
        ]),
      );
      const walked = new Set<string>();
      for (let step = 0; step < labels.length; step += 1) {
        walked.add(await chosen(page));
        await page.keyboard.press('ArrowDown');
      }
      expect([...walked].sort()).toEqual([...new Set(labels)].sort());
      expect(await chosen(page)).toBe(labels[0]);
      await page.keyboard.press('ArrowUp');
      expect(await chosen(page)).toBe(labels.at(-1));
      for (const label of labels) {
        await page.getByRole('combobox', { name: 'Befehl oder Ansicht suchen' }).fill(label);
        await expect
          .poll(async () => options(page).locator('.words').allTextContents())
          .toContain(label);
      }
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  );

  it('closes, gives the focus back, leads where it says, and says when nothing fits', async () => {
    const { page, go } = await desk.open();
    await go('/ausgaben');
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('gibtesnicht');
    await page
      .getByRole('dialog')
      .getByText(/^Kein Befehl passt/)
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect
      .poll(() => page.getByRole('searchbox').evaluate((field) => field === document.activeElement))
      .toBe(true);
    for (const [words, title] of [
      ['adressb', /Adressbuch/],
      ['rueckmeld', /Rückmeldungen/],
      ['einstell', /Einstellungen/],
      ['versand', /Versand/],
    ] as const) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(words.replace('rueck', 'rück'));
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });
});

it('a window loads its own language only; the other one comes with the choice, and title and hyphenation with it', async () => {
  const { page } = await desk.open();
  const files: string[] = [];
  page.on('request', (request) => {
    if (/\/screen-[\w-]+\.js$/.test(request.url())) files.push(request.url());
  });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(files.length).toBe(1);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('English');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Address book' }).waitFor();
  expect([files.length, await page.evaluate(() => document.documentElement.lang)]).toEqual([
    2,
    'en',
  ]);
});
