// What the address book promises about who gets no mail, in a real Chromium over the web host:
//   * chips say how many get no mail and why, narrow the list, and stay in the address
//   * whom an import left without a legal basis is found by its address, and gets one with its
//     proof in one go, which can be undone
//   * a mailbox that is closed elsewhere never looks as if it were written to
//   * the list is put in order at its column heads, with mouse and keyboard, and stays so after a
//     reload
//   * it is accessible in both languages and appearances, and fits 320 pixels
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { toBase64 } from '#shared/base64.ts';
import { useBuiltBrowser } from '#tests/support/built-browser.ts';
import { sticksOut } from '#tests/support/look-at-screen.ts';
import { accessibilityFaults, openViewDesk } from '#tests/support/view-desk.ts';

const browser = useBuiltBrowser();

const known = `Einrichtung;Funktion;eMail;Rechtsgrundlage
Kita Löwenzahn;Leitung;leitung@kita.example;Einwilligung
Kita Löwenzahn;Sekretariat;sekretariat@kita.example;
Schule am Park;Schulleitung;schule@park.example;Öffentliche Aufgabe
`;
const brought = 'Einrichtung;eMail\nChor;chor@chor.example\nTreff;treff@treff.example\n';

async function desk() {
  const opened = await openViewDesk(browser());
  const { client } = opened;
  const bring = (text: string) =>
    client.actors.import({ file: toBase64(new TextEncoder().encode(text)), fileName: 'liste.csv' });
  await bring(known);
  await client.actors.save({
    actor: { revision: 0, name: 'Verein ohne Post', contacts: [{ function: 'Vorstand' }] },
  });
  const { importId } = await bring(brought);
  const named = async (name: string) =>
    (await client.actors.list({})).items.find((actor) => actor.name === name)!;
  const sources = async () =>
    (await client.actors.list({})).items.flatMap(({ contacts }) =>
      contacts.map(({ email, legalBasis }) => `${email ?? '-'} ${legalBasis?.proof.source ?? '-'}`),
    );
  return { ...opened, importId: importId!, named, sources };
}
const chip = (page: Page, name: string | RegExp) =>
  page.getByRole('group', { name: 'Wer keine Post bekommt' }).getByRole('button', { name });
const names = (page: Page) =>
  page
    .getByRole('grid')
    .locator('[data-cell$="/0"]:not([role=columnheader]) .name')
    .allTextContents();

describe('who gets no mail', () => {
  it('is counted on chips that narrow the list and stay in the address', async () => {
    const { visit } = await desk();
    const page = await visit('/adressbuch');
    await chip(page, /Ohne Rechtsgrundlage\s+3 Ansprechpersonen/).click();
    await page.getByText('3 Treffer mit 3 passenden Ansprechpersonen').waitFor();
    expect(await names(page)).toEqual(['Chor', 'Kita Löwenzahn', 'Treff']);
    await expect.poll(() => page.url()).toContain('post=no-legal-basis');
    await page.reload();
    await page.getByText('3 Treffer mit 3 passenden Ansprechpersonen').waitFor();
    expect(await chip(page, 'Ohne Rechtsgrundlage').getAttribute('aria-pressed')).toBe('true');
    await chip(page, /Ohne E-Mail-Adresse\s+1 Ansprechperson/).click();
    await page.getByText('4 Treffer mit 4 passenden Ansprechpersonen').waitFor();
    expect(await page.getByRole('button', { name: 'Rechtsgrundlage eintragen' }).count()).toBe(0);
    await chip(page, 'Ohne Rechtsgrundlage').click();
    await page.getByText('1 Treffer mit').waitFor();
    expect(await page.getByRole('button', { name: 'Als Zielgruppe speichern' }).count()).toBe(0);
    await chip(page, 'Ohne E-Mail-Adresse').click();
    await page.getByText('5 Akteur*innen').waitFor();
    expect(await chip(page, 'Vorübergehend gesperrt').count()).toBe(0);
  });

  it('gets a legal basis with its proof in one go, and can lose it again', async () => {
    const { visit, importId, sources, named } = await desk();
    const before = await sources();
    const page = await visit(`/adressbuch?post=no-legal-basis&import=${importId}`);
    await page.getByText('2 Treffer mit 2 passenden Ansprechpersonen').waitFor();
    await page.getByRole('button', { name: 'Rechtsgrundlage eintragen' }).click();
    const dialog = page.getByRole('dialog', {
      name: 'Rechtsgrundlage für 2 Ansprechpersonen eintragen',
    });
    await dialog.getByRole('button', { name: 'Eintragen' }).click();
    await dialog.getByText('Bitte nennen Sie, woher Sie das wissen.').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('SELECT');
    await dialog.getByRole('combobox', { name: 'Rechtsgrundlage' }).selectOption('Einwilligung');
    await dialog.getByRole('textbox', { name: 'Seit wann' }).fill('3.4.2026');
    await dialog
      .getByRole('textbox', { name: 'Woher wissen Sie das?' })
      .fill('Anmeldebogen Sommerfest');
    await page.keyboard.press('Enter');
    await page
      .getByText('Für 2 Ansprechpersonen ist die Rechtsgrundlage eingetragen.')
      .first()
      .waitFor();
    expect((await sources()).filter((line) => line.endsWith('Anmeldebogen Sommerfest'))).toEqual([
      'chor@chor.example Anmeldebogen Sommerfest',
      'treff@treff.example Anmeldebogen Sommerfest',
    ]);
    expect((await named('Chor')).contacts[0]!.legalBasis?.proof.at.slice(0, 10)).toBe('2026-04-03');
    await page.getByRole('heading', { name: 'Nichts gefunden' }).waitFor();
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await page.getByText('2 Treffer mit 2 passenden Ansprechpersonen').waitFor();
    expect(await sources()).toEqual(before);
    await page.getByRole('button', { name: 'Aus diesem Import entfernen' }).click();
    await page.getByText('3 Treffer mit').waitFor();
  });

  it('is one click away from the import that left them so', async () => {
    const { visit } = await desk();
    const page = await visit('/adressbuch/import');
    await page.setInputFiles('input[type=file]', {
      name: 'neu.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Einrichtung;eMail\nHort;hort@hort.example\n'),
    });
    await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click();
    await page.getByRole('button', { name: '1 Zeile importieren' }).click();
    await page
      .getByRole('link', { name: 'Diese ansehen und die Rechtsgrundlage eintragen' })
      .click();
    await page.getByText('1 Treffer mit 1 passenden Ansprechperson').waitFor();
    expect(await names(page)).toEqual(['Hort']);
  });

  it('is told when the selection changed meanwhile, and nothing is written', async () => {
    const { visit, client, importId, named, sources } = await desk();
    const page = await visit(`/adressbuch?post=no-legal-basis&import=${importId}`);
    await page.getByRole('button', { name: 'Rechtsgrundlage eintragen' }).click();
    await page.getByRole('combobox', { name: 'Rechtsgrundlage' }).selectOption('Vereinbarung');
    await page.getByRole('textbox', { name: 'Woher wissen Sie das?' }).fill('Vertrag');
    // The window hears of it only afterwards.
    await page.route('**/api/actors.list', () => undefined);
    const chor = await named('Chor');
    await client.actors.unsubscribe({ contactId: chor.contacts[0]!.id });
    await page.getByRole('dialog').getByRole('button', { name: 'Eintragen' }).click();
    await page.getByText('Es geht jetzt um 1 Ansprechperson.').waitFor();
    expect((await sources()).filter((line) => line.endsWith('Vertrag'))).toEqual([]);
  });

  it('is shown where the mailbox is closed elsewhere', async () => {
    const { visit, client, named } = await desk();
    const kita = await named('Kita Löwenzahn');
    await client.actors.save({
      actor: {
        revision: 0,
        name: 'Elternbeirat',
        contacts: [{ ...kita.contacts[0]!, id: undefined }],
      },
    });
    await client.actors.unsubscribe({ contactId: kita.contacts[0]!.id });
    const page = await visit('/adressbuch?post=unsubscribed,suppressed');
    await page.getByRole('row', { name: /Elternbeirat.*abgemeldet/ }).click();
    await page
      .getByText('Unter dieser Adresse hat sich bei einem anderen Eintrag jemand abgemeldet.')
      .waitFor();
    expect(await page.getByRole('article').getByText('bekommt Post').count()).toBe(0);
  });
});

