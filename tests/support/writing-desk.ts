// A writing desk for tests: the program with its built screen in a real Chromium, and what a person
// sees of the editor there.
import type { Browser, Locator, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { KiezbriefClient } from '#shared/api.ts';
import { createClient } from '#shared/client.ts';
import type { Block } from '#shared/contract/blocks.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import { serveBuiltScreen, type BuiltScreen } from './built-screen.ts';
import { launchChromium } from './chromium.ts';
import { openTestApp, type TestApp } from './test-app.ts';

let app: TestApp;
let screen: BuiltScreen;
let browser: Browser;
export let client: KiezbriefClient;

export async function openDesk(): Promise<void> {
  [app, browser] = await Promise.all([openTestApp(), launchChromium()]);
  client = createClient(app);
  screen = await serveBuiltScreen(app, browser);
}
export async function closeDesk(): Promise<void> {
  await browser.close();
  await screen.close();
  await app.close();
}

/** A window of its own that closes with the test. */
export async function open(
  hash: string,
  options = {},
): Promise<{ page: Page; problems: readonly string[] }> {
  const window = await screen.open({ viewport: { width: 1440, height: 900 }, ...options });
  onTestFinished(() => window.close());
  window.page.setDefaultTimeout(10_000);
  await window.page.evaluate((target) => {
    location.hash = target;
  }, hash);
  return window;
}

export const blocks = (...parts: (Partial<Block> & { type: Block['type'] })[]) =>
  parts.map((part, index) => ({ id: `blk_${index + 1}`, ...part })) as Block[];
const three = () =>
  blocks(
    { type: 'heading', level: 2, text: 'Eins' },
    { type: 'heading', level: 2, text: 'Zwei' },
    { type: 'text', html: '<p>Drei</p>' },
  );
export const draft = (subject: string, content: Block[] = three()) =>
  client.bulletins.create({ subject, blocks: content });
export const stored = ({ id }: Bulletin) => client.bulletins.get({ id });
export const words = async ({ id }: Bulletin) =>
  (await client.bulletins.get({ id })).blocks.map((block) => {
    if ('text' in block) return block.text;
    return 'html' in block ? block.html : block.type;
  });

export const saved = (page: Page) => page.locator('[data-save=saved]').waitFor();
export const cards = (page: Page) => page.locator('[data-block-type]');
export const card = (page: Page, place: number): Locator => cards(page).nth(place - 1);
export const mail = (page: Page) => page.locator('.preview').frameLocator('iframe');
export const subjectOf = (page: Page) =>
  page.getByRole('textbox', { name: 'Betreff', exact: true });
