// What the import wizard promises to whoever brings a list, in a real Chromium over the web host:
//   * a file that is no list is answered with what to do, an Excel workbook by its name
//   * columns are recognised beside samples from the file; what was not recognised is assigned by
//     hand, each field once
//   * before anything is changed it is said what would happen to every row, and why a row stays out
//   * who has no legal basis is kept and not written to; one given for the list is noted as proof
//   * the result can be taken back as a whole; going back never imports twice
//   * it works with the keyboard alone, is accessible in both languages and appearances, and fits
//     320 pixels
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBuiltBrowser } from '#tests/support/built-browser.ts';
import { sticksOut } from '#tests/support/look-at-screen.ts';
import { accessibilityFaults, openViewDesk } from '#tests/support/view-desk.ts';

const browser = useBuiltBrowser();

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const office = latin1(`Einrichtung;Straße;Vorname;Nachname;eMail;Farbe
Kita Löwenzahn;Hauptstraße 1;Jörg;Weiß;jw@kita.example;rot
Bürger_innen-Büro;Mühlenweg 3;;;buero@mitte.example;blau
Verein ohne Adresse;;;;verein(at)example;grün
`);
const bring = (page: Page, buffer: Buffer, name = 'liste.csv') =>
  page.setInputFiles('input[type=file]', { name, mimeType: 'text/csv', buffer });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const figure = (page: Page, name: string) => page.locator(`[data-figure=${name}] dd`).textContent();

