// Takes a picture of every view: empty and full office, German and English, light and dark, wide
// and as narrow as a phone.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applicationRoot, createApp, templatesFolder } from '#create-app';
import { serveBuiltScreen } from '#tests/support/built-screen.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { emptyViews, furnish } from '#tests/support/full-office.ts';

const only = process.argv.slice(2);
const pictures = join(applicationRoot(), 'out', 'pictures');
const looks = [
  { name: 'hell', language: 'de', colorScheme: 'light', viewport: { width: 1280, height: 860 } },
  { name: 'dunkel', language: 'de', colorScheme: 'dark', viewport: { width: 1280, height: 860 } },
  { name: 'english', language: 'en', colorScheme: 'light', viewport: { width: 1280, height: 860 } },
  { name: 'telefon', language: 'de', colorScheme: 'light', viewport: { width: 360, height: 740 } },
] as const;

await mkdir(pictures, { recursive: true });
const browser = await launchChromium();
for (const office of ['leer', 'voll']) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'kiezbrief-pictures-'));
  const app = await createApp({ dataFolder, door: 'web', templatesFolder: templatesFolder() });
  const views = office === 'voll' ? await furnish(app) : emptyViews;
  const screen = await serveBuiltScreen(app, browser);
  for (const { name, ...look } of looks) {
    const window = await screen.open(look);
    for (const [view, hash] of Object.entries(views)) {
      if (only.length > 0 && !only.includes(view)) continue;
      await window.go(hash);
      await window.page.screenshot({ path: join(pictures, `${view}-${office}-${name}.png`) });
    }
    await window.close();
  }
  await screen.close();
  await app.close();
  await rm(dataFolder, { recursive: true, force: true });
}
await browser.close();
process.stdout.write(`${pictures}\n`);
