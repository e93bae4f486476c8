// What every bulletin promises to who reads it, looked at in a real Chromium:
//   * axe finds nothing, contrast included, in light and in dark; without its two rules about
//     landmarks (`region`, `landmark-one-main`): webmail shows a mail inside its own page, which
//     has its own main landmark already, so a mail must not bring one
//   * it fits a screen of 320 pixels, buttons are large enough for a thumb, links are underlined
//   * nothing is loaded from anywhere, hostile data does nothing
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanImage } from '#core/bulletins/clean-image.ts';
import { createBulletinsHandlers } from '#core/bulletins/handlers.ts';
import { Actor } from '#shared/contract/actor.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import {
  block,
  bulletinOf,
  composingDeps,
  exampleBulletin,
  exampleImage,
  longBulletin,
  saveSender,
} from '#tests/support/composing.ts';
import { appSegment, exif } from '#tests/support/image-files.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const deps = composingDeps();
const handlers = createBulletinsHandlers(deps);
let browser: Browser;
beforeAll(async () => {
  await saveSender(deps);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await deps.mjml.close();
});

const hostile = Actor.parse({
  id: 'act_hostile',
  revision: 0,
  name: '</title><script>window.hit=1</script>"\' onload=window.hit=2 {{name}}',
  createdAt: '2026-03-01T08:00:00.000Z',
  updatedAt: '2026-03-01T08:00:00.000Z',
  contacts: [
    {
      id: 'con_hostile',
      salutation: 'ms',
      lastName: '<img src=x onerror=window.hit=3><svg onload=window.hit=4>',
    },
  ],
});

async function htmlOf(bulletin: Bulletin, contactId?: string): Promise<string> {
  const stored = await deps.store.bulletins.put({
    ...bulletin,
    id: deps.ids.next('bul'),
    revision: 0,
  });
  return (
    await handlers.render({ id: stored.id, ...(contactId && { contactId: contactId as never }) })
  ).html;
}

/** The page, and every address it asked for. */
async function opened(
  html: string,
  { width = 600, colorScheme = 'light' }: { width?: number; colorScheme?: 'light' | 'dark' } = {},
): Promise<{ page: Page; requests: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const requests: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:data|about):/.test(request.url())) requests.push(request.url());
  });
  await page.setContent(html, { waitUntil: 'load' });
  return { page, requests };
}

const bulletinsToLookAt: Record<string, () => Promise<Bulletin> | Bulletin> = {
  'the shipped example': () => exampleBulletin(deps),
  'a bulletin of fifteen sections': () => longBulletin(),
  'a bulletin of single blocks': () =>
    bulletinOf([
      block('event'),
      block('heading', {
        text: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenversammlung*innen',
      }),
      block('event', { link: 'https://a.example/' }),
      block('heading', { level: 3 }),
      block('event'),
      block('divider'),
      block('button'),
    ]),
};

describe.each(Object.entries(bulletinsToLookAt))('%s', (_name, make) => {
  it.each(['light', 'dark'] as const)('has no accessibility fault in %s', async (colorScheme) => {
    const { page, requests } = await opened(await htmlOf(await make()), { colorScheme });
    await page.evaluate(axe);
    const faults = await page.evaluate(async () => {
      const run = (
        window as unknown as {
          axe: {
            run(
              context: Document,
              options: object,
            ): Promise<{
              violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
              incomplete: { id: string }[];
              passes: { id: string }[];
            }>;
          };
        }
      ).axe;
      const { violations, incomplete, passes } = await run.run(document, {
        rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false } },
      });
      return {
        violations: violations.map(({ id, nodes }) => [
          id,
          nodes[0]?.html,
          nodes[0]?.failureSummary,
        ]),
        unsure: incomplete.map(({ id }) => id),
        hasLookedAtContrast: passes.some(({ id }) => id === 'color-contrast'),
      };
    });
    expect(faults).toEqual({ violations: [], unsure: [], hasLookedAtContrast: true });
    expect(requests).toEqual([]);
    await page.close();
  });

  it('fits a screen of 320 pixels', async () => {
    const { page } = await opened(await htmlOf(await make()), { width: 320 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('p, h1, h2, h3, h4, a, img, li')]
        .filter((element) => element.getBoundingClientRect().right > 320)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(outside).toEqual([]);
    await page.close();
  });
});

