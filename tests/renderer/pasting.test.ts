// What a person who pastes into a text may rely on, in the built screen over the web host:
//   * a picture becomes a picture: a block where it stood among the words, kept without place and
//     camera, with the question what it says
//   * pictures that lie elsewhere are never fetched; of whatever is not taken is said what and why
//   * too much is not taken at all, and that is said; the same in every plain field
// And of the room for writing: the first block begins in the upper half of a small screen; what is
// drawn with today follows the day.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationRoot } from '#adapters/places.ts';
import { gif, gifExtension, movingGif } from '#tests/support/image-files.ts';
import {
  blocks,
  card,
  cards,
  client,
  closeDesk,
  draft,
  open,
  openDesk,
  saved,
  stored,
  subjectOf,
  words,
} from '#tests/support/writing-desk.ts';

beforeAll(openDesk, 240_000);
afterAll(closeDesk);

interface Brought {
  html?: string;
  plain?: string;
  files?: { name: string; type: string; bytes: number[] }[];
}

/** As the browser tells of a clipboard or of what was dragged here. */
const bring = (target: Locator, brought: Brought, how: 'paste' | 'drop' = 'paste') =>
  target.evaluate(
    (element, { html, plain, files, kind }) => {
      const data = new DataTransfer();
      if (html !== undefined) data.setData('text/html', html);
      if (plain !== undefined) data.setData('text/plain', plain);
      for (const { name, type, bytes } of files)
        data.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      const options = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: data })
          : new DragEvent('drop', { ...options, dataTransfer: data }),
      );
    },
    { html: brought.html, plain: brought.plain, files: brought.files ?? [], kind: how },
  );

const photo = {
  name: 'image.png',
  type: 'image/png',
  bytes: [...readFileSync(join(applicationRoot(), 'examples/nachbarschaft.png'))],
};
const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
const types = async (bulletin: Parameters<typeof stored>[0]) =>
  (await stored(bulletin)).blocks.map(({ type }) => type);

async function writing(html = '<p>Vorher</p>') {
  const bulletin = await draft(
    'Einfügen',
    blocks({ type: 'text', html }, { type: 'heading', level: 2, text: 'Danach' }),
  );
  const { page, problems } = await open(`/ausgaben/${bulletin.id}`);
  await textOf(page).click();
  return { bulletin, page, problems };
}

