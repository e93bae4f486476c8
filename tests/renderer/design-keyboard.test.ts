// What every base component and the frame promise to the keyboard, in a real Chromium:
//   * dialog, menu, combobox, tabs, messages and palette are complete by keyboard, and the focus
//     comes back to where it was
//   * what was done can be undone from its message and with Ctrl+Z
//   * the way from view to view names the window and puts the focus at the title; single keys never
//     disturb writing
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScreen, press, type Screen } from '#tests/support/look-at-screen.ts';

let screen: Screen;
beforeAll(async () => {
  screen = await openScreen();
}, 180_000);
afterAll(() => screen.close());

const focused = (page: Page) =>
  page.evaluate<string>(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim()',
  );
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('the keyboard', () => {
  it('opens a dialog at its first field, stays inside, leaves with Escape and returns', async () => {
    const page = await screen.open();
    await button(page, 'Dialog öffnen').focus();
    await press(page, 'Enter');
    await page.getByRole('dialog', { name: 'Betreff ändern' }).waitFor();
    const stops: string[] = [];
    for (let step = 0; step < 5; step++) {
      stops.push(
        await page.evaluate<string>(
          'document.activeElement.tagName + " " + (document.activeElement.ariaLabel ?? document.activeElement.innerText)',
        ),
      );
      await press(page, 'Tab');
    }
    expect(stops).toEqual([
      'INPUT ',
      'BUTTON Abbrechen',
      'BUTTON Übernehmen',
      'BUTTON Schließen',
      'INPUT ',
    ]);
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Dialog öffnen');
  });

  it('walks through a menu, runs what is chosen, and what was done can be undone', async () => {
    const page = await screen.open();
    await button(page, 'Menü öffnen').focus();
    await press(page, 'Enter');
    await page.getByRole('menu').waitFor();
    await press(page, 'ArrowDown', 'End', 'Enter');
    const said = page.locator('[data-chosen]');
    await said.getByText('Gewählt: Entfernen, 2 Akteur*innen').waitFor();
    await expect.poll(() => focused(page)).toBe('Menü öffnen');
    await press(page, 'F8');
    expect(await focused(page)).toBe('Rückgängig');
    await press(page, 'Enter');
    await said.getByText('3 Akteur*innen').waitFor();
    await button(page, 'Menü öffnen').focus();
    await press(page, 'Enter', 'End', 'Enter');
    await said.getByText('2 Akteur*innen').waitFor();
    await press(page, 'Control+z');
    await said.getByText('3 Akteur*innen').waitFor();
  });

  it('finds inclusive spellings in a combobox, adds and removes chips', async () => {
    const page = await screen.open();
    const department = page.getByRole('combobox', { name: 'Zuständiges Fachamt' });
    await department.focus();
    await page.keyboard.type('akteurinnen');
    await page.getByRole('option', { name: 'Büro für Akteur*innen' }).waitFor();
    expect(
      await page.getByRole('listbox', { name: 'Zuständiges Fachamt' }).getByRole('option').count(),
    ).toBe(1);
    await press(page, 'ArrowDown', 'Enter');
    expect(await department.inputValue()).toBe('Büro für Akteur*innen');

    const regions = page.getByRole('combobox', { name: 'Bezirksregionen' });
    const chips = page.getByRole('list', { name: 'Ausgewählt' }).getByRole('listitem');
    await regions.focus();
    await page.keyboard.type('friede');
    await page.getByRole('option', { name: 'Friedenau' }).waitFor();
    expect(
      await page.getByRole('listbox', { name: 'Bezirksregionen' }).getByRole('option').count(),
    ).toBe(1);
    await press(page, 'Enter');
    await chips.nth(2).waitFor();
    expect(await chips.allTextContents()).toEqual([
      'Schöneberg Nordost',
      'Schöneberg Südwest',
      'Friedenau',
    ]);
    await press(page, 'Escape');
    await press(page, 'Backspace');
    expect(await chips.count()).toBe(2);
  });

  it('tells a field’s hint and error to whoever cannot see them', async () => {
    const page = await screen.open();
    const address = page.getByRole('textbox', { name: 'E-Mail-Adresse' });
    expect(await address.getAttribute('aria-invalid')).toBe('true');
    const described = await address.evaluate((input) =>
      input
        .getAttribute('aria-describedby')!
        .split(' ')
        .map((id) => input.ownerDocument.getElementById(id)!.textContent.trim()),
    );
    expect(described).toEqual([
      expect.stringContaining('fehlt das @'),
      'Am besten das Funktionspostfach.',
    ]);
  });

  it('does nothing at a disabled or working button, which stays reachable', async () => {
    const page = await screen.open();
    await button(page, 'Wird geprüft').focus();
    expect(await focused(page)).toBe('Wird geprüft');
    await press(page, 'Enter', 'Space');
    await button(page, 'Versand planen').press('Enter');
    await page.getByText('1 mal gedrückt').waitFor();
  });

  it('changes tabs with the arrows', async () => {
    const page = await screen.open();
    await page.getByRole('tab', { name: 'Gestaltet' }).focus();
    await press(page, 'ArrowRight');
    await page.getByText('So liest sie, wer Bilder und Gestaltung abschaltet.').waitFor();
  });
});

