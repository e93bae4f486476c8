// Einstellungen in one window over a fresh office, and what its tests look for. Each test of a file
// goes on where the one before ended.
import { afterAll, beforeAll } from 'vitest';
import type { Page } from 'playwright-core';
import type { KiezbriefClient } from '#shared/api.ts';
import { createClient } from '#shared/client.ts';
import { serveBuiltScreen, type BuiltScreen, type Window } from './built-screen.ts';
import { launchChromium } from './chromium.ts';
import { openTestApp } from './test-app.ts';

interface SettingsScreen {
  screen: BuiltScreen;
  client: KiezbriefClient;
  window: Window;
  page: Page;
  dataFolder: string;
}

/** To be called at the top of a test file; filled before its first test. */
export function useSettingsScreen() {
  const secrets = memorySecrets();
  const desk = {} as SettingsScreen;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const browser = await launchChromium();
    const app = await openTestApp({ secrets });
    desk.client = createClient(app);
    desk.dataFolder = app.dataFolder;
    desk.screen = await serveBuiltScreen(app, browser);
    desk.window = await desk.screen.open({
      viewport: { width: 1280, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    desk.page = desk.window.page;
    close = async () => {
      await browser.close();
      await desk.screen.close();
      await app.close();
    };
  }, 240_000);
  afterAll(() => close());
  const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
  return {
    desk,
    secrets,
    button,
    field: (label: string | RegExp) => desk.page.getByLabel(label).first(),
    undo: () => button('Rückgängig').last().click(),
    isFocused: (selector: string) =>
      desk.page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`),
  };
}

/** A safe place that needs no keychain and no passphrase. */
function memorySecrets() {
  const kept = new Map<string, string>();
  return {
    areLasting: true,
    has: (id: string) => Promise.resolve(kept.has(id)),
    get: (id: string) => Promise.resolve(kept.get(id)),
    put: (id: string, secret: string) => {
      kept.set(id, secret);
      return Promise.resolve();
    },
    forget: (id: string) => {
      kept.delete(id);
      return Promise.resolve();
    },
  };
}