describe('a picture pasted into a text', () => {
  it('becomes a block below it, and asks what it says', async () => {
    const { bulletin, page, problems } = await writing();
    await bring(textOf(page), { files: [photo] });
    await expect.poll(() => cards(page).count()).toBe(3);
    await card(page, 2).locator('img').waitFor();
    await expect
      .poll(() =>
        card(page, 2)
          .getByRole('radio', { name: 'Das Bild sagt etwas' })
          .evaluate((radio) => radio === document.activeElement),
      )
      .toBe(true);
    await card(page, 2).getByText('Für dieses Bild fehlt die Beschreibung.').waitFor();
    await saved(page);
    await expect.poll(() => types(bulletin)).toEqual(['text', 'image', 'heading']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => cards(page).count()).toBe(2);
    expect(problems).toEqual([]);
  });

  it('is taken once where it comes as a file and as markup, and also when it is dropped', async () => {
    const { bulletin, page } = await writing();
    await bring(textOf(page), {
      html: '<meta charset="utf-8"><img src="https://example.org/foto.png" alt="x">',
      files: [photo],
    });
    await expect.poll(() => cards(page).count()).toBe(3);
    await bring(textOf(page), { files: [photo] }, 'drop');
    await expect.poll(() => cards(page).count()).toBe(4);
    await expect.poll(() => types(bulletin)).toEqual(['text', 'image', 'image', 'heading']);
    expect(await page.getByText('im Netz').count()).toBe(0);
  });

  it('comes with its text where it lies in the markup; what lies elsewhere is named and never fetched', async () => {
    const { bulletin, page, problems } = await writing('');
    const inside = Buffer.from(gif(3, 3)).toString('base64');
    await bring(textOf(page), {
      html: `<p>Liebe Akteur*innen</p><img src="data:image/gif;base64,${inside}"><p>bis bald</p><img src="https://bilder.example/a.png"><img src="file:///C:/clip_image001.png"><img width="1" height="1" src="https://zaehler.example/z.gif">`,
    });
    await expect.poll(() => cards(page).count()).toBe(4);
    await page
      .getByRole('alert')
      .getByText('Ein Bild liegt im Netz (bilder.example) und wurde nicht übernommen')
      .waitFor();
    await page
      .getByRole('alert')
      .getByText('Ein Bild kam aus dem anderen Programm nicht mit.')
      .waitFor();
    expect(await page.getByText('zaehler.example').count()).toBe(0);
    await expect
      .poll(() => words(bulletin))
      .toEqual(['<p>Liebe Akteur*innen</p>', 'image', '<p>bis bald</p>', 'Danach']);
    await page.getByRole('button', { name: 'Hinweis schließen' }).click();
    expect(await page.getByText('bilder.example').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('stands where it stood among the words, also in the middle of a text; one step takes it back', async () => {
    const { bulletin, page } = await writing('<p>Anfang</p><p>Ende</p>');
    const inside = Buffer.from(gif(3, 3)).toString('base64');
    await textOf(page).press('Control+Home');
    await textOf(page).press('End');
    await bring(textOf(page), {
      html: `<div><p>Vorher</p><p><img src="data:image/gif;base64,${inside}"></p><p><b>Nachher</b></p></div>`,
    });
    await expect
      .poll(() => words(bulletin))
      .toEqual([
        '<p>Anfang</p><p>Vorher</p>',
        'image',
        '<p><strong>Nachher</strong></p><p>Ende</p>',
        'Danach',
      ]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => words(bulletin)).toEqual(['<p>Anfang</p><p>Ende</p>', 'Danach']);
  });

  it('into a line is not taken, and that is said', async () => {
    const { page } = await writing();
    await bring(subjectOf(page), { files: [photo] });
    await page.locator('[data-toasts]').getByText('In eine Zeile passt kein Bild.').waitFor();
  });

  it('that is none, or moves, is said', async () => {
    const { page } = await writing();
    await bring(textOf(page), {
      files: [{ name: 'plan.pdf', type: 'application/pdf', bytes: [1] }],
    });
    await page.getByText('Nicht übernommen: plan.pdf.').waitFor();
    await bring(textOf(page), {
      files: [{ name: 'x.webp', type: 'image/webp', bytes: [1, 2, 3] }],
    });
    await page
      .getByText('Ein Bild wurde nicht übernommen. Dieses Bildformat lässt sich nicht verwenden.')
      .waitFor();
    expect(await cards(page).count()).toBe(2);
    const loop = movingGif(3, 3, [gifExtension(0xff, 'NETSCAPE2.0', '\x01\0\0')], []);
    await bring(textOf(page), { files: [{ name: 'x.gif', type: 'image/gif', bytes: [...loop] }] });
    await page.getByText('Übernommen ist sein erstes Bild, es steht still.').waitFor();
    await expect.poll(() => cards(page).count()).toBe(3);
  });
});

describe('too much', () => {
  const refused = (page: Page) =>
    page
      .getByRole('alert')
      .getByText('Nicht eingefügt: Der Text ist zu lang für einen Baustein.')
      .waitFor();

  it.each<[string, () => Brought]>([
    ['plain text', () => ({ plain: 'Wort '.repeat(30_000) })],
    ['markup', () => ({ html: '<p>Wort</p>'.repeat(20_000) })],
    ['markup written to harm', () => ({ html: '<p>a'.repeat(100_000) + '<style'.repeat(90_000) })],
    ['markup nested to harm', () => ({ html: `${'<div>'.repeat(170_000)}${'a'.repeat(110_000)}` })],
    ['many megabytes', () => ({ html: '<b>x</b>'.repeat(1_500_000) })],
  ])('of %s is not taken at all, and that is said', async (_what, brought) => {
    const { bulletin, page, problems } = await writing();
    await bring(textOf(page), brought());
    await refused(page);
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    await expect.poll(() => words(bulletin)).toEqual(['<p>Vorher!</p>', 'Danach']);
    expect(problems).toEqual([]);
  });

  it('together with what is there already is not taken either', async () => {
    const { bulletin, page } = await writing(`<p>${'a'.repeat(60_000)}</p>`);
    await bring(textOf(page), { plain: 'b'.repeat(60_000) });
    await refused(page);
    expect(await words(bulletin)).toEqual([`<p>${'a'.repeat(60_000)}</p>`, 'Danach']);
  });

  it.each(['paste', 'drop'] as const)(
    'for a plain field is said there and not cut off (%s)',
    async (how) => {
      const { bulletin, page } = await writing();
      await bring(subjectOf(page), { plain: 'Wort '.repeat(100) }, how);
      await page
        .getByRole('alert')
        .getByText('Nicht eingefügt: Das sind 499 Zeichen, hier haben 300 Platz.')
        .waitFor();
      await subjectOf(page).fill('Neuer Betreff');
      await expect.poll(async () => (await stored(bulletin)).subject).toBe('Neuer Betreff');
      expect(await page.getByText('Nicht eingefügt').count()).toBe(0);
    },
  );
});

describe('the room for writing', () => {
  it.each(['de', 'en'])(
    'begins with the first block in the upper half of 1280 by 860 (%s)',
    async (language) => {
      const { id, revision, ...begun } = await draft(
        'Neues aus dem Kiez: Sommerfest, Spielstraßen und eine Frage an alle',
      );
      const bulletin = await client.bulletins.save({
        bulletin: {
          ...begun,
          id,
          revision,
          preheader: 'Termine und Themen aus Ihrer Bezirksregion im März',
        },
      });
      const { page } = await open(`/ausgaben/${bulletin.id}`, {
        viewport: { width: 1280, height: 860 },
        language,
      });
      await card(page, 1).waitFor();
      await page.locator('.preview iframe').waitFor();
      expect((await card(page, 1).boundingBox())!.y).toBeLessThan(430);
    },
  );

  it('follows the day: what was found yesterday is looked for again', async () => {
    const bulletin = await draft(
      'Termine',
      blocks({
        type: 'event',
        title: 'Fest',
        startsAt: '2027-03-20T15:00',
        endsAt: null,
        place: '',
        html: '',
        link: '',
      }),
    );
    const { page } = await open('/ausgaben');
    await page.clock.install();
    let asked = 0;
    await page.route('**/api/bulletins.preview', (route) => {
      asked += 1;
      return route.continue();
    });
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `/ausgaben/${bulletin.id}`);
    await page.locator('.preview iframe').waitFor();
    const before = asked;
    await page.clock.fastForward('26:00:00');
    // The window is looked at again.
    await page.evaluate(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect.poll(() => asked).toBeGreaterThan(before);
  });
});
