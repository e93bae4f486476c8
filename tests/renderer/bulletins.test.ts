// What a person who writes a bulletin may rely on, in the built screen over the web host:
//   * from an empty office to a saved bulletin with the keyboard alone; every block can be moved,
//     doubled, removed and all of it taken back
//   * words stay words: the signs of inclusive German are never read as markup, what comes from
//     Word arrives as clean text
//   * the preview shows the mail as it is written: phone, computer, dark, plain text, as a chosen
//     person
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standsStill } from '#tests/support/built-screen.ts';
import {
  blocks,
  card,
  cards,
  client,
  closeDesk,
  draft,
  mail,
  open,
  openDesk,
  saved,
  subjectOf,
  words,
} from '#tests/support/writing-desk.ts';

beforeAll(openDesk, 240_000);
afterAll(closeDesk);

describe('the list', () => {
  it('teaches the beginning, finds, copies, removes and takes back', async () => {
    const { page, problems } = await open('/ausgaben');
    await page.getByRole('heading', { name: 'Ihre erste Ausgabe wartet' }).waitFor();
    await draft('Sommerfest der Akteur*innen');
    await draft('Spielstraßen auf Zeit');
    await page.getByText('2 Ausgaben').waitFor();
    await page.getByRole('searchbox', { name: 'Ausgaben durchsuchen' }).fill('akteurinnen');
    await page.getByText('1 Ausgabe gefunden').waitFor();
    await page.getByRole('button', { name: 'Mehr zu „Sommerfest der Akteur*innen“' }).click();
    await page.getByRole('menuitem', { name: 'Entfernen' }).click();
    await page.getByText('Keine Ausgabe passt dazu.').waitFor();
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await page.getByText('1 Ausgabe gefunden').waitFor();
    await page.getByRole('searchbox', { name: 'Ausgaben durchsuchen' }).fill('');
    // Nothing was sent yet, so there is no last one to begin with.
    await page.getByRole('button', { name: 'Mehr zu „Spielstraßen auf Zeit“' }).click();
    await page.getByRole('menuitem', { name: 'Als Kopie weiterschreiben' }).click();
    await page
      .getByRole('heading', { level: 1, name: 'Kopie von „Spielstraßen auf Zeit“' })
      .waitFor();
    expect((await client.bulletins.list({})).total).toBe(3);
    await page.goBack();
    await page.getByText('3 Ausgaben').waitFor();
    expect(problems).toEqual([]);
  });
});

