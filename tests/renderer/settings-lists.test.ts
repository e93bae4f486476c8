// The editable lists in Einstellungen, in a real Chromium over the web host: they change at once
// and can be undone; what is in use stays and says so.
import { expect, it } from 'vitest';
import { faultsOf } from '#tests/support/look-at-screen.ts';
import { useSettingsScreen } from '#tests/support/settings-screen.ts';

const { desk, button, field, undo } = useSettingsScreen();

const regions = async () =>
  (await desk.client.settings.get({})).lists.regions.map(({ name }) =>
    name.replace('Schöneberg ', ''),
  );

it('changes a list at once, in order, and back again', async () => {
  await desk.window.go('/einstellungen/regionen');
  await field('Neue Bezirksregion').fill('schöneberg nordost');
  await desk.page.getByText('„schöneberg nordost“ gibt es schon.').waitFor();
  await field('Neue Bezirksregion').fill('Friedenau');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByText('„Friedenau“ ist hinzugefügt.').first().waitFor();
  await button('Nach dem Alphabet ordnen').click();
  await expect.poll(regions).toEqual(['Friedenau', 'Nordost', 'Nordwest', 'Südwest']);
  await button('Aktionen zu „Friedenau“').click();
  await desk.page.getByRole('menuitem', { name: 'Ans Ende' }).click();
  await expect.poll(regions).toEqual(['Nordost', 'Nordwest', 'Südwest', 'Friedenau']);
  await undo();
  await expect.poll(regions).toEqual(['Friedenau', 'Nordost', 'Nordwest', 'Südwest']);
  await button('„Friedenau“ bearbeiten').click();
  await desk.page.keyboard.press('Control+a');
  await desk.page.keyboard.type('Friedenau West');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByText('„Friedenau“ heißt jetzt „Friedenau West“.').first().waitFor();
  await button('Aktionen zu „Friedenau West“').click();
  await desk.page.getByRole('menuitem', { name: 'Entfernen' }).click();
  await expect.poll(regions).toEqual(['Nordost', 'Nordwest', 'Südwest']);
  // Many small steps leave one message, and each is still taken back by its turn.
  await expect
    .poll(() => desk.page.locator('.toast').filter({ hasText: 'Friedenau' }).count())
    .toBe(1);
  await desk.page.locator('#page-title').focus();
  await desk.page.keyboard.press('Control+z');
  await expect.poll(regions).toContain('Friedenau West');
  await desk.page.keyboard.press('Control+z');
  await expect.poll(regions).toContain('Friedenau');
  await desk.page.keyboard.press('Control+z');
  await expect.poll(regions).toEqual(['Nordost', 'Nordwest', 'Südwest', 'Friedenau'].sort());
});

it('keeps what is in use and says who uses it', async () => {
  await desk.client.actors.import({
    file: Buffer.from(
      'Einrichtung;E-Mail;Bezirksregion\nKita Löwenzahn;kita@example.org;Schöneberg Nordost\n',
    ).toString('base64'),
    fileName: 'liste.csv',
  });
  await button('Aktionen zu „Schöneberg Nordost“').click();
  await desk.page.getByRole('menuitem', { name: 'Entfernen' }).click();
  await desk.page.getByText(/„Schöneberg Nordost“ bleibt in der Liste/).waitFor();
  expect(await faultsOf(desk.page)).toEqual([]);
  expect(await regions()).toContain('Nordost');
  await desk.page.getByRole('link', { name: 'Im Adressbuch zeigen' }).click();
  await desk.page.getByText('Kita Löwenzahn').first().waitFor();
  await desk.page.goBack();
  await desk.page.getByRole('heading', { name: 'Bezirksregionen', level: 1 }).waitFor();
});

it('gives a department its address', async () => {
  await desk.window.go('/einstellungen/fachaemter');
  await button('„Jugendamt“ bearbeiten').click();
  await desk.page
    .locator('[data-entry=dep_jugendamt]')
    .getByLabel('E-Mail-Adresse')
    .fill('jugend@bezirk.example');
  await desk.page.keyboard.press('Enter');
  await desk.page
    .locator('[data-entry=dep_jugendamt]')
    .getByText('jugend@bezirk.example')
    .waitFor();
  expect((await desk.client.settings.get({})).lists.departments[0]).toMatchObject({
    name: 'Jugendamt',
    address: 'jugend@bezirk.example',
  });
});
