// The room for writing: the first block begins in the upper half of 1280 by 860, whatever is still
// to be said about the bulletin:
//   * clean, already sent, a copy from the last one, a blank one and one that is to be repaired, in
//     both languages
//   * a failed save and what was never saved are said beside the writing, once, and in the next
//     view
//   * on a phone nothing sticks out, in each of them
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useDeliveryScreens, type DeliveryScreen } from '#tests/support/delivery-screen.ts';
import { sticksOut } from '#tests/support/look-at-screen.ts';
import { accessibilityFaults } from '#tests/support/view-desk.ts';

const open = useDeliveryScreens();
const firstBlock = (page: Page) => page.locator('[data-block-type], .writing .first').first();

const bulletins: Record<string, (at: DeliveryScreen) => Promise<string>> = {
  async clean({ client }) {
    const {
      createdAt: _created,
      updatedAt: _updated,
      ...begun
    } = await client.bulletins.create({
      subject: 'Neues aus dem Kiez: Sommerfest, Spielstraßen und eine Frage',
    });
    const blocks = [{ id: 'blk_1' as never, type: 'text' as const, html: '<p>Guten Tag</p>' }];
    return (
      await client.bulletins.save({
        bulletin: {
          ...begun,
          blocks,
          preheader: 'Termine und Themen aus Ihrer Bezirksregion im März',
        },
      })
    ).id;
  },
  async sent(at) {
    await at.sent();
    return at.office.bulletinId;
  },
  async copied(at) {
    await at.sent();
    return (await at.client.bulletins.duplicate({ id: at.office.bulletinId })).id;
  },
  async blank({ client }) {
    return (await client.bulletins.create({})).id;
  },
  async flawed({ client }) {
    const {
      createdAt: _created,
      updatedAt: _updated,
      ...begun
    } = await client.bulletins.create({
      subject:
        'Kiezbrief im Januar 2020: alles, was in unserer Nachbarschaft los ist und noch viel mehr',
    });
    const blocks = [
      {
        id: 'blk_1' as never,
        type: 'image' as const,
        image: null,
        alt: null,
        caption: '',
        link: '' as const,
      },
    ];
    return (
      await client.bulletins.save({ bulletin: { ...begun, blocks, preheader: 'Im Januar 2020' } })
    ).id;
  },
};

/** A subject everything is wrong with. */
bulletins['advised'] = async (at) => {
  const subject =
    'Kiezbrief am Montag, 14. Oktober 2025, mit allem, was in unserer Nachbarschaft los ist';
  const bulletin = await at.client.bulletins.get({ id: at.office.bulletinId });
  const { createdAt: _created, updatedAt: _updated, ...begun } = bulletin;
  await at.client.bulletins.save({ bulletin: { ...begun, subject } });
  await at.sent();
  const copy = await at.client.bulletins.duplicate({ id: at.office.bulletinId });
  const { createdAt: _begun, updatedAt: _changed, ...again } = copy;
  await at.client.bulletins.save({ bulletin: { ...again, subject } });
  return copy.id;
};

const cases = Object.keys(bulletins).flatMap((name) =>
  (['de-DE', 'en-GB'] as const).map((locale) => [name, locale] as const),
);

it.each(cases)('%s (%s)', async (name, locale) => {
  const at = await open();
  const page = await at.visit(`/ausgaben/${await bulletins[name]!(at)}`, {
    viewport: { width: 1280, height: 860 },
    locale,
  });
  await page.locator('.preview iframe').waitFor();
  await page.locator('.panel:not(.checking)').first().waitFor({ state: 'attached' });
  if (name === 'copied') await page.locator('.findings li').first().waitFor();
  expect((await firstBlock(page).boundingBox())!.y).toBeLessThan(430);
  expect(await accessibilityFaults(page)).toEqual([]);
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await firstBlock(page).waitFor();
    expect([width, await sticksOut(page)]).toEqual([width, []]);
  }
});

it('what is to be said about saving takes no room from the writing, and stands there once', async () => {
  const at = await open();
  const page = await at.visit(`/ausgaben/${await bulletins['clean']!(at)}`, {
    viewport: { width: 1280, height: 860 },
  });
  await page.locator('.preview iframe').waitFor();
  await page.route('**/api/bulletins.save', (route) => route.abort());
  await page.getByRole('textbox', { name: 'Betreff' }).fill('Noch nicht sicher');
  await page.getByText('Ihr Text ist auf diesem Gerät gesichert.').waitFor();
  expect(await page.getByText('Kiezbrief antwortet nicht.', { exact: false }).count()).toBe(2);
  expect(await page.locator('.callout').getByText('Kiezbrief antwortet nicht.').count()).toBe(1);
  expect((await firstBlock(page).boundingBox())!.y).toBeLessThan(430);
  // Whoever goes elsewhere is told there, with the way back.
  await page.getByRole('link', { name: 'Adressbuch' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Adressbuch' }).waitFor();
  await page
    .locator('[data-toasts]')
    .getByText('„Noch nicht sicher“ ließ sich noch nicht speichern.')
    .waitFor();
  await page.getByRole('button', { name: 'Zurück zur Ausgabe' }).click();
  await page.getByText('Das letzte Speichern gelang nicht.').waitFor();
  await page.locator('.preview iframe').waitFor();
  expect((await firstBlock(page).boundingBox())!.y).toBeLessThan(430);
});
