// What a day field promises, in a real Chromium that itself speaks another language than the
// program:
//   * it shows and reads days as the language of the program writes them; the stored day stays the
//     same when the language changes
//   * what is no day, or out of bounds, is said and not taken
//   * the calendar is complete by keyboard, speaks the language of the program, and gives the focus
//     back; axe finds nothing
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  faultsOf,
  openScreen,
  press,
  sticksOut,
  type Screen,
} from '#tests/support/look-at-screen.ts';

let screen: Screen;
beforeAll(async () => {
  screen = await openScreen();
}, 180_000);
afterAll(async () => {
  await screen.close();
  expect(screen.problems).toEqual([]);
});

const field = (page: Page) => page.getByRole('textbox', { name: 'Seit wann' });
const speak = async (page: Page, label: RegExp, choice: string) => {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('menuitemradio', { name: choice, exact: true }).click();
};

it("is written as the program's language writes it, whatever the browser speaks", async () => {
  const page = await screen.open();
  expect(await field(page).inputValue()).toBe('3.4.2026');
  await field(page).fill('5.4.26');
  await press(page, 'Tab');
  expect(await field(page).inputValue()).toBe('5.4.2026');
  await speak(page, /Sprache/, 'English');
  await expect.poll(() => field(page).inputValue()).toBe('5 Apr 2026');
  await field(page).fill('6 april');
  await press(page, 'Enter');
  expect(await field(page).inputValue()).toMatch(/^6 Apr \d{4}$/);
});

it('says what is no day and what is out of bounds, and keeps what was', async () => {
  const page = await screen.open();
  await field(page).fill('31.2.2026');
  await press(page, 'Tab');
  await page.getByText('„31.2.2026“ ist kein Tag. Es bleibt beim 3.4.2026.').waitFor();
  expect(await field(page).inputValue()).toBe('3.4.2026');
  expect(await faultsOf(page)).toEqual([]);
  await field(page).fill('1.1.2027');
  await press(page, 'Enter');
  await page.getByText('Möglich ist höchstens der 31.12.2026.').waitFor();
  await field(page).fill('');
  await press(page, 'Tab');
  expect(await page.getByText('Möglich ist höchstens').count()).toBe(0);
  expect(await field(page).inputValue()).toBe('');
});

it.each([
  ['light', 1280],
  ['dark', 320],
] as const)('has a calendar for keyboard and mouse: %s, %i wide', async (colorScheme, width) => {
  const page = await screen.open({ colorScheme, width, height: 700 });
  const opener = page
    .getByRole('textbox', { name: 'Seit wann' })
    .locator('xpath=..')
    .getByRole('button', { name: 'Kalender' });
  await opener.focus();
  await press(page, 'Enter');
  const calendar = page.getByRole('dialog', { name: 'Kalender' });
  await calendar.getByText('April 2026', { exact: true }).first().waitFor();
  await expect.poll(() => page.evaluate('document.activeElement.textContent.trim()')).toBe('3');
  expect([await faultsOf(page), await sticksOut(page)]).toEqual([[], []]);
  await press(page, 'ArrowDown', 'ArrowRight', 'Enter');
  await calendar.waitFor({ state: 'detached' });
  expect(await field(page).inputValue()).toBe('11.4.2026');
  await expect
    .poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")'))
    .toBe('Kalender');
  await opener.click();
  await calendar.getByRole('button', { name: 'Nächster Monat' }).click();
  await calendar.getByRole('button', { name: /15\. Mai 2026/ }).click();
  expect(await field(page).inputValue()).toBe('15.5.2026');
  await opener.click();
  await press(page, 'Escape');
  await calendar.waitFor({ state: 'detached' });
});
