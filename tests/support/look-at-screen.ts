// A look at the development screen in a real Chromium: opens it, listens for whatever must not
// happen, asks axe, finds what is too wide.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { applicationRoot } from '#adapters/places.ts';
import { launchChromium } from './chromium.ts';
import { answerWith, serveDevelopmentPage } from './development-page.ts';
import { stubOverview } from './stub-app.ts';

export interface Look {
  colorScheme?: 'light' | 'dark';
  forcedColors?: 'active' | 'none';
  width?: number;
  height?: number;
}

export interface Screen {
  readonly address: string;
  /**
   * Requests to anybody else, errors and warnings in the console, violations of the policy: of
   * every page opened so far.
   */
  readonly problems: readonly string[];
  /** Opens `#/design` in a window of its own that closes with the test. */
  open(look?: Look): Promise<Page>;
  close(): Promise<void>;
}

export async function openScreen(): Promise<Screen> {
  const [served, browser] = await Promise.all([serveDevelopmentPage(), launchChromium()]);
  const problems: string[] = [];
  return {
    address: served.address,
    problems,
    open: (look = {}) => openDesign(browser, served.address, problems, look),
    async close() {
      await browser.close();
      await served.close();
    },
  };
}

async function openDesign(
  browser: Browser,
  address: string,
  problems: string[],
  { colorScheme = 'light', forcedColors = 'none', width = 1280, height = 900 }: Look,
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'de-DE',
    colorScheme,
    forcedColors,
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) problems.push(request.url());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  await answerWith(page, {
    'overview.get': stubOverview,
    'overview.holder': { heldBy: null },
    'deliveries.list': { total: 0, items: [] },
  });
  await page.goto(`${address}#/design`);
  await page.locator('h1').waitFor();
  return page;
}

/** What axe finds, contrast included. */
export async function faultsOf(page: Page): Promise<string[]> {
  const axe = await readFile(
    join(applicationRoot(), 'node_modules', 'axe-core', 'axe.min.js'),
    'utf8',
  );
  const { violations } = await page.evaluate<{
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  }>(`${axe}; axe.run()`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

/**
 * What widens the page beyond the window; scrolling inside a table's or grid's own frame is not
 * meant.
 */
export const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return ['scrollWidth ' + root.scrollWidth, ...[...document.querySelectorAll('body *')].filter((one) => !one.closest('table, [role=grid] *') && one.getBoundingClientRect().right > root.clientWidth + 1)
    .map((one) => one.outerHTML.slice(0, 160))];
})()`);

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
