// What every base component promises, looked at in a real Chromium under the page's own strict policy:
//   * axe finds nothing: light, dark, forced colours, narrow, with dialog, menu, options, palette open
//   * nothing scrolls sideways from 320 pixels (400 % zoom of 1280) on, nor with text at 200 %
//   * dialog, drawer, menu, combobox, tabs, grid, messages and palette are complete by keyboard, and the focus comes back
//   * the policy is never violated, nothing is asked of anybody, nothing is written to the console
//   * the page itself is for development: a production build does not contain it
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { applicationRoot } from '#adapters/places.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { answerWith, serveDevelopmentPage, type DevelopmentPage } from '#tests/support/development-page.ts';
import { ensureBuilt } from '#tests/support/ensure-built.ts';
import { stubOverview } from '#tests/support/stub-app.ts';

let served: DevelopmentPage, browser: Browser, axe: string;

beforeAll(async () => {
  [served, browser, axe] = await Promise.all([
    serveDevelopmentPage(), launchChromium(), readFile(join(applicationRoot(), 'node_modules', 'axe-core', 'axe.min.js'), 'utf8'),
  ]);
}, 180_000);
afterAll(async () => { await browser.close(); await served.close(); });

interface Look { colorScheme?: 'light' | 'dark'; forcedColors?: 'active' | 'none'; width?: number; height?: number; address?: string }
const problems: string[] = [];

async function open({ colorScheme = 'light', forcedColors = 'none', width = 1280, height = 900, address = '#/design' }: Look = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'de-DE', colorScheme, forcedColors, viewport: { width, height }, reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.on('request', (request) => { if (!request.url().startsWith(served.address)) problems.push(request.url()); });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) problems.push(message.text()); });
  await answerWith(page, { 'settings.overview': stubOverview, 'deliveries.list': { total: 0, items: [] } });
  await page.goto(served.address + address);
  await page.locator('h1').waitFor();
  return page;
}
async function faults(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>(`${axe}; axe.run()`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}
/** What widens the page beyond the window; scrolling inside a table's or grid's own frame is not meant. */
const sticksOut = (page: Page) => page.evaluate<string[]>(`(() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...document.querySelectorAll('body *')].filter((one) => !one.closest('table, [role=grid] *') && one.getBoundingClientRect().right > root.clientWidth + 1)
    .map((one) => one.outerHTML.slice(0, 160));
})()`);
const focused = (page: Page) => page.evaluate<string>('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim()');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const press = async (page: Page, ...keys: string[]) => { for (const key of keys) await page.keyboard.press(key); };

describe('the look', () => {
  it.each<Look>([
    { colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }, { forcedColors: 'active', colorScheme: 'dark' },
    { width: 360, height: 740 }, { width: 320, height: 256, colorScheme: 'dark' }, { width: 2560, height: 1300 },
  ])('has no accessibility fault and no sideways scrolling: %o', async (look) => {
    const page = await open(look);
    expect((await page.locator('h1').boundingBox())?.height).toBeGreaterThan(20);
    expect(await sticksOut(page)).toEqual([]);
    expect(await faults(page)).toEqual([]);
  });

  it('holds text of twice the size at 640 and at 360 pixels', async () => {
    for (const width of [640, 360]) {
      const page = await open({ width, height: 800 });
      await page.evaluate('document.documentElement.style.fontSize = "200%"');
      expect(await sticksOut(page)).toEqual([]);
    }
  });

  it.each<[string, (page: Page) => Promise<unknown>]>([
    ['dialog', (page) => button(page, 'Dialog öffnen').click()],
    ['drawer', (page) => button(page, 'Seitenblatt öffnen').click()],
    ['menu', (page) => button(page, 'Menü öffnen').click()],
    ['options', (page) => page.getByRole('combobox', { name: 'Bezirksregionen' }).click()],
    ['palette', (page) => page.keyboard.press('Control+k')],
    ['shortcuts', (page) => page.keyboard.press('?')],
    ['messages', (page) => button(page, 'Schlechte Nachricht').click()],
  ])('has no accessibility fault with its %s open, light and dark', async (_name, act) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open({ colorScheme });
      await act(page);
      expect(await faults(page)).toEqual([]);
    }
  });
});

