// What the list under "?" promises, in an office that has worked for a while:
//   * every key it names does something in the view it is opened in, and each is named once
//   * the places are one stroke after "g" away, from anywhere
//   * keys of one character can be switched off; the others stay, and the list tells
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { standsStill } from '#tests/support/built-screen.ts';
import { useFurnishedScreen } from '#tests/support/furnished-screen.ts';

const desk = useFurnishedScreen();
const strokes: Record<string, string> = {
  Strg: 'Control',
  Umschalt: 'Shift',
  Alt: 'Alt',
  Eingabe: 'Enter',
  Esc: 'Escape',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  Entf: 'Delete',
};
interface Listed {
  readonly label: string;
  readonly keys: readonly string[];
}
async function listed(page: Page): Promise<Listed[]> {
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Tastenkürzel' }).waitFor();
  const found = await page
    .getByRole('dialog')
    .locator('dl > div')
    .evaluateAll((rows) =>
      rows.map((row) => ({
        label: row.querySelector('dt')!.textContent,
        keys: [...row.querySelectorAll('kbd')].map((key) => key.textContent),
      })),
    );
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return found;
}
async function press(page: Page, { keys }: Listed): Promise<void> {
  const named = keys.map((key) => strokes[key] ?? (key.length === 1 ? key.toLowerCase() : key));
  if (/^(?:Control|Alt|Shift)$/.test(named[0]!)) await page.keyboard.press(named.join('+'));
  else for (const key of named) await page.keyboard.press(key);
}
/**
 * Everything a person could notice: where they are, what is written, what is chosen, where the
 * focus is; and whether a file was asked for.
 */
const seen = (page: Page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const states = [
      ...document.querySelectorAll(
        'input, select, [aria-expanded], [aria-pressed], [aria-checked], [aria-selected]',
      ),
    ].map(
      (one) =>
        `${(one as HTMLInputElement).value ?? ''}${['aria-expanded', 'aria-pressed', 'aria-checked', 'aria-selected'].map((name) => one.getAttribute(name) ?? '').join()}`,
    );
    return JSON.stringify([
      location.hash,
      document.body.innerText,
      all.indexOf(document.activeElement!),
      states,
      (window as unknown as { filesAsked?: number }).filesAsked ?? 0,
    ]);
  });

/**
 * What needs something to work on finds it: a block that has the focus, a step to take back, a
 * concern between two others that is in another state.
 */
const prepare: Record<string, (page: Page, key: string | undefined) => Promise<void>> = {
  async editor(page) {
    const second = page.locator('[data-block-type]').nth(1);
    await second.getByRole('button', { name: /nach unten$/ }).click();
    await second.getByRole('button', { name: /nach unten$/ }).click();
    await page.keyboard.press('Control+z');
    await second.getByRole('button', { name: /nach unten$/ }).focus();
  },
  async concern(page, key = '') {
    for (const state of { 1: '34', U: '3' }[key] ?? '') {
      await page.keyboard.press(state);
      await standsStill(page);
    }
  },
};

/** Untouched, and between two others. */
async function newConcern(): Promise<string> {
  const told = [];
  for (const subject of ['Erstens', 'Zweitens', 'Drittens'])
    told.push(await desk.client.concerns.note({ channel: 'phone', subject }));
  return `/rueckmeldungen/${told[1]!.id}`;
}

it('lead to each place from anywhere', async () => {
  const { page, go } = await desk.open();
  await go('/gibt-es-nicht');
  const places = (await listed(page)).filter(({ keys }) => keys[0] === 'G');
  expect(places.map(({ label }) => label)).toEqual([
    'Übersicht',
    'Adressbuch',
    'Ausgaben',
    'Versand',
    'Rückmeldungen',
    'Einstellungen',
  ]);
  for (const place of places) {
    await press(page, place);
    await page
      .getByRole('navigation', { name: 'Hauptnavigation' })
      .getByRole('link', { name: place.label, exact: true })
      .and(page.locator('[aria-current=page]'))
      .waitFor();
  }
});

it.each([
  'actors',
  'actor',
  'bulletins',
  'editor',
  'deliveries',
  'delivery',
  'concern',
  'absender',
])(
  'all that are listed do something: %s',
  async (view) => {
    const { page, go } = await desk.open();
    await page.addInitScript(
      'window.filesAsked = 0; const click = HTMLInputElement.prototype.click; HTMLInputElement.prototype.click = function () { if (this.type === "file") window.filesAsked += 1; else click.call(this); };',
    );
    await page.reload();
    await page.locator('h1').waitFor();
    const begin = async (key?: string) => {
      // What one key left open is no help to the next.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await go('/gibt-es-nicht');
      await go(view === 'concern' ? await newConcern() : desk.views[view]!);
      await prepare[view]?.(page, key);
    };
    await begin();
    const keys = await listed(page);
    expect(keys.length).toBeGreaterThan(8);
    expect(new Set(keys.map((one) => one.keys.join(' '))).size).toBe(keys.length);
    const dead: string[] = [];
    // The places, and the way to the messages, have tests of their own above.
    for (const one of keys.filter(({ keys: [first] }) => first !== 'G' && first !== 'F8')) {
      await begin(one.keys[0]);
      const before = await seen(page);
      const saving = page
        .waitForRequest((request) => /\/api\/\w+\.(?:save|triage)/.test(request.url()), {
          timeout: 15_000,
        })
        .then(
          () => true,
          () => false,
        );
      await press(page, one);
      const changed = expect
        .poll(async () => (await seen(page)) !== before, { timeout: 15_000 })
        .toBe(true)
        .then(
          () => true,
          () => false,
        );
      if (!(await Promise.race([changed, saving])) && !(await changed) && !(await saving))
        dead.push(`${one.label} (${one.keys.join(' ')})`);
    }
    expect(dead).toEqual([]);
  },
  120_000,
);

it('of one character can be switched off; the others go on working, and the list tells', async () => {
  const { page, go } = await desk.open();
  await go('/ausgaben');
  await page.keyboard.press('?');
  await page.getByRole('switch', { name: /einzelnen Taste/ }).click();
  await expect
    .poll(() => page.getByRole('dialog').locator('dt', { hasText: 'Neue Ausgabe' }).count())
    .toBe(0);
  await page.getByRole('dialog').locator('dt', { hasText: 'Befehl suchen' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('n');
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  expect(new URL(page.url()).hash).toBe('#/ausgaben');
});
