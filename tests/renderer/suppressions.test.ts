// Leaving, and the way back, on the screen:
//   * the suppression list teaches while it is empty; an address is put on it and taken off it with
//     a reason, by keyboard alone; both can be undone
//   * what a mail set off is taken back at the contact with a reason, and the trace stays there
//   * somebody comes back with a new consent; what is missing is said
//   * a leave in doubt waits at its concern with two clear buttons; deciding can be undone
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { answeredOffice } from '#tests/support/answered-office.ts';
import { useBuiltBrowser } from '#tests/support/built-browser.ts';
import { sticksOut } from '#tests/support/look-at-screen.ts';
import { accessibilityFaults, openViewDesk } from '#tests/support/view-desk.ts';

const browser = useBuiltBrowser();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const undoButton = (page: Page) => page.getByRole('button', { name: 'Rückgängig', exact: true });
const field = (page: Page, name: string) => page.getByRole('dialog').getByRole('textbox', { name });
const inDialog = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true });

async function desk() {
  const opened = await openViewDesk(browser());
  const office = await answeredOffice(opened.app);
  const { client } = opened;
  const actor = async (person: number) =>
    (await client.actors.list({ search: `${person + 1}@verein.example` })).items[0]!;
  const stateOf = async (person: number) => (await actor(person)).contacts[0]!.state;
  const closed = async () => (await client.suppressions.list({ isClosed: true })).total;
  return { ...opened, office, actor, stateOf, closed };
}

it('whoever was restricted and is removed stands on the list with that reason until the removal is undone', async () => {
  const { visit, actor, client } = await desk();
  const { contacts, ...kita } = await actor(0);
  const held = await client.actors.save({
    actor: { ...kita, contacts: contacts.map((one) => ({ ...one, state: 'restricted' as const })) },
  });
  const removed = await client.actors.remove(held);
  const page = await visit('/einstellungen/sperrliste');
  await page
    .getByText(/Vorübergehend gesperrt \(eingeschränkt nach Art\. 18 DSGVO\); seit dem/)
    .waitFor();
  expect(await sticksOut(page)).toEqual([]);
  expect(await accessibilityFaults(page)).toEqual([]);
  await client.actors.restore({ actor: removed });
  await page.getByText('1 aufgehobene Sperre').waitFor();
});

it('an address is put on the list and taken off it, by keyboard, with the way back', async () => {
  const { visit, closed, client } = await desk();
  const page = await visit('/einstellungen/sperrliste');
  await page.getByText('Noch ist niemand gesperrt').waitFor();
  await button(page, 'Adresse sperren').focus();
  await page.keyboard.press('Enter');
  await field(page, 'E-Mail-Adresse').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Bitte nennen Sie den Grund. Er bleibt vermerkt.').waitFor();
  await page.keyboard.type('1@verein.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Anruf am 3. März');
  await page.keyboard.press('Enter');
  await page.getByText('1@verein.example steht jetzt auf der Sperrliste.').last().waitFor();
  await page.getByText('1 gesperrte Adresse').waitFor();
  await page.getByText(/hier im Haus eingetragen: Anruf am 3. März/).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await undoButton(page).click();
  await expect.poll(closed).toBe(0);
  await client.suppressions.add({ address: 'fremd@weg.example', reason: 'Brief' });
  await page.getByText('Nicht im Adressbuch').waitFor();
  expect(await page.getByText('fremd@weg.example').count()).toBe(0);
  await button(page, 'Sperre aufheben').click();
  await field(page, 'E-Mail-Adresse').fill('anders@weg.example');
  await field(page, 'Grund').fill('Irrtum');
  await inDialog(page, 'Sperre aufheben').click();
  await page
    .getByText('Diese Adresse steht nicht auf der Sperrliste. Bitte prüfen Sie die Schreibweise.')
    .waitFor();
  await field(page, 'E-Mail-Adresse').fill('Fremd@weg.example');
  await inDialog(page, 'Sperre aufheben').click();
  await page
    .getByText(/steht nicht mehr auf der Sperrliste/)
    .last()
    .waitFor();
  await expect.poll(closed).toBe(0);
  await undoButton(page).last().click();
  await expect.poll(closed).toBe(1);
});