describe('writing', () => {
  it('goes from the list to a saved bulletin with the keyboard alone', async () => {
    await draft('Schon da');
    const { page, problems } = await open('/ausgaben');
    await page.getByRole('button', { name: 'Neue Ausgabe' }).waitFor();
    // One template and nothing sent yet: there is nothing to choose.
    await page.keyboard.press('n');
    const subject = subjectOf(page);
    await subject.waitFor();
    // Whoever has just begun has done nothing wrong.
    await page.getByText('Noch offen: Worum geht es?').last().waitFor();
    expect(await page.locator('.findings .block, .panel.blocking').count()).toBe(0);
    while (!(await subject.evaluate((input) => input === document.activeElement)))
      await page.keyboard.press('Tab');
    await page.keyboard.type('Liebe Nachbar*innen');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('hinzufügen: Text');
    await page.keyboard.press('Enter');
    const text = page.getByRole('textbox', { name: 'Text', exact: true });
    await text.waitFor();
    await expect
      .poll(() => text.evaluate((element) => element === document.activeElement))
      .toBe(true);
    await page.keyboard.type('Hallo *alle* __Bürger_innen__ - und 1. Zeile');
    await page.keyboard.press('Control+s');
    await saved(page);
    const {
      items: [newest],
    } = await client.bulletins.list({ limit: 1 });
    expect(newest!.subject).toBe('Liebe Nachbar*innen');
    expect(await words(await client.bulletins.get({ id: newest!.id }))).toEqual([
      '<p>Hallo *alle* __Bürger_innen__ - und 1. Zeile</p>',
    ]);
    await mail(page).getByText('Hallo *alle* __Bürger_innen__ - und 1. Zeile').waitFor();
    expect(problems).toEqual([]);
  });

  it('moves, doubles and removes blocks by key and takes every step back', async () => {
    const bulletin = await draft('Reihenfolge');
    const { page } = await open(`/ausgaben/${bulletin.id}`);
    const said = page.locator('[data-said]');
    await page.getByRole('button', { name: 'Überschrift „Eins“ nach unten' }).focus();
    await page.keyboard.press('Enter');
    await said.getByText('Überschrift „Eins“ ist jetzt an Stelle 2 von 3.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Überschrift „Eins“ nach unten',
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await said.getByText('Weiter geht es').or(said.getByText('an Stelle 3 von 3')).waitFor();
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await said.getByText('Überschrift „Eins“ ist jetzt an Stelle 2 von 3.').waitFor();
    await page.keyboard.press('Alt+Shift+d');
    await said.getByText('verdoppelt').waitFor();
    expect(await cards(page).count()).toBe(4);
    await page.keyboard.press('Alt+Shift+Delete');
    await expect.poll(() => cards(page).count()).toBe(3);
    for (let step = 0; step < 5; step++) await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+s');
    await saved(page);
    expect(await words(bulletin)).toEqual(['Eins', 'Zwei', '<p>Drei</p>']);
    await page.keyboard.press('Control+Shift+z');
    await page.keyboard.press('Control+s');
    await saved(page);
    expect(await words(bulletin)).toEqual(['Zwei', 'Eins', '<p>Drei</p>']);
  });

  it('moves a block with the mouse', async () => {
    const bulletin = await draft('Ziehen');
    const { page } = await open(`/ausgaben/${bulletin.id}`);
    await page.setViewportSize({ width: 1440, height: 1600 });
    // Only what stands still can be taken: the text field and the findings come a moment after the
    // cards.
    await mail(page).getByText('Drei').waitFor();
    await page.getByRole('textbox', { name: 'Text', exact: true }).waitFor();
    await standsStill(page);
    const grip = (await card(page, 3).locator('.grip').boundingBox())!;
    const first = (await card(page, 1).boundingBox())!;
    await page.mouse.move(grip.x + 8, grip.y + 8);
    await page.mouse.down();
    await page.mouse.move(first.x + 60, first.y + 30, { steps: 8 });
    await page.locator('.card.dragged').waitFor();
    await page.mouse.move(first.x + 60, first.y + 6, { steps: 4 });
    await page.locator('.card.drop-top').waitFor();
    await page.mouse.up();
    await page
      .locator('[data-said]')
      .getByText('Text „Drei“ ist jetzt an Stelle 1 von 3.')
      .waitFor();
    await saved(page);
    await expect.poll(() => words(bulletin)).toEqual(['<p>Drei</p>', 'Eins', 'Zwei']);
  });

  it('takes typing back in one step, in fields and in text alike', async () => {
    const bulletin = await draft('Schritte');
    const { page } = await open(`/ausgaben/${bulletin.id}`);
    const text = page.getByRole('textbox', { name: 'Text', exact: true });
    await text.click();
    await page.keyboard.press('End');
    await page.keyboard.type(' und mehr');
    await page.getByLabel('Text der Überschrift').first().fill('Anders');
    await page.keyboard.press('Control+z');
    expect(await page.getByLabel('Text der Überschrift').first().inputValue()).toBe('Eins');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    expect(await text.textContent()).toBe('Drei');
    await page.getByRole('button', { name: 'Wiederholen' }).click();
    expect(await text.textContent()).toBe('Drei und mehr');
  });

  it('cleans what comes from Word and from the web, and sets links by dialog', async () => {
    const bulletin = await draft('Einfügen', blocks({ type: 'text', html: '' }));
    const { page, problems } = await open(`/ausgaben/${bulletin.id}`);
    const text = page.getByRole('textbox', { name: 'Text', exact: true });
    await text.click();
    await text.evaluate(
      (element, html) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', html);
        element.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      },
      `<html><head><style>p.MsoNormal{color:red}</style></head><body><!--StartFragment--><p class="MsoNormal" style="margin:0cm;mso-fareast-language:DE">Liebe <span style="font-weight:bold">Akteur*innen</span><b style="mso-bidi-font-weight:normal"> und alle</b><o:p></o:p></p>
      <table><tr><td><p class="MsoNormal">Mo, 3. Mai</p></td><td></td><td><p class="MsoNormal"><b>10 Uhr</b></p></td></tr></table>
      <p class="MsoListParagraph" style="text-indent:-18pt;mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span style="font:7pt">&nbsp;&nbsp; </span></span>Erstens</p>
      <p class="MsoListParagraph" style="text-indent:-18pt;mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>Zweitens</p>
      <h2 onclick="x()">Zwischentitel</h2><p><a href="javascript:alert(1)">falsch</a> <a href="https://example.org/a" target="_blank" style="color:red">richtig</a><img src="https://example.org/zaehler.gif"><script>x()</script></p><!--EndFragment--></body></html>`,
    );
    await page.keyboard.press('Control+s');
    await saved(page);
    expect(await words(bulletin)).toEqual([
      '<p>Liebe <strong>Akteur*innen und alle</strong></p><p>Mo, 3. Mai, <strong>10 Uhr</strong></p><ul><li><p>Erstens</p></li><li><p>Zweitens</p></li></ul><p>Zwischentitel</p><p>falsch <a href="https://example.org/a">richtig</a></p>',
    ]);
    await page.keyboard.press('Control+k');
    await page.getByLabel('Linktext').fill('Programm');
    await page.getByLabel('Adresse').fill('kein ziel');
    await page.keyboard.press('Enter');
    await page.getByText('Das ist noch keine vollständige Adresse').waitFor();
    await page.getByLabel('Adresse').fill('www.bezirk.example/programm');
    await page.keyboard.press('Enter');
    await page.keyboard.type('!');
    await page.getByRole('button', { name: 'Platzhalter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Vorname' }).click();
    await expect
      .poll(async () => (await words(bulletin))[0])
      .toContain('<a href="https://www.bezirk.example/programm">Programm</a>!{{vorname}}');
    expect(problems).toEqual([]);
  });
});

