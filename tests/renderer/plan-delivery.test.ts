// What the way to the send button promises, in real Chromium over the web host, with a real mail
// server:
//   * the letter and the send button stand on the first screen; who has this bulletin already is told
//   * three steps from a bulletin to the send button; the last one says who, how many, from whom,
//     how long, and what is in the way
//   * pressing twice sends once; back does not lead to the button again; a reload loses nothing
//   * a rehearsal can be read like a mailbox, with headers, and sends nothing
//   * everyone and each region can be chosen from the start; segments are made, copied, changed and
//     removed with undo; tests go to any address and the address is remembered
//   * all of it works with the keyboard alone
import { expect, it } from 'vitest';
import { toBase64 } from '#shared/base64.ts';
import { button, goTo, planPath, useDeliveryScreens } from '#tests/support/delivery-screen.ts';
import { peopleList } from '#tests/support/ready-office.ts';

const open = useDeliveryScreens();

it('leads from the empty list to a rehearsal that is read like a mailbox', async () => {
  const { smtp, visit } = await open();
  const page = await visit('/versand');
  await page.getByRole('heading', { name: 'Noch nichts verschickt' }).waitFor();
  await button(page, 'Versand planen').first().click();
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /Neues für Akteur\*innen/ })
    .click();
  expect(await button(page, 'Weiter').getAttribute('aria-disabled')).toBe('true');
  await page.getByText('Bitte wählen Sie zuerst eine Zielgruppe.').waitFor();
  await page.getByRole('radio', { name: 'Nordost', exact: true }).check();
  await page.getByText('4 Personen bekommen die Ausgabe.').waitFor();
  await page
    .getByText('Alle Ansprechpersonen, die zur Bezirksregion Schöneberg Nordost gehören.')
    .waitFor();
  await button(page, 'Weiter').click();
  await page.getByRole('radio', { name: 'Probeversand' }).check();
  await page.getByText('Die Ausgabe ist geprüft: Es ist nichts zu ändern.').waitFor();
  await button(page, 'Weiter').click();
  await page.reload();
  await page.getByRole('listitem').getByText('Kim Nummer 1, Kita Großer Bär 1').waitFor();
  // The letter itself, as one of them gets it.
  const letter = page.getByRole('region', { name: 'So kommt die Mail an' });
  await letter.frameLocator('iframe').getByText('Nachbar:innen treffen sich.').waitFor();
  await letter.getByLabel('Mail an').selectOption({ label: 'Kim Nummer 3, Bürger*innen-Forum 3' });
  for (const look of ['Rechner', 'Dunkel', 'Telefon']) {
    await letter.getByRole('radio', { name: look }).check({ force: true });
    await letter.frameLocator('iframe').getByText('Nachbar:innen treffen sich.').waitFor();
  }
  await letter.getByRole('radio', { name: 'Nur Text' }).check({ force: true });
  await letter.locator('pre').getByText('Nachbar:innen treffen sich.').waitFor();
  await button(page, 'Probeversand mit 4 Mails beginnen').click();
  await page.getByRole('heading', { name: '4 Mails sind geschrieben' }).waitFor();
  await page
    .getByRole('navigation', { name: 'Mails dieses Versands' })
    .getByRole('button', { name: /Kim Nummer 2/ })
    .click();
  const mail = page.frameLocator('iframe[title="Mail an Kim Nummer 2"]');
  await mail.getByText('Guten Tag, Nachbar:innen treffen sich.').waitFor();
  expect(await mail.locator('h1').count()).toBe(1);
  await page.getByText('Kopfzeilen').first().click();
  await page.getByRole('rowheader', { name: 'List-Unsubscribe', exact: true }).waitFor();
  await page.getByRole('radio', { name: 'Nur Text' }).check();
  await page.locator('pre').getByText('Nachbar:innen treffen sich.').waitFor();
  expect(smtp.mails).toEqual([]);
  // Back leads to what was there before, not to the button.
  await page.goBack();
  expect(await button(page, /^Probeversand mit/).count()).toBe(0);
  // What one wants after reading: the same to the same people, for real, with one question left.
  await page.goForward();
  await page.getByRole('link', { name: 'Weiter zum richtigen Versand' }).click();
  await page.getByRole('heading', { name: 'Wie soll sie hinausgehen?' }).waitFor();
  await page.getByRole('link', { name: /Zielgruppe.*Nordost/ }).waitFor();
  expect(
    await page.getByRole('radio', { checked: true, name: /Probeversand|verschicken/ }).count(),
  ).toBe(0);
});