describe('the import wizard', () => {
  it('answers a file that is no list with what to do', async () => {
    const { visit } = await openViewDesk(browser());
    const page = await visit('/adressbuch/import');
    await bring(page, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), 'Liste.xlsx');
    await page.getByText('Das ist eine Excel-Arbeitsmappe.').waitFor();
    await bring(page, Buffer.from('%PDF-1.7'), 'liste.pdf');
    await page.getByText('Das ist eine PDF-Datei.').waitFor();
    await bring(page, Buffer.from('Name;eMail\n"Kita;a@kita.example\n'));
    await page.getByText('Das Anführungszeichen, das in Zeile 2 beginnt').waitFor();
    await bring(page, Buffer.from('Name;eMail\n'));
    await page.getByText('Die Datei enthält nur eine Kopfzeile.').waitFor();
  });

  it('leads an office list from the file to the result, and takes all of it back', async () => {
    const { client, visit } = await openViewDesk(browser());
    const page = await visit('/adressbuch/import');
    await bring(page, office);
    await page
      .getByText('„liste.csv“: 3 Zeilen, getrennt durch Semikolon, gelesen als Windows-Zeichen')
      .waitFor();
    await page.getByText('5 von 6 Spalten sind zugeordnet.').waitFor();
    expect(
      await page.getByRole('combobox', { name: '„eMail“ kommt in das Feld' }).inputValue(),
    ).toBe('email');
    await page.getByText('Hauptstraße 1').waitFor();
    await page.getByRole('combobox', { name: '„Farbe“ kommt in das Feld' }).selectOption('Straße');
    await page.getByText('Die Spalte „Straße“ wird dafür nicht mehr übernommen').waitFor();
    await page.getByRole('combobox', { name: '„Straße“ kommt in das Feld' }).selectOption('Straße');
    await button(page, 'Weiter zur Prüfung').click();

    await page.getByText('„verein(at)example“ ist keine E-Mail-Adresse.').waitFor();
    expect([await figure(page, 'created'), await figure(page, 'refused')]).toEqual(['2', '1']);
    await page.getByText('Ohne Rechtsgrundlage blieben 2 Ansprechpersonen.').waitFor();
    expect((await client.actors.list({})).total).toBe(0);
    await page.getByRole('radio', { name: 'Öffentliche Aufgabe' }).check();
    await button(page, '2 Zeilen importieren').click();
    await page.getByText('Bitte nennen Sie, woher die Liste stammt.').waitFor();
    expect(await page.evaluate('document.activeElement.hasAttribute("data-source")')).toBe(true);
    await page.keyboard.type('Liste der Stadtteilkonferenz');
    await page.getByText('Für alle liegt eine Rechtsgrundlage vor.').waitFor();
    await button(page, '2 Zeilen importieren').click();

    await page.getByText('2 Zeilen stehen im Adressbuch, 1 Zeile blieb draußen.').waitFor();
    const { items } = await client.actors.list({});
    expect(items.map(({ name }) => name)).toEqual(['Bürger_innen-Büro', 'Kita Löwenzahn']);
    expect(items[1]).toMatchObject({
      address: { street: 'Hauptstraße 1' },
      contacts: [
        {
          lastName: 'Weiß',
          legalBasis: { basis: 'public-task', proof: { source: 'Liste der Stadtteilkonferenz' } },
        },
      ],
    });
    await page.goBack();
    await page.getByText('2 Zeilen stehen im Adressbuch').waitFor();
    await button(page, 'Import zurücknehmen').click();
    await page.getByText('2 Einträge sind wieder wie vorher.').waitFor();
    expect((await client.actors.list({})).total).toBe(0);
  });

  it('takes back an earlier import, days later and from another window', async () => {
    const { client, visit } = await openViewDesk(browser());
    await client.actors.import({ file: office.toString('base64'), fileName: 'Januar.csv' });
    await client.actors.import({
      file: Buffer.from('Einrichtung;eMail\nFalsche Liste e. V.;falsch@verein.example\n').toString(
        'base64',
      ),
      fileName: 'Falsch.csv',
    });
    const page = await visit('/adressbuch/import');
    const earlier = page.getByRole('region', { name: 'Frühere Importe' });
    await expect
      .poll(() => earlier.getByRole('listitem').locator('strong').allInnerTexts())
      .toEqual(['Falsch.csv', 'Januar.csv']);
    await earlier.getByText('2 neue Akteur*innen, 0 ergänzt').waitFor();
    await earlier
      .getByRole('button', { name: /^Import „Falsch.csv“ vom .* zurücknehmen$/ })
      .click();
    await page.getByText('1 Eintrag ist wieder wie vorher.').first().waitFor();
    await expect.poll(() => earlier.getByRole('listitem').count()).toBe(1);
    expect((await client.actors.list({})).items.map(({ name }) => name)).toEqual([
      'Bürger_innen-Büro',
      'Kita Löwenzahn',
    ]);
  });

  it('lets a person assign the columns of a header nobody knows', async () => {
    const { client, visit } = await openViewDesk(browser());
    const page = await visit('/adressbuch/import');
    await bring(page, Buffer.from('Erstens,Zweitens\nKita Regenbogen,regenbogen@kita.example\n'));
    await page.getByText('In der Kopfzeile war weder ein Name').waitFor();
    await page.getByText('getrennt durch Komma').waitFor();
    await page.getByRole('combobox', { name: '„Erstens“' }).selectOption('nicht übernehmen');
    await page.getByText('Mindestens eine Spalte muss sagen, wer gemeint ist').waitFor();
    await page.getByRole('combobox', { name: '„Erstens“' }).selectOption('Einrichtung');
    await page.getByRole('combobox', { name: '„Zweitens“' }).selectOption('E-Mail');
    await button(page, 'Weiter zur Prüfung').click();
    await button(page, '1 Zeile importieren').click();
    await page.getByText('1 Zeile steht im Adressbuch.').waitFor();
    await page.getByText('Ohne Rechtsgrundlage bliebe 1 Ansprechperson.').waitFor();
    expect((await client.actors.list({})).items).toMatchObject([
      {
        name: 'Kita Regenbogen',
        contacts: [{ email: 'regenbogen@kita.example', legalBasis: null }],
      },
    ]);
  });

  it('takes a dropped file, saves the refused rows as a list, and begins again after a reload', async () => {
    const { visit } = await openViewDesk(browser());
    const page = await visit('/adressbuch/import');
    await page.getByText('Ziehen Sie die Datei hierher').waitFor();
    const dropped = await page.evaluateHandle(
      (bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], 'gezogen.csv'));
        return transfer;
      },
      [...office],
    );
    await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
    await page.getByText('„gezogen.csv“: 3 Zeilen').waitFor();
    await button(page, 'Weiter zur Prüfung').click();
    const download = page.waitForEvent('download');
    await button(page, 'Diese Zeilen als CSV speichern').click();
    expect((await download).suggestedFilename()).toBe('nicht-uebernommen.csv');
    await page.reload();
    await page.getByText('Ziehen Sie die Datei hierher').waitFor();
  });

  it('works with the keyboard alone', async () => {
    const { client, visit } = await openViewDesk(browser());
    const page = await visit('/adressbuch');
    await page.getByRole('heading', { name: 'Ihr Adressbuch ist noch leer' }).waitFor();
    const tabTo = async (name: RegExp) => {
      for (
        let presses = 0;
        presses < 40 &&
        !name.test(await page.evaluate<string>('document.activeElement.textContent'));
        presses++
      )
        await page.keyboard.press('Tab');
    };
    await page.keyboard.press('i');
    // Whoever arrives by keyboard is at the title of the view.
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'))
      .toBe('Liste importieren');
    // Listened for early: the browser() needs a moment until it hands choosers over.
    const chooser = page.waitForEvent('filechooser');
    await tabTo(/^\s*Datei auswählen/);
    await page.keyboard.press('Enter');
    await (await chooser).setFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: office });
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'))
      .toContain('Was steht in welcher Spalte?');
    await page.getByRole('combobox').first().focus();
    await page.keyboard.press('Enter');
    await tabTo(/^\s*Weiter zur Prüfung/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Stimmt das so?' }).waitFor();
    await tabTo(/^\s*2 Zeilen importieren/);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await client.actors.list({})).total).toBe(2);
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'))
      .toContain('Geschafft');
  });

  it.each([
    ['dark', 1360, 'de-DE'],
    ['light', 1360, 'en-GB'],
    ['light', 360, 'de-DE'],
    ['dark', 320, 'en-GB'],
  ] as const)(
    'has no accessibility fault and nothing sticks out: %s, %i pixels, %s',
    async (colorScheme, width, locale) => {
      const { visit } = await openViewDesk(browser());
      const page = await visit('/adressbuch/import', {
        colorScheme,
        locale,
        viewport: { width, height: width === 320 ? 256 : 800 },
      });
      const looks = async () => {
        expect([await accessibilityFaults(page), await sticksOut(page)]).toEqual([[], []]);
      };
      await page.locator('.zone').waitFor();
      await looks();
      await bring(page, office);
      await page.locator('.columns select').first().waitFor();
      await looks();
      await page.locator('.foot button').last().click();
      await page.locator('[data-row=refuse]').waitFor();
      await page.getByRole('radio').nth(1).check();
      await looks();
      await page.getByRole('radio').first().check();
      await page.locator('.foot button').last().click();
      await page.locator('.ways').waitFor();
      await looks();
    },
  );
});
