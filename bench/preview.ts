// From a key in the editor to the changed mail painted in the preview: the whole way through
// Chromium, the web host, rendering and checking and back.
// The baseline is the same key in a bare text field of the same page: what the machine and the
// browser need for themselves.
import { openScreenFiles, rendererFolder } from '#create-app';
import { launchChromium } from '#tests/support/chromium.ts';
import { startWebHost } from '#web/host.ts';
import { figure, type Figure } from './measure.ts';
import { bulletinOf, openOffice } from './sample-data.ts';

const turns = 60;
const warmUps = 10;

/**
 * Runs in the page: milliseconds from just before the key until the frame after the change was
 * painted.
 */
const measure = `(async ({ turns, warmUps }) => {
  const painted = () => new Promise((resolve) => { requestAnimationFrame(() => { const after = new MessageChannel(); after.port1.onmessage = () => resolve(); after.port2.postMessage(0); }); });
  const text = document.querySelector('[contenteditable=true]');
  const frame = document.querySelector('.preview iframe');
  const plain = document.body.appendChild(document.createElement('textarea'));
  const ours = [], baseline = [];
  let written = '';
  const changed = () => new Promise((resolve, reject) => {
    const wanted = written;
    setTimeout(() => reject(new Error('the preview never showed ' + wanted)), 10000);
    const watch = new MutationObserver(() => { if (frame.contentDocument.body.textContent.includes(wanted)) { watch.disconnect(); resolve(); } });
    watch.observe(frame.contentDocument.body, { subtree: true, childList: true, characterData: true });
  });
  text.focus();
  document.getSelection().selectAllChildren(text.lastElementChild);
  document.getSelection().collapseToEnd();
  for (let turn = 0; turn < turns + warmUps; turn++) {
    const letter = String.fromCharCode(97 + turn % 26);
    written += letter;
    text.focus();
    // The editor puts its cursor back a moment after it got the focus; and people pause between keys, so each starts on a quiet page.
    await new Promise((resolve) => setTimeout(resolve, 80));
    const seen = changed(), start = performance.now();
    document.execCommand('insertText', false, letter);
    await seen;
    await painted();
    const took = performance.now() - start;
    plain.focus();
    const plainStart = performance.now();
    document.execCommand('insertText', false, letter);
    await painted();
    const plainTook = performance.now() - plainStart;
    if (turn >= warmUps) { ours.push(took); baseline.push(plainTook); }
  }
  return { ours, baseline };
})`;

export async function preview(): Promise<Figure[]> {
  const office = await openOffice();
  const host = await startWebHost({
    app: office.app,
    screen: await openScreenFiles(rendererFolder()),
    port: 0,
  });
  const browser = await launchChromium();
  try {
    const bulletin = await bulletinOf(office.client, 15);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
    await page.goto(`${host.newAddress()}`);
    await page.locator('h1').waitFor();
    await page.evaluate((id) => {
      location.hash = `/ausgaben/${id}`;
    }, bulletin.id);
    await page.frameLocator('.preview iframe').getByText('Neues aus dem Kiez 14').waitFor();
    const times = await page.evaluate<{ ours: number[]; baseline: number[] }>(
      `${measure}(${JSON.stringify({ turns, warmUps })})`,
    );
    return [
      figure(
        'key to painted preview, 15 blocks, web host',
        'p95 <= 60 ms',
        times,
        'the same key in a bare field',
        (_median, p95) => p95 <= 60,
      ),
    ];
  } finally {
    await browser.close();
    await host.close();
    await office.close();
  }
}
