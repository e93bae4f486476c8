// Starts the real Electron with Playwright on a new data folder and looks at what only the real one
// can show: that the page loads from app://, that it is isolated, that its questions are answered.
// Exit status 2 where Electron's program is not present.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronBinary } from './electron-binary.mjs';
import { needNode24, root } from './node24.mjs';

needNode24();
const executablePath = electronBinary(root);
if (!executablePath) {
  console.error('Electron is not present here: npx install-electron');
  process.exit(2);
}

const { _electron } = await import('playwright-core');
const dataFolder = mkdtempSync(join(tmpdir(), 'kiezbrief-real-'));
const app = await _electron.launch({
  executablePath,
  args: [root, '--data', dataFolder],
  cwd: root,
});
try {
  const page = await app.firstWindow();
  await page.locator('.path').waitFor();
  assert.match(await page.evaluate('location.href'), /^app:\/\/kiezbrief\/(?:#.*)?$/);
  assert.equal(await page.locator('.path').textContent(), dataFolder);
  assert.deepEqual(
    await page.evaluate(
      '[typeof require, typeof process, Object.keys(window.kiezbrief).sort().join()]',
    ),
    ['undefined', 'undefined', 'call,subscribe'],
  );
  assert.equal(await page.evaluate('window.open("https://example.org/")'), null);
  assert.equal(
    await page.evaluate('fetch("https://example.org/").then(() => "reached", () => "refused")'),
    'refused',
  );
  assert.equal(await page.evaluate('Notification.requestPermission()'), 'denied');
  await page.evaluate('void (location.href = "https://example.org/")');
  assert.match(await page.evaluate('location.href'), /^app:\/\/kiezbrief\/(?:#.*)?$/);
  // The MJML worker and its library, inside Electron.
  const { ok, value } = await page.evaluate(
    'window.kiezbrief.call("bulletins.create", {}).then(({ value }) => window.kiezbrief.call("bulletins.render", { id: value.id }))',
  );
  assert.ok(ok && value.html.includes('<html'));
  console.log('Electron: page, isolation, guards and worker are as promised.');
} finally {
  await app.close();
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
}