describe('the keyboard', () => {
  it('opens a dialog at its first field, stays inside, leaves with Escape and returns', async () => {
    const page = await open();
    await button(page, 'Dialog öffnen').focus();
    await press(page, 'Enter');
    await page.getByRole('dialog', { name: 'Betreff ändern' }).waitFor();
    const stops: string[] = [];
    for (let step = 0; step < 5; step++) { stops.push(await page.evaluate<string>('document.activeElement.tagName + " " + (document.activeElement.ariaLabel ?? document.activeElement.innerText)')); await press(page, 'Tab'); }
    expect(stops).toEqual(['INPUT ', 'BUTTON Abbrechen', 'BUTTON Übernehmen', 'BUTTON Schließen', 'INPUT ']);
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Dialog öffnen');
  });

  it('walks through a menu, runs what is chosen, and what was done can be undone', async () => {
    const page = await open();
    await button(page, 'Menü öffnen').focus();
    await press(page, 'Enter');
    await page.getByRole('menu').waitFor();
    await press(page, 'ArrowDown', 'End', 'Enter');
    const said = page.locator('[data-chosen]');
    await said.getByText('Gewählt: Entfernen, 2 Akteur*innen').waitFor();
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
    const page = await open();
    const department = page.getByRole('combobox', { name: 'Zuständiges Fachamt' });
    await department.focus();
    await page.keyboard.type('akteurinnen');
    await page.getByRole('option', { name: 'Büro für Akteur*innen' }).waitFor();
    expect(await page.getByRole('listbox', { name: 'Zuständiges Fachamt' }).getByRole('option').count()).toBe(1);
    await press(page, 'ArrowDown', 'Enter');
    expect(await department.inputValue()).toBe('Büro für Akteur*innen');

    const regions = page.getByRole('combobox', { name: 'Bezirksregionen' });
    const chips = page.getByRole('list', { name: 'Ausgewählt' }).getByRole('listitem');
    await regions.focus();
    await page.keyboard.type('friede');
    await page.getByRole('option', { name: 'Friedenau' }).waitFor();
    expect(await page.getByRole('listbox', { name: 'Bezirksregionen' }).getByRole('option').count()).toBe(1);
    await press(page, 'Enter');
    await chips.nth(2).waitFor();
    expect(await chips.allTextContents()).toEqual(['Schöneberg Nordost', 'Schöneberg Südwest', 'Friedenau']);
    await press(page, 'Escape');
    await press(page, 'Backspace');
    expect(await chips.count()).toBe(2);
  });

  it('tells a field’s hint and error to whoever cannot see them', async () => {
    const page = await open();
    const address = page.getByRole('textbox', { name: 'E-Mail-Adresse' });
    expect(await address.getAttribute('aria-invalid')).toBe('true');
    const described = await address.evaluate((input) => input.getAttribute('aria-describedby')!.split(' ').map((id) => input.ownerDocument.getElementById(id)!.textContent.trim()));
    expect(described).toEqual([expect.stringContaining('fehlt das @'), 'Am besten das Funktionspostfach.']);
  });

  it('does nothing at a disabled or working button, which stays reachable', async () => {
    const page = await open();
    await button(page, 'Wird geprüft').focus();
    expect(await focused(page)).toBe('Wird geprüft');
    await press(page, 'Enter', 'Space');
    await button(page, 'Versand planen').press('Enter');
    await page.getByText('1 mal gedrückt').waitFor();
  });

  it('changes tabs with the arrows', async () => {
    const page = await open();
    await page.getByRole('tab', { name: 'Gestaltet' }).focus();
    await press(page, 'ArrowRight');
    await page.getByText('So liest sie, wer Bilder und Gestaltung abschaltet.').waitFor();
  });
});

