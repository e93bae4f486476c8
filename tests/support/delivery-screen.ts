// The view "Versand" in a real Chromium: a program of its own per test, over the web host, with a
// real mail server that does what the test says.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { applicationRoot, openScreenFiles, rendererFolder } from '#create-app';
import type { KiezbriefClient } from '#shared/api.ts';
import { createClient } from '#shared/client.ts';
import type { DeliveryId } from '#shared/values.ts';
import { startWebHost } from '#web/host.ts';
import { launchChromium } from './chromium.ts';
import { ensureBuilt } from './ensure-built.ts';
import { readyOffice, type ReadyOffice } from './ready-office.ts';
import { startScriptedSmtp, type Script, type ScriptedSmtp } from './scripted-smtp.ts';
import { openTestApp, type TestApp } from './test-app.ts';

export interface DeliveryScreen {
  readonly app: TestApp;
  readonly client: KiezbriefClient;
  readonly smtp: ScriptedSmtp;
  readonly office: ReadyOffice;
  /** A new window at this place. */
  visit(path: string, options?: BrowserContextOptions): Promise<Page>;
  planned(): Promise<DeliveryId>;
  /** Begun, and nothing is going out any more. */
  sent(): Promise<DeliveryId>;
}

/** Call once in a file: one browser for all its tests. */
export function useDeliveryScreens(): (script?: Script) => Promise<DeliveryScreen> {
  let browser: Browser;
  beforeAll(async () => {
    await ensureBuilt();
    browser = await launchChromium();
  }, 180_000);
  afterAll(() => browser.close());
  return (script) => openScreen(() => browser, script);
}

/** At the end of the test nothing foreign was asked for and nothing stands in the console. */
async function openScreen(browser: () => Browser, script: Script = {}): Promise<DeliveryScreen> {
  const smtp = await startScriptedSmtp(script);
  const app = await openTestApp();
  const host = await startWebHost({
    app,
    screen: await openScreenFiles(rendererFolder()),
    port: 0,
  });
  const client = createClient(app);
  const office = await readyOffice(client, { port: smtp.port });
  const problems: string[] = [];
  onTestFinished(async () => {
    await host.close();
    await app.close();
    await smtp.close();
    expect(problems).toEqual([]);
  });
  const planned = async () =>
    (
      await client.deliveries.plan({
        bulletinId: office.bulletinId,
        segmentId: office.segmentId,
        accountId: office.smtp,
      })
    ).delivery.id;
  return {
    app,
    client,
    smtp,
    office,
    planned,
    async sent() {
      const id = await planned();
      await client.deliveries.start({ id });
      await app.idle();
      return id;
    },
    async visit(path, options = {}) {
      const context = await browser().newContext({
        locale: 'de-DE',
        reducedMotion: 'reduce',
        ...options,
      });
      context.setDefaultTimeout(15_000);
      onTestFinished(() => context.close());
      const page = await context.newPage();
      page.on('request', (request) => {
        if (
          !/^(?:data|blob|about):/.test(request.url()) &&
          !request.url().startsWith(`http://127.0.0.1:${host.port}/`)
        )
          problems.push(request.url());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
          problems.push(message.text());
      });
      await page.goto(host.newAddress());
      await page.locator('h1').waitFor();
      await goTo(page, path);
      return page;
    },
  };
}

export const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, path);
export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name });
export const planPath = (
  { bulletinId, segmentId }: ReadyOffice,
  account: string,
  step = 'pruefen',
): string => `/versand/neu/${bulletinId}?zielgruppe=${segmentId}&konto=${account}&schritt=${step}`;

let axe: string | undefined;
export async function accessibilityFaults(page: Page): Promise<string[]> {
  axe ??= await readFile(join(applicationRoot(), 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
  const { violations } = await page.evaluate<{
    violations: { id: string; nodes: { html: string }[] }[];
  }>(`${axe}; axe.run()`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