describe('the frame', () => {
  it('skips to the content, goes to a view from the palette, names the window and puts the focus at the title', async () => {
    const page = await screen.open();
    await press(page, 'Tab', 'Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    expect(await page.title()).toBe('Gestaltung · Kiezbrief');
    await press(page, 'Control+k');
    await page.keyboard.type('übers');
    await press(page, 'Enter');
    await expect.poll(() => page.title()).toBe('Übersicht · Kiezbrief');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('page-title');
    await page.goBack();
    await expect.poll(() => page.title()).toBe('Gestaltung · Kiezbrief');
    await press(page, 'g', 'u');
    await expect.poll(() => page.title()).toBe('Übersicht · Kiezbrief');
  });

  it('leads nowhere: every place in the navigation can be entered', async () => {
    const page = await screen.open();
    const places = page.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link');
    for (const link of await places.all()) {
      await link.click();
      await page.locator('[aria-current=page]').first().waitFor();
      expect(await page.title()).not.toContain('Diese Seite gibt es nicht');
    }
    await page.goto(`${screen.address}#/gibt/es/nicht`);
    await expect.poll(() => page.title()).toBe('Diese Seite gibt es nicht · Kiezbrief');
  });

  it('keeps single keys for the text that is being written, and lets people switch them off', async () => {
    const page = await screen.open();
    await page.getByRole('textbox', { name: 'Name der Einrichtung' }).fill('');
    await page.keyboard.type('gu?');
    expect(await page.getByRole('textbox', { name: 'Name der Einrichtung' }).inputValue()).toBe(
      'gu?',
    );
    expect(await page.title()).toBe('Gestaltung · Kiezbrief');
    await press(page, 'Escape');
    await page.locator('h1').focus();
    await press(page, '?');
    await page
      .getByRole('switch', { name: 'Kürzel aus einer einzelnen Taste verwenden' })
      .press(' ');
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press(page, '?', 'g', 'u');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.title()).toBe('Gestaltung · Kiezbrief');
  });

  it('remembers language and appearance after a reload', async () => {
    const page = await screen.open();
    for (const wanted of ['dunkel', 'english']) {
      await press(page, 'Control+k');
      await page.keyboard.type(wanted);
      await press(page, 'Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.reload();
    await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
    expect(
      await page.evaluate(
        '[document.documentElement.lang, document.documentElement.dataset.theme, getComputedStyle(document.body).colorScheme]',
      ),
    ).toEqual(['en', 'dark', 'dark']);
  });
});
