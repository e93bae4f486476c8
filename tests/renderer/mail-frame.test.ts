// What the frame around a mail promises, in a real Chromium under the policy every door sends:
//   * the mail looks as it does in a mail program, in both of its looks, and the window's policy is
//     never breached
//   * nothing in a mail runs, loads, asks, leads away or takes the keyboard
//   * a change touches only what changed: the rest stays the same element, the frame is as high as
//     its mail
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { join } from 'node:path';
import { applicationRoot } from '#adapters/places.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { serveDevelopmentPage, type DevelopmentPage } from '#tests/support/development-page.ts';

let screen: DevelopmentPage;
let browser: Browser;
beforeAll(async () => {
  screen = await serveDevelopmentPage(join(applicationRoot(), 'tests/renderer/mail-frame-page'));
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await screen.close();
});

interface Visit {
  page: Page;
  problems: string[];
  asked: string[];
}
async function visit(options: { colorScheme?: 'light' | 'dark' } = {}): Promise<Visit> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const problems: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(screen.address);
  asked.length = 0;
  return { page, problems, asked };
}
const show = (page: Page, props: { html?: string; appearance?: 'light' | 'dark' }) =>
  page.evaluate((next) => {
    Object.assign((window as unknown as { shown: object }).shown, next);
  }, props);
const inside = (page: Page) => page.frameLocator('iframe');
const styleOf = (page: Page, selector: string, name: string) =>
  inside(page)
    .locator(selector)
    .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);

const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==';
const mail = (
  text: string,
) => `<!doctype html><html lang="de" dir="ltr"><head><title>Sommerfest</title><style>p { color: rgb(0, 90, 0); }
  @media (prefers-color-scheme: dark) { p { color: rgb(200, 250, 200) !important; } }</style><!--[if mso]><style>p { color: red }</style><![endif]--></head>
  <body style="margin:0;background:rgb(250, 240, 230)"><h1 style="font-size:30px">Sommerfest</h1><p id="changing">${text}</p>
  <p><a href="https://example.org/programm" style="color:rgb(1, 2, 3)">Programm</a></p><img alt="Der Satz style=egal bleibt" src="${pixel}" width="20" height="900"></body></html>`;

describe('a mail in its frame', () => {
  it('wears its own styles, is as high as it needs, says its language and title', async () => {
    const { page, problems, asked } = await visit();
    await show(page, { html: mail('Hallo') });
    expect(await styleOf(page, 'h1', 'font-size')).toBe('30px');
    expect(await styleOf(page, 'body', 'background-color')).toBe('rgb(250, 240, 230)');
    expect(await styleOf(page, '#changing', 'color')).toBe('rgb(0, 90, 0)');
    expect(await inside(page).locator('img').getAttribute('alt')).toBe(
      'Der Satz style=egal bleibt',
    );
    expect(
      await inside(page)
        .locator('html')
        .evaluate((html) => [
          html.getAttribute('lang'),
          html.getAttribute('dir'),
          document.title,
          document.compatMode,
        ]),
    ).toEqual(['de', 'ltr', 'Sommerfest', 'CSS1Compat']);
    await page.waitForFunction(() => document.querySelector('iframe')!.clientHeight > 900);
    expect(
      await inside(page)
        .locator('html')
        .evaluate((html) => html.scrollHeight <= window.innerHeight),
    ).toBe(true);
    expect(await page.locator('iframe').getAttribute('title')).toBe('Vorschau');
    expect([problems, asked.filter((url) => !url.startsWith('data:'))]).toEqual([[], []]);
  });

  it('shows the look that is asked for, whatever the system wears', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await visit({ colorScheme });
      await show(page, { html: mail('Hallo') });
      expect(await styleOf(page, '#changing', 'color')).toBe('rgb(0, 90, 0)');
      await show(page, { appearance: 'dark' });
      await expect.poll(() => styleOf(page, '#changing', 'color')).toBe('rgb(200, 250, 200)');
    }
  });

  it('lets nothing act, load, lead away or take the keyboard', async () => {
    const { page, problems, asked } = await visit();
    await show(page, {
      html: `<script>parent.harm = 1</script><p onclick="parent.harm = 2">Text</p><img src="http://127.0.0.1:9/x.png" srcset="http://127.0.0.1:9/y.png 2x" onerror="parent.harm = 3" alt="Bild">
      <a href="javascript:parent.harm=4">Link</a><form action="/weg"><input autofocus><button>Los</button></form><iframe src="/weg"></iframe><meta http-equiv="refresh" content="0;url=/weg">
      <base href="http://127.0.0.1:9/"><link rel="stylesheet" href="/weg.css"><svg><a href="/weg"><text>x</text></a></svg><div style="background:url(http://127.0.0.1:9/z.png)">Grund</div><table background="http://127.0.0.1:9/t.png"><tr><td tabindex="0">Zelle</td></tr></table>`,
    });
    await inside(page).getByText('Text').click();
    await inside(page).getByText('Link').click({ force: true });
    await page.keyboard.press('Tab');
    expect(await page.evaluate('window.harm')).toBeUndefined();
    expect(
      await inside(page)
        .locator(
          'script, form, input, button, iframe, meta, base, link, svg, [href], [src], [srcset], [background], [onclick], [onerror], [tabindex]',
        )
        .count(),
    ).toBe(0);
    expect(
      await inside(page).getByRole('link', { name: 'Link' }).getAttribute('aria-disabled'),
    ).toBe('true');
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('allow-same-origin');
    expect(page.url()).toBe(screen.address);
    expect(asked).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('touches only what changed', async () => {
    const { page, problems } = await visit();
    await show(page, { html: mail('Hallo') });
    await inside(page)
      .locator('body')
      .evaluate((body) => {
        Object.assign(window, { kept: [...body.querySelectorAll('h1, p, img, a')] });
      });
    const changed = mail('Hallo <strong style="color:rgb(9, 9, 9)">Nachbar*innen</strong>').replace(
      'font-size:30px',
      'font-size:40px',
    );
    await show(page, { html: changed });
    await show(page, { html: changed.replace('<h1', '<h2>Neu</h2><h1') });
    await inside(page).locator('h2').waitFor();
    await inside(page).getByText('Nachbar*innen').waitFor();
    expect(await styleOf(page, 'strong', 'color')).toBe('rgb(9, 9, 9)');
    expect(await styleOf(page, 'h1', 'font-size')).toBe('40px');
    expect(
      await inside(page)
        .locator('body')
        .evaluate((body) => {
          const { kept } = window as unknown as { kept: Element[] };
          return [...body.querySelectorAll('h1, p, img, a')].every((element) =>
            kept.includes(element),
          );
        }),
    ).toBe(true);
    await show(page, { html: mail('Kurz') });
    await inside(page).getByText('Kurz').waitFor();
    expect(await inside(page).locator('h2, strong').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('comes back when the browser throws its page away', async () => {
    const { page } = await visit();
    await show(page, { html: mail('Hallo') });
    await page.evaluate(() => {
      const frame = document.querySelector('iframe')!;
      frame.parentElement!.append(frame);
    });
    await inside(page).getByText('Hallo').waitFor();
  });
});
