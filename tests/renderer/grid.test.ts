// What the long list promises, in a real Chromium with 5,000 rows:
//   * a screen reader hears its length and each row's place; few rows are in the page, one stop for
//     Tab
//   * arrows, Page, Home, End, Space, Shift, Ctrl+A and Enter do all that the mouse does, and the
//     focus is never lost
//   * a row that is not loaded yet says so
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScreen, press, type Screen } from '#tests/support/look-at-screen.ts';

let screen: Screen;
beforeAll(async () => {
  screen = await openScreen();
}, 180_000);
afterAll(() => screen.close());

describe('the grid', () => {
  const cell = (page: Page) => page.evaluate<string>('document.activeElement.dataset.cell');
  const enter = async () => {
    const page = await screen.open();
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
    await grid
      .getByRole('row')
      .nth(1)
      .getByText(/^Verein Zeitlupe/)
      .waitFor();
  });

  it('keeps the focus while somebody scrolls far away with the mouse', async () => {
    const { page, grid } = await enter();
    await press(page, 'ArrowDown');
    await grid.evaluate((element) => {
      element.scrollTop = element.scrollHeight / 2;
    });
    await grid.locator('[aria-rowindex="2502"]').waitFor();
    expect(await cell(page)).toBe('1/0');
    await press(page, 'ArrowDown');
    await expect.poll(() => cell(page)).toBe('2/0');
    expect(await grid.evaluate((element) => element.scrollTop)).toBeLessThan(200);
  });

  it('names a row that is still on its way', async () => {
    const { page, grid } = await enter();
    await grid.evaluate((element) => {
      element.scrollTop = 35 * 46;
    });
    await page.getByRole('row').and(page.locator('[aria-rowindex="42"]')).waitFor();
    expect(await grid.locator('[aria-rowindex="42"]').getAttribute('aria-busy')).toBe('true');
  });
});
