// What an image in a bulletin asks of who writes, in the built screen over the web host:
//   * it needs a decision about its description; what must be repaired is named in its place and
//     holds the sending back
//   * what is no image is refused with a sentence
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationRoot } from '#adapters/places.ts';
import {
  blocks,
  card,
  client,
  closeDesk,
  draft,
  mail,
  open,
  openDesk,
  stored,
} from '#tests/support/writing-desk.ts';

beforeAll(openDesk, 240_000);
afterAll(closeDesk);

describe('an image', () => {
  it('needs a decision about its description; the way to sending is closed until nothing is missing', async () => {
    const { revision } = await client.settings.get({});
    await client.settings.saveSender({
      revision,
      sender: {
        name: 'Regionalkoordination',
        address: 'rk@bezirk.example',
        replyTo: 'rk@bezirk.example',
        organisation: 'Bezirksamt',
        imprint: 'Beispielplatz 1',
        privacyUrl: '',
        hasSubaddressing: false,
      },
    });
    const bulletin = await draft(
      'Bild',
      blocks(
        { type: 'text', html: '<p>Hallo</p>' },
        { type: 'image', image: null, alt: null, caption: '', link: '' },
      ),
    );
    const { page, problems } = await open(`/ausgaben/${bulletin.id}`);
    await page.setInputFiles(
      'input[type=file]',
      join(applicationRoot(), 'examples/nachbarschaft.png'),
    );
    await card(page, 2).getByRole('img').waitFor();
    await mail(page).locator('img').waitFor();
    await card(page, 2).getByText('Für dieses Bild fehlt die Beschreibung.').waitFor();
    await page.getByRole('button', { name: 'Weiter zum Versand' }).click();
    expect(page.url()).toContain(`/ausgaben/${bulletin.id}`);
    await page.locator('[data-said]').getByText('Vorher ist noch 1 Punkt zu klären.').waitFor();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => card(page, 2).evaluate((element) => element.contains(document.activeElement)))
      .toBe(true);
    await page.getByLabel('Das Bild sagt etwas').check();
    await page.getByLabel('Beschreibung').fill('Nachbar*innen am langen Tisch');
    await expect
      .poll(async () => (await stored(bulletin)).blocks[1])
      .toMatchObject({ alt: { kind: 'text', text: 'Nachbar*innen am langen Tisch' } });
    await expect
      .poll(() => mail(page).locator('img').getAttribute('alt'))
      .toBe('Nachbar*innen am langen Tisch');
    await page.getByRole('button', { name: 'Weiter zum Versand' }).click();
    await expect.poll(() => new URL(page.url()).hash).toContain(`#/versand/neu/${bulletin.id}`);
    expect(problems).toEqual([]);
  });

  it('is refused with a sentence when it is none', async () => {
    const bulletin = await draft(
      'Kein Bild',
      blocks({ type: 'image', image: null, alt: null, caption: '', link: '' }),
    );
    const { page } = await open(`/ausgaben/${bulletin.id}`);
    await page.setInputFiles('input[type=file]', {
      name: 'bild.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg onload="x"/>'),
    });
    await page.getByText('Dieses Bildformat lässt sich nicht verwenden.').waitFor();
  });
});
