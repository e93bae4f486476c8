// A view as a person gets it: a program of its own on a new data folder, the web host, the built
// screen in a real Chromium. At the end of the test nothing foreign was asked for and nothing
// stands in the console.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { applicationRoot, openScreenFiles, rendererFolder, type AppConfig } from '#create-app';
import type { KiezbriefClient } from '#shared/api.ts';
import { createClient } from '#shared/client.ts';
import { startWebHost } from '#web/host.ts';
import { openTestApp, type TestApp } from './test-app.ts';

export interface ViewDesk {
  readonly app: TestApp;
  readonly client: KiezbriefClient;
  /** Opens a window of its own at this address of the screen, such as `/adressbuch`. */
  visit(path: string, options?: BrowserContextOptions): Promise<Page>;
}

export async function openViewDesk(
  browser: Browser,
  config: Partial<AppConfig> = {},
): Promise<ViewDesk> {
  const app = await openTestApp(config);
  const host = await startWebHost({
    app,
    screen: await openScreenFiles(rendererFolder()),
    port: 0,
  });
  const origin = `http://127.0.0.1:${host.port}/`;
  const problems: string[] = [];
  onTestFinished(async () => {
    await host.close();
    await app.close();
    expect(problems).toEqual([]);
  });
  return {
    app,
    client: createClient(app),
    async visit(path, options = {}) {
      const context = await browser.newContext({
        locale: 'de-DE',
        reducedMotion: 'reduce',
        viewport: { width: 1360, height: 860 },
        ...options,
      });
      onTestFinished(() => context.close());
      const page = await context.newPage();
      page.on('request', (request) => {
        if (!/^(?:data|blob|about):/.test(request.url()) && !request.url().startsWith(origin))
          problems.push(request.url());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
          problems.push(message.text());
      });
      await page.goto(host.newAddress());
      await page.locator('h1').waitFor();
      await page.evaluate((hash) => {
        location.hash = hash;
      }, path);
      return page;
    },
  };
}

/** What axe finds in the page as it is, contrast included. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
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