it('begins exactly one delivery however often the button is pressed', async () => {
  const { app, client, smtp, office, visit } = await open();
  const page = await visit(planPath(office, office.smtp));
  const start = button(page, 'Jetzt an 4 Personen verschicken');
  await start.focus();
  await start.evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
  await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')]);
  await page.getByRole('heading', { name: 'Alle 4 Mails sind angenommen' }).waitFor();
  await app.idle();
  expect((await client.deliveries.list({})).total).toBe(1);
  expect(smtp.mails.map(({ to }) => to).sort()).toEqual([
    '1@verein.example',
    '2@verein.example',
    '3@verein.example',
    '4@verein.example',
  ]);
});

it('asks once more before the same bulletin goes to the same people, and notices a change of what was read', async () => {
  const at = await open();
  await at.sent();
  const page = await at.visit(planPath(at.office, at.office.smtp));
  const start = button(page, 'Jetzt an 4 Personen verschicken');
  await page.getByText('Diese Ausgabe ging schon einmal an diese Zielgruppe').waitFor();
  await page.getByText('Es sind dieselben Personen wie beim letzten Mal.').waitFor();
  expect(await start.getAttribute('aria-disabled')).toBe('true');
  await page
    .getByText('Bestätigen Sie oben, dass die Ausgabe ein zweites Mal ankommen soll.')
    .waitFor();
  await start.click({ force: true });
  await page
    .getByRole('checkbox', { name: 'Ja, auch wer sie schon hat, soll sie noch einmal bekommen' })
    .check();
  expect(await start.getAttribute('aria-disabled')).toBeNull();
  expect((await at.client.deliveries.list({})).total).toBe(1);
  const {
    items: [actor],
  } = await at.client.actors.list({ search: '2@verein.example' });
  await at.client.actors.save({
    actor: { ...actor!, contacts: [{ ...actor!.contacts[0]!, state: 'unsubscribed' }] },
  });
  await page.getByText('Seit Sie diese Seite geöffnet haben, hat sich etwas geändert.').waitFor();
  await page.getByText('1 Person ist nicht mehr dabei.').waitFor();
  await button(page, 'Jetzt an 3 Personen verschicken').waitFor();
});