it('is put in order at the column heads, by mouse and keyboard, and stays so', async () => {
  const { visit, client, named } = await desk();
  const schule = await named('Schule am Park');
  await client.actors.save({ actor: { ...schule, website: 'https://park.example' } });
  const page = await visit('/adressbuch');
  const head = (name: string) => page.getByRole('columnheader', { name });
  await head('Geändert').click();
  await expect.poll(async () => (await names(page))[0]).toBe('Schule am Park');
  expect(await head('Geändert').getAttribute('aria-sort')).toBe('descending');
  expect(await head('Name').getAttribute('aria-sort')).toBe('none');
  await expect.poll(() => page.url()).toContain('sortierung=-geaendert');
  await page.reload();
  await expect.poll(async () => (await names(page))[0]).toBe('Schule am Park');
  await page.getByRole('gridcell', { name: 'Schule am Park' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => names(page))
    .toEqual(['Chor', 'Kita Löwenzahn', 'Schule am Park', 'Treff', 'Verein ohne Post']);
  await page.keyboard.press('Enter');
  await expect.poll(() => head('Name').getAttribute('aria-sort')).toBe('descending');
  await expect.poll(async () => (await names(page))[0]).toBe('Verein ohne Post');
  await expect.poll(() => page.url()).toContain('sortierung=-name');
});

it.each([
  ['light', 1360, 'de-DE'],
  ['dark', 1360, 'en-GB'],
  ['dark', 360, 'de-DE'],
  ['light', 320, 'en-GB'],
] as const)(
  'has no accessibility fault and nothing sticks out: %s, %i pixels, %s',
  async (colorScheme, width, locale) => {
    const { client, visit, importId, named } = await desk();
    await client.actors.unsubscribe({ contactId: (await named('Schule am Park')).contacts[0]!.id });
    const page = await visit(
      `/adressbuch?post=no-legal-basis&import=${importId}&sortierung=-geaendert`,
      { colorScheme, locale, viewport: { width, height: width === 320 ? 256 : 800 } },
    );
    await page.getByRole('row').nth(2).waitFor();
    expect([await accessibilityFaults(page), await sticksOut(page)]).toEqual([[], []]);
    await page
      .getByRole('button', { name: /^(?:Rechtsgrundlage eintragen|Record a legal basis)/ })
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^(?:Eintragen|Record)$/ })
      .click();
    await page.locator('[aria-invalid=true]').first().waitFor();
    expect([await accessibilityFaults(page), await sticksOut(page)]).toEqual([[], []]);
  },
);