describe('the shipped example', () => {
  it('has text of at least 15 pixels with room between the lines, buttons for a thumb and underlined links', async () => {
    const { page } = await opened(await htmlOf(await exampleBulletin(deps)), { width: 360 });
    const looks = await page.evaluate(() => ({
      texts: [...document.querySelectorAll('p:not(.block-divider p), li')]
        .map((element) => getComputedStyle(element))
        .map((style) => ({
          size: parseFloat(style.fontSize),
          line: parseFloat(style.lineHeight) / parseFloat(style.fontSize),
        })),
      buttonHeight: document.querySelector('.block-button a')!.getBoundingClientRect().height,
      links: [...document.querySelectorAll('p a')].map(
        (element) => getComputedStyle(element).textDecorationLine,
      ),
    }));
    const { texts } = looks;
    expect(Math.min(...texts.map(({ size }) => size))).toBeGreaterThanOrEqual(15);
    expect(Math.min(...texts.map(({ line }) => line))).toBeGreaterThanOrEqual(1.5);
    expect(looks.buttonHeight).toBeGreaterThanOrEqual(44);
    expect(looks.links.length).toBeGreaterThan(3);
    expect(new Set(looks.links)).toEqual(new Set(['underline']));
    await page.close();
  });

  it('is really light in light and dark in dark', async () => {
    const brightness = async (colorScheme: 'light' | 'dark') => {
      const { page } = await opened(await htmlOf(await exampleBulletin(deps)), { colorScheme });
      const colours = await page.evaluate(() =>
        ['body', '.sheet', '.ground', '.event'].map(
          (where) => getComputedStyle(document.querySelector(where)!).backgroundColor,
        ),
      );
      await page.close();
      return colours.map((colour) => Math.max(...(colour.match(/\d+/g) ?? []).map(Number)));
    };
    expect(Math.min(...(await brightness('light')))).toBeGreaterThan(200);
    expect(Math.max(...(await brightness('dark')))).toBeLessThan(80);
  });
});

describe('a hostile contact', () => {
  it('is written to by name, and nothing happens', async () => {
    await deps.store.actors.put(hostile);
    const { page, requests } = await opened(
      await htmlOf(
        bulletinOf(
          [
            block('heading', { text: '{{einrichtung}}' }),
            block('text', { html: '<p>{{name}} {{einrichtung}}</p>' }),
          ],
          { subject: '{{einrichtung}}' },
        ),
        'con_hostile',
      ),
    );
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
    expect(await page.title()).toContain('<script>window.hit=1</script>');
    expect(await page.locator('h1').textContent()).toContain('onload=window.hit=2 {{name}}');
    expect(await page.locator('script, svg, img').count()).toBe(0);
    expect(requests).toEqual([]);
    await page.close();
  });
});

describe('a photograph held upright', () => {
  it('is still shown upright after its place was removed', async () => {
    const { page } = await opened('<canvas width="40" height="20"></canvas>');
    const drawn = await page.evaluate(
      () => document.querySelector('canvas')!.toDataURL('image/jpeg').split(',')[1]!,
    );
    const jpeg = new Uint8Array(Buffer.from(drawn, 'base64'));
    const photograph = Uint8Array.from([
      ...jpeg.subarray(0, 2),
      ...appSegment(1, exif(6)),
      ...jpeg.subarray(2),
    ]);
    const kept = cleanImage(photograph);
    if (typeof kept === 'string') throw new Error(kept);
    const size = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/jpeg;base64,${data}`;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, Buffer.from(kept.bytes).toString('base64'));
    expect(size).toEqual([20, 40]);
    expect([kept.width, kept.height]).toEqual([20, 40]);
    await page.close();
  });

  it('and the shipped picture decodes', async () => {
    const kept = cleanImage(await exampleImage());
    if (typeof kept === 'string') throw new Error(kept);
    const { page } = await opened(
      `<img src="data:image/png;base64,${Buffer.from(kept.bytes).toString('base64')}">`,
    );
    expect(await page.evaluate(() => document.querySelector('img')!.naturalWidth)).toBe(kept.width);
    await page.close();
  });
});