it('says that some of those chosen have this bulletin already, and shows the letter and the button without scrolling', async () => {
  const at = await open();
  await at.sent();
  await at.client.actors.import({
    file: toBase64(new TextEncoder().encode(peopleList(6))),
    fileName: 'Liste.csv',
  });
  const { items } = await at.client.segments.list({});
  const everyone = items.find(({ isBuiltIn }) => isBuiltIn)!;
  const page = await at.visit(planPath({ ...at.office, segmentId: everyone.id }, at.office.smtp), {
    viewport: { width: 1280, height: 860 },
  });
  await page.getByText(/^4 Personen von 6 haben diese Ausgabe schon$/).waitFor();
  const start = button(page, 'Jetzt an 6 Personen verschicken');
  expect(await start.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('checkbox', { name: /^Ja, auch wer sie schon hat/ }).check();
  expect(await start.getAttribute('aria-disabled')).toBeNull();
  // A rehearsal brings nobody anything twice.
  await goTo(page, planPath({ ...at.office, segmentId: everyone.id }, at.office.rehearsal));
  await button(page, /^Probeversand mit/).waitFor();
  expect(await page.getByText(/haben diese Ausgabe schon/).count()).toBe(0);
  for (const size of [
    { width: 1280, height: 860 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    const letter = await page.frameLocator('iframe').getByText('Nachbar:innen treffen sich.');
    await letter.waitFor();
    const frame = (await page.locator('iframe').first().boundingBox())!;
    const foot = (await button(page, /^Probeversand mit/).boundingBox())!;
    expect(frame.y).toBeLessThan(size.height * 0.8);
    expect(foot.y + foot.height).toBeLessThanOrEqual(size.height);
  }
});

it('says what blocks, and why the button cannot be pressed', async () => {
  const { client, office, visit } = await open();
  const bulletin = await client.bulletins.get({ id: office.bulletinId });
  await client.bulletins.save({ bulletin: { ...bulletin, subject: '' } });
  const page = await visit(planPath(office, office.smtp, 'weg'));
  await page.getByText('Eines müssen Sie vor dem Versand noch ändern').waitFor();
  await page.getByText('Der Betreff fehlt.').waitFor();
  await button(page, 'Weiter').click();
  const start = button(page, 'Jetzt an 4 Personen verschicken');
  expect(await start.getAttribute('aria-disabled')).toBe('true');
  const reasonId = await start.getAttribute('aria-describedby');
  expect(await page.locator(`#${reasonId!}`).textContent()).toContain(
    'Diese Ausgabe kann so noch nicht verschickt werden.',
  );
});

it('sends a test to any address, says what became of it and remembers the address', async () => {
  const { smtp, office, visit } = await open();
  const page = await visit(planPath(office, office.smtp, 'weg'));
  await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill('ich');
  await button(page, 'Test verschicken').click();
  await page.getByText('Das ist keine vollständige E-Mail-Adresse.').waitFor();
  await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill('ich@bezirk.example');
  await button(page, 'Test verschicken').click();
  await page.getByText('Der Mailserver hat den Test an ich@bezirk.example angenommen.').waitFor();
  expect(smtp.mails.map(({ to }) => to)).toEqual(['ich@bezirk.example']);
  await page.reload();
  await page.getByRole('heading', { name: 'Erst an mich selbst' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).inputValue()).toBe(
    'ich@bezirk.example',
  );
  await page
    .getByRole('navigation')
    .getByRole('link', { name: 'Versand', exact: true })
    .first()
    .click();
  await page.getByRole('tab', { name: /Tests/ }).click();
  await page.getByRole('article').getByText('eine einzelne Mail zum Ansehen').waitFor();
});

it('makes a segment with conditions, changes it, removes it and takes the removal back', async () => {
  const { client, office, visit } = await open();
  const ownSegments = async () =>
    (await client.segments.list({})).items.filter(({ isBuiltIn }) => !isBuiltIn);
  const page = await visit(`/versand/neu/${office.bulletinId}`);
  await button(page, 'Neue Zielgruppe').click();
  const editor = page.getByRole('dialog');
  await editor.getByRole('textbox', { name: /^Name/ }).fill('Kitas ohne Südwest');
  // Whom an empty condition means nobody can say: it is counted as nobody's, and the screen says so
  // before saving.
  await editor.getByText('Eine Bedingung ist noch leer.').waitFor();
  expect(await editor.getByText(/bekommen die Ausgabe/).count()).toBe(0);
  await button(page, 'Speichern').click();
  await editor
    .getByText('Bitte wählen Sie mindestens einen Wert oder entfernen Sie die Bedingung.')
    .waitFor();
  await editor.getByRole('combobox', { name: 'Trifft zu oder nicht' }).selectOption('not');
  await editor.getByRole('combobox', { name: 'Bezirksregion: Werte' }).fill('südw');
  await page.getByRole('option', { name: 'Schöneberg Südwest' }).click();
  await page.keyboard.press('Escape');
  await editor
    .getByText('Alle Ansprechpersonen, die nicht zur Bezirksregion Schöneberg Südwest gehören.')
    .waitFor();
  await editor.getByText('4 Personen bekommen die Ausgabe.').waitFor();
  await button(page, 'Speichern').click();
  await page.getByRole('heading', { name: 'Kitas ohne Südwest' }).waitFor();
  const { items } = await client.segments.list({});
  expect(items.at(-1)?.rule).toEqual({
    type: 'all',
    rules: [{ type: 'not', rule: { type: 'region', in: ['reg_schoeneberg-suedwest'] } }],
  });
  await button(page, 'Zielgruppe „Kitas ohne Südwest“ entfernen').click();
  await page.getByText('Erledigt: Die Zielgruppe „Kitas ohne Südwest“ wurde entfernt.').waitFor();
  expect(await ownSegments()).toHaveLength(1);
  await button(page, 'Rückgängig').click();
  await page.getByRole('heading', { name: 'Kitas ohne Südwest' }).waitFor();
  expect(await ownSegments()).toHaveLength(2);
});

it('offers everyone and each region from the start, copies them and takes an own segment without a condition as everyone', async () => {
  const { client, office, visit } = await open();
  const page = await visit(`/versand/neu/${office.bulletinId}`);
  const given = page.getByRole('group', { name: 'Von Anfang an da' }).getByRole('radio');
  await given.first().waitFor();
  expect(
    await given.evaluateAll((radios) =>
      radios.map((radio) => (radio as HTMLInputElement).labels![0]!.textContent),
    ),
  ).toEqual(['Alle', 'Schöneberg Nordost', 'Schöneberg Nordwest', 'Schöneberg Südwest']);
  await page.getByRole('radio', { name: 'Schöneberg Nordost' }).check();
  await page.getByText('4 Personen bekommen die Ausgabe.').waitFor();
  expect(
    await button(page, /^Zielgruppe „Schöneberg Nordost“ (?:bearbeiten|entfernen)$/).count(),
  ).toBe(0);
  await button(page, 'Zielgruppe „Schöneberg Nordost“ als eigene kopieren').click();
  const editor = page.getByRole('dialog');
  expect(await editor.getByRole('textbox', { name: /^Name/ }).inputValue()).toBe(
    'Schöneberg Nordost (Kopie)',
  );
  await editor
    .getByText('Alle Ansprechpersonen, die zur Bezirksregion Schöneberg Nordost gehören.')
    .waitFor();
  await button(page, 'Bedingung 1 entfernen').click();
  await editor.getByText('Ohne Bedingung gehören alle dazu, denen Sie schreiben dürfen.').waitFor();
  await editor.getByText('4 Personen bekommen die Ausgabe.').waitFor();
  await button(page, 'Speichern').click();
  await page.getByRole('heading', { name: 'Schöneberg Nordost (Kopie)' }).waitFor();
  expect((await client.segments.list({})).items.at(-1)).toMatchObject({
    name: 'Schöneberg Nordost (Kopie)',
    isBuiltIn: false,
    rule: { type: 'all', rules: [] },
  });
  // A region that is renamed is followed at once.
  const { revision, lists } = await client.settings.get({});
  await client.settings.saveLists({
    revision,
    lists: {
      regions: lists.regions.map((one, at) => (at === 0 ? { ...one, name: 'Ostkiez' } : one)),
    },
  });
  await page.getByRole('radio', { name: 'Ostkiez' }).waitFor();
});

it('goes from the list to a finished rehearsal with the keyboard alone', async () => {
  const { visit } = await open();
  const page = await visit('/versand');
  await page.getByRole('heading', { name: 'Noch nichts verschickt' }).waitFor();
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      if (
        name.test(
          await page.evaluate<string>(
            '(document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent).trim()',
          ),
        )
      )
        return;
    }
    throw new Error(`the keyboard does not reach ${String(name)}`);
  };
  await page.keyboard.press('n');
  await page.getByRole('dialog').waitFor();
  await page.getByRole('dialog').getByRole('link').waitFor();
  await tabTo(/Neues für Akteur\*innen/);
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Nordost', exact: true }).waitFor();
  await tabTo(/^Nordost$/);
  await page.keyboard.press('Space');
  await tabTo(/^Weiter$/);
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Probeversand' }).waitFor();
  await tabTo(/^Probeversand$/);
  await page.keyboard.press('Space');
  await tabTo(/^Weiter$/);
  await page.keyboard.press('Enter');
  await button(page, /^Probeversand mit/).waitFor();
  await tabTo(/^Probeversand mit/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '4 Mails sind geschrieben' }).waitFor();
});