describe('the grid', () => {
  const cell = (page: Page) => page.evaluate<string>('document.activeElement.dataset.cell');
  const enter = async () => {
    const page = await open();
    const grid = page.getByRole('grid', { name: 'Akteur*innen' });
    await grid.locator('[data-cell="0/0"]').focus();
    return { page, grid, state: page.locator('[data-grid-state]') };
  };

  it('says how long it is, keeps few rows in the page and one stop for Tab', async () => {
    const { grid } = await enter();
    expect(await grid.getAttribute('aria-rowcount')).toBe('5001');
    expect(await grid.getByRole('row').count()).toBeLessThan(40);
    expect(await grid.locator('[tabindex="0"]').count()).toBe(1);
  });

  it('goes everywhere with arrows, Page, Home and End', async () => {
    const { page } = await enter();
    await press(page, 'ArrowDown', 'ArrowRight');
    expect(await cell(page)).toBe('1/1');
    await press(page, 'End');
    expect(await cell(page)).toBe('1/4');
    await press(page, 'Control+End');
    await expect.poll(() => cell(page)).toBe('4999/4');
    await press(page, 'Control+Home', 'PageDown');
    await expect.poll(async () => Number((await cell(page)).split('/')[0])).toBeGreaterThan(3);
    await press(page, 'Control+Home', 'ArrowUp');
    await expect.poll(() => cell(page)).toBe('-1/0');
  });

  it('selects with Space, Shift and Ctrl+A, opens with Enter', async () => {
    const { page, grid, state } = await enter();
    await press(page, ' ');
    await state.getByText('1 ausgewählt').waitFor();
    expect(await grid.getByRole('row', { selected: true }).count()).toBe(1);
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown');
    await state.getByText('3 ausgewählt').waitFor();
    await press(page, 'Control+a');
    await state.getByText('5000 ausgewählt').waitFor();
    await press(page, 'Enter');
    await state.getByText(/geöffnet: Initiative/).waitFor();
  });

  it('sorts from its head and starts again at the top', async () => {
    const { page, grid } = await enter();
    await press(page, 'Control+End');
    await expect.poll(() => cell(page)).toBe('4999/4');
    await press(page, 'Control+Home', 'ArrowUp', 'ArrowRight', 'Enter');
    const head = grid.getByRole('columnheader', { name: 'Name' });
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending');
    expect(await grid.evaluate((element) => element.scrollTop)).toBe(0);
    await grid.getByRole('row').nth(1).getByText(/^Verein Zeitlupe/).waitFor();
  });

  it('keeps the focus while somebody scrolls far away with the mouse', async () => {
    const { page, grid } = await enter();
    await press(page, 'ArrowDown');
    await grid.evaluate((element) => { element.scrollTop = element.scrollHeight / 2; });
    await grid.locator('[aria-rowindex="2502"]').waitFor();
    expect(await cell(page)).toBe('1/0');
    await press(page, 'ArrowDown');
    await expect.poll(() => cell(page)).toBe('2/0');
    expect(await grid.evaluate((element) => element.scrollTop)).toBeLessThan(200);
  });

  it('names a row that is still on its way', async () => {
    const { page, grid } = await enter();
    await grid.evaluate((element) => { element.scrollTop = 35 * 46; });
    await page.getByRole('row').and(page.locator('[aria-rowindex="42"]')).waitFor();
    expect(await grid.locator('[aria-rowindex="42"]').getAttribute('aria-busy')).toBe('true');
  });
});

describe('the frame', () => {
  it('skips to the content, goes to a view from the palette, names the window and puts the focus at the title', async () => {
    const page = await open();
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
    const page = await open();
    const places = page.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link');
    for (const link of await places.all()) {
      await link.click();
      await page.locator('[aria-current=page]').first().waitFor();
      expect(await page.title()).not.toContain('Diese Seite gibt es nicht');
    }
    await page.goto(`${served.address}#/gibt/es/nicht`);
    await expect.poll(() => page.title()).toBe('Diese Seite gibt es nicht · Kiezbrief');
  });

  it('keeps single keys for the text that is being written, and lets people switch them off', async () => {
    const page = await open();
    await page.getByRole('textbox', { name: 'Name der Einrichtung' }).fill('');
    await page.keyboard.type('gu?');
    expect(await page.getByRole('textbox', { name: 'Name der Einrichtung' }).inputValue()).toBe('gu?');
    expect(await page.title()).toBe('Gestaltung · Kiezbrief');
    await press(page, 'Escape');
    await page.locator('h1').focus();
    await press(page, '?');
    await page.getByRole('switch', { name: 'Kürzel aus einer einzelnen Taste verwenden' }).press(' ');
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press(page, '?', 'g', 'u');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.title()).toBe('Gestaltung · Kiezbrief');
  });

  it('remembers language and appearance after a reload', async () => {
    const page = await open();
    for (const wanted of ['dunkel', 'english']) {
      await press(page, 'Control+k');
      await page.keyboard.type(wanted);
      await press(page, 'Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.reload();
    await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
    expect(await page.evaluate('[document.documentElement.lang, document.documentElement.dataset.theme, getComputedStyle(document.body).colorScheme]')).toEqual(['en', 'dark', 'dark']);
  });
});

it('is not part of what people get', async () => {
  const assets = join(await ensureBuilt(), 'renderer', 'assets');
  const built = await Promise.all((await readdir(assets)).map((file) => readFile(join(assets, file), 'utf8')));
  expect(built.some((code) => code.includes('Hauptnavigation'))).toBe(true);
  expect(built.filter((code) => code.includes('Alle Bauteile in allen Zuständen'))).toEqual([]);
}, 180_000);

it('has violated no policy, asked nobody and written nothing to the console in all of this', () => {
  expect(problems).toEqual([]);
});
