// How somebody is found in the address book, in a real Chromium over the web host:
//   * an empty one teaches; a full one is searched at every keystroke, filtered by chips, and
//     remembers both in its address
//   * filters become a segment
//   * ten thousand actors scroll to the end by keyboard, loading as they come
import { expect, it } from 'vitest';
import { bring, button, filledAddressBook, rows } from '#tests/support/address-book-screen.ts';
import { useBuiltBrowser } from '#tests/support/built-browser.ts';
import { openViewDesk } from '#tests/support/view-desk.ts';

const browser = useBuiltBrowser();
const filledDesk = () => filledAddressBook(browser());

it('teaches while it is empty, and fills with the example, which can be taken back', async () => {
  const { visit } = await openViewDesk(browser());
  const page = await visit('/adressbuch');
  await page.getByRole('heading', { name: 'Ihr Adressbuch ist noch leer' }).waitFor();
  expect(await page.getByRole('link', { name: 'Liste importieren' }).getAttribute('href')).toBe(
    '#/adressbuch/import',
  );
  await button(page, 'Beispiel laden').click();
  await page.getByRole('grid').waitFor();
  await button(page, 'Rückgängig').click();
  await page.getByRole('heading', { name: 'Ihr Adressbuch ist noch leer' }).waitFor();
});

it('searches at every keystroke, finds inclusive spellings, and keeps words and filters over a reload', async () => {
  const { visit } = await filledDesk();
  const page = await visit('/adressbuch');
  await page.getByText('3 Akteur*innen').waitFor();
  await page.getByRole('searchbox').pressSequentially('akteurinnen');
  await page.getByText('1 Treffer').waitFor();
  expect(await rows(page).count()).toBe(1);
  await button(page, 'Eingabe leeren').click();
  await page.getByRole('search').getByRole('button', { name: 'Region' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Schöneberg Südwest' }).click();
  await page.keyboard.press('Escape');
  await page.getByText('2 Treffer').waitFor();
  await page.getByRole('searchbox').fill('schule');
  await page.getByText('1 Treffer').waitFor();
  await expect.poll(() => page.url()).toContain('suche=schule');
  await page.reload();
  await page.getByText('1 Treffer').waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('schule');
  await button(page, 'Schöneberg Südwest entfernen').click();
  await expect.poll(() => page.url()).not.toContain('region=');
});

it('finds telephone numbers, regions, topics and kinds, and says where when the row does not show it', async () => {
  const { client, visit, idOf } = await filledDesk();
  const known = await client.actors.get({ id: idOf('Kita Löwenzahn') });
  await client.actors.save({
    actor: {
      ...known,
      contacts: known.contacts.map((contact, at) =>
        at === 0 ? { ...contact, phone: '030 / 9027-12' } : contact,
      ),
    },
  });
  const page = await visit('/adressbuch?suche=%2B49%20(0)30%209027');
  await page.getByText('1 Treffer').waitFor();
  await page
    .getByRole('gridcell', { name: 'Kita Löwenzahn Telefon: 030 / 9027-12', exact: true })
    .waitFor();
  await page.getByRole('searchbox').fill('kita nordost familie');
  // Where there is room, the region stands in the row already.
  await page.setViewportSize({ width: 1920, height: 1000 });
  await page
    .getByRole('gridcell', { name: 'Kita Löwenzahn Thema: Familie', exact: true })
    .waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page
    .getByRole('gridcell', {
      name: /^Kita Löwenzahn Bezirksregion: Schöneberg Nordost, Thema: Familie/,
    })
    .waitFor();
  await page.getByRole('searchbox').fill('löwenzahn');
  await page.getByRole('gridcell', { name: /^Kita Löwenzahn (?!Bezirksregion)/ }).waitFor();
});

it('says so when nothing fits, with the way back', async () => {
  const { visit } = await filledDesk();
  const page = await visit('/adressbuch?suche=Zirkus');
  await page.getByRole('heading', { name: 'Nichts gefunden' }).waitFor();
  await button(page, 'Suche aufheben').click();
  await page.getByText('3 Akteur*innen').waitFor();
});

it('keeps the filters as a segment', async () => {
  const { client, visit } = await filledDesk();
  const page = await visit('/adressbuch?region=reg_schoeneberg-suedwest');
  await button(page, 'Als Zielgruppe speichern').click();
  await page.getByText('2 Ansprechpersonen würden heute angeschrieben').waitFor();
  await button(page, 'Zielgruppe speichern').click();
  await page.getByText('Bitte geben Sie der Zielgruppe einen Namen.').waitFor();
  await page.getByRole('textbox', { name: 'Name der Zielgruppe' }).fill('Südwest');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(
    (await client.segments.list({})).items.filter(({ isBuiltIn }) => !isBuiltIn),
  ).toMatchObject([
    {
      name: 'Südwest',
      rule: { type: 'all', rules: [{ type: 'region', in: ['reg_schoeneberg-suedwest'] }] },
    },
  ]);
});

it('walks through thousands by keyboard and loads what comes into view', async () => {
  const { client, visit } = await openViewDesk(browser());
  await bring(
    client,
    `Einrichtung;eMail\n${Array.from({ length: 5000 }, (_, at) => `Haus ${String(at + 1)};a${at}@haus.example`).join('\n')}\n`,
  );
  const page = await visit('/adressbuch');
  await page.getByRole('gridcell', { name: 'Haus 1', exact: true }).click();
  expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('5001');
  await page.getByRole('gridcell', { name: 'Haus 1', exact: true }).focus();
  await page.keyboard.press('Control+End');
  await page.getByRole('gridcell', { name: 'Haus 5000', exact: true }).waitFor();
  await page.keyboard.press('PageUp');
  await expect
    .poll(() =>
      page.evaluate('document.activeElement.closest("[role=row]").getAttribute("aria-rowindex")'),
    )
    .not.toBe('5001');
  expect(await rows(page).count()).toBeLessThan(80);
});