it('asks for the address first where the words of a link are marked', async () => {
  const bulletin = await draft('Links', blocks({ type: 'text', html: '<p>Programm</p>' }));
  const { page } = await open(`/ausgaben/${bulletin.id}`);
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await text.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+k');
  await page.getByLabel('Adresse').waitFor();
  await expect
    .poll(() => page.getByLabel('Adresse').evaluate((input) => input === document.activeElement))
    .toBe(true);
  await page.keyboard.type('www.bezirk.example');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await words(bulletin))[0])
    .toBe('<p><a href="https://www.bezirk.example">Programm</a></p>');
});

describe('the preview', () => {
  it('shows phone, computer, dark and plain text, for a chosen person, and keeps its place', async () => {
    await client.actors.import({
      file: Buffer.from(
        'Einrichtung;Vorname;Nachname;Anrede;eMail\nKita Löwenzahn;Aylin;Öztürk;Frau;leitung@loewenzahn.example\n',
      ).toString('base64'),
      fileName: 'liste.csv',
    });
    const bulletin = await draft(
      'Vorschau',
      blocks(
        ...Array.from({ length: 15 }, (_none, index) => ({
          type: 'text' as const,
          html: `<p>Absatz ${index} ${'mit Text '.repeat(40)}</p>`,
        })),
      ),
    );
    const { page } = await open(`/ausgaben/${bulletin.id}`);
    await mail(page).getByText('Absatz 14').waitFor();
    const widthOf = () => page.locator('.preview iframe').evaluate((frame) => frame.clientWidth);
    expect(await widthOf()).toBeLessThanOrEqual(390);
    const desk = page.locator('.desk');
    await desk.evaluate((element) => {
      element.scrollTop = 900;
    });
    await page.getByRole('textbox', { name: 'Text', exact: true }).nth(14).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Schluss');
    await mail(page).getByText('Schluss').waitFor();
    expect(await desk.evaluate((element) => element.scrollTop)).toBe(900);
    await page.getByLabel('Rechner').check({ force: true });
    expect(await widthOf()).toBeGreaterThan(390);
    await page.getByLabel('Dunkel').check({ force: true });
    await expect
      .poll(() =>
        mail(page)
          .locator('body')
          .evaluate((body) => getComputedStyle(body).backgroundColor),
      )
      .toBe('rgb(20, 25, 26)');
    await page.getByLabel('Ansehen als').fill('löwen');
    await page.getByRole('option', { name: /Aylin Öztürk, Kita Löwenzahn/ }).click();
    await mail(page).getByText('Frau Öztürk').waitFor();
    await page.getByLabel('Nur Text').check({ force: true });
    expect(await page.locator('.plain').textContent()).toContain('Frau Öztürk');
  });
});

it('fits a phone, with writing and preview one after the other', async () => {
  const bulletin = await draft(
    'Telefon mit einem sehr langen Wort: Sozialraumorientierungskoordinationsrunde',
  );
  const { page } = await open(`/ausgaben/${bulletin.id}`, {
    viewport: { width: 360, height: 740 },
  });
  await page.getByRole('tab', { name: 'Vorschau' }).click();
  await mail(page).getByText('Drei').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('tab', { name: 'Schreiben' }).click();
  expect(await cards(page).count()).toBe(3);
});