it('what a mail set off is taken back at the contact with a reason, and the trace stays', async () => {
  const { visit, office, actor, stateOf } = await desk();
  await office.read('unsubscribe', 2);
  const page = await visit(`/adressbuch/${(await actor(2)).id}`);
  await page.getByText(/per Mail abgemeldet/).waitFor();
  await button(page, 'Abmeldung zurücknehmen').click();
  await inDialog(page, 'Zurücknehmen').click();
  await page.getByText('Bitte nennen Sie den Grund. Er bleibt vermerkt.').waitFor();
  await field(page, 'Grund').fill('Weitergeleitete Ausgabe');
  await inDialog(page, 'Zurücknehmen').click();
  await page.getByText(/zurückgenommen: Weitergeleitete Ausgabe/).waitFor();
  expect(await stateOf(2)).toBe('active');
  await undoButton(page).click();
  await expect.poll(() => stateOf(2)).toBe('unsubscribed');
});

it('somebody comes back with a new consent, and that can be undone', async () => {
  const { visit, office, actor, stateOf } = await desk();
  await office.read('unsubscribe', 2);
  const page = await visit(`/adressbuch/${(await actor(2)).id}`);
  await button(page, 'Neue Einwilligung eintragen').click();
  await inDialog(page, 'Einwilligung eintragen').click();
  await page.getByText('Bitte tragen Sie den Wortlaut ein. Er ist der Nachweis.').waitFor();
  await field(page, 'Wortlaut').fill('Bitte nehmen Sie mich wieder auf.');
  await field(page, 'Woher wissen Sie das?').fill('Mail vom 5. März');
  expect(await accessibilityFaults(page)).toEqual([]);
  await inDialog(page, 'Einwilligung eintragen').click();
  await page.getByText(/durch neue Einwilligung aufgehoben: Mail vom 5. März/).waitFor();
  expect((await actor(2)).contacts[0]).toMatchObject({
    state: 'active',
    legalBasis: { basis: 'consent', proof: { wording: 'Bitte nehmen Sie mich wieder auf.' } },
  });
  await undoButton(page).click();
  await expect.poll(() => stateOf(2)).toBe('unsubscribed');
});

it('a leave in doubt waits with two buttons, and deciding can be undone', async () => {
  const { visit, office, stateOf, client } = await desk();
  const strange = Buffer.from(await office.answer('unsubscribe', 3))
    .toString('latin1')
    .replace(/^(From:.*<).*(>)/m, '$1fremd@anders.example$2');
  const { concern } = await office.readText(strange);
  const page = await visit(`/rueckmeldungen/${concern!.id}`);
  await page
    .getByText('Ist das eine Abmeldung von 4@verein.example? Noch ist niemand abgemeldet.')
    .waitFor();
  await page.getByText('Vielleicht wurde eine Ausgabe weitergeleitet.').waitFor();
  expect([await stateOf(3), await accessibilityFaults(page)]).toEqual(['active', []]);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Abmelden/ })
    .click();
  await expect.poll(() => stateOf(3)).toBe('unsubscribed');
  await undoButton(page).click();
  await expect.poll(() => stateOf(3)).toBe('active');
  await button(page, /^Nicht abmelden/).click();
  await button(page, /^Nicht abmelden/).waitFor({ state: 'detached' });
  expect([await stateOf(3), (await client.concerns.incoming({ needsReview: true })).total]).toEqual(
    ['active', 0],
  );
  await page.evaluate(() => {
    location.hash = '/rueckmeldungen?blatt=unsubscribe';
  });
  await page.getByText(/Die Abmeldung wurde am .* zurückgenommen: Rückgängig gemacht/).waitFor();
});

it('fits a phone, in both languages and appearances', async () => {
  const { visit, office, actor, client } = await desk();
  await office.read('unsubscribe', 2);
  await client.suppressions.add({
    address: 'fremd@weg.example',
    reason: 'Ein Brief mit einer langen Begründung, die in einer Zeile keinen Platz hat',
  });
  const { concern } = await office.readText(
    Buffer.from(await office.answer('unsubscribe', 3))
      .toString('latin1')
      .replace(/^(From:.*<).*(>)/m, '$1fremd@anders.example$2'),
  );
  for (const [locale, colorScheme] of [
    ['de-DE', 'light'],
    ['en-GB', 'dark'],
  ] as const) {
    for (const path of [
      '/einstellungen/sperrliste',
      `/adressbuch/${(await actor(2)).id}`,
      `/rueckmeldungen/${concern!.id}`,
    ]) {
      const page = await visit(path, {
        locale,
        colorScheme,
        viewport: { width: 390, height: 800 },
      });
      await page
        .getByText(/abgemeldet|unsubscribed/i)
        .first()
        .waitFor();
      expect([path, await sticksOut(page), await accessibilityFaults(page)]).toEqual([
        path,
        [],
        [],
      ]);
    }
  }
});