it('shows the mail first after a rehearsal, on a phone too, and brings the one that is picked into view', async () => {
  const { client, app, office, visit } = await open();
  const { delivery } = await client.deliveries.plan({
    bulletinId: office.bulletinId,
    segmentId: office.segmentId,
    accountId: office.rehearsal,
  });
  await client.deliveries.start({ id: delivery.id });
  await app.idle();
  const page = await visit(`/versand/${delivery.id}`, { viewport: { width: 390, height: 844 } });
  const mailTo = (name: string) => page.frameLocator(`iframe[title="Mail an ${name}"]`);
  await mailTo('Kim Nummer 1').getByText('Nachbar:innen treffen sich.').waitFor();
  const top = async () => (await page.locator('iframe').boundingBox())!.y;
  expect(await top()).toBeLessThan(844 - 72);
  await button(page, 'Nächste Mail').click();
  await mailTo('Kim Nummer 2').getByText('Nachbar:innen treffen sich.').waitFor();
  await page.getByText('Mail 2 von 4').waitFor();
  await button(page, 'Person wählen').click();
  await page
    .getByRole('navigation', { name: 'Mails dieses Versands' })
    .getByRole('button', { name: /Kim Nummer 4/ })
    .click();
  await mailTo('Kim Nummer 4').getByText('Nachbar:innen treffen sich.').waitFor();
  expect(await page.getByRole('navigation', { name: 'Mails dieses Versands' }).count()).toBe(0);
  expect(await top()).toBeLessThan(844 - 72);
  expect(await page.locator('.reader').evaluate((one) => one === document.activeElement)).toBe(
    true,
  );
});
