// What the way to the send button promises, in real Chromium over the web host, with a real mail
// server:
//   * three steps from a bulletin to a rehearsal, which is read like a mailbox, the mail first on a
//     phone too
//   * everyone and each region can be chosen from the start; segments are made, copied, changed and
//     removed with undo; tests go to any address and the address is remembered
//   * all of it works with the keyboard alone
import { expect, it } from 'vitest';
import { button, planPath, useDeliveryScreens } from '#tests/support/delivery-screen.ts';

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
  await page.getByText('Technische Angaben').first().click();
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
