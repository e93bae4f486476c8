// What the address book promises to whoever keeps it, in a real Chromium over the web host:
//   * an actor is read at a glance and saved by itself; what is wrong with a field is said; the
//     draft survives a narrower window
//   * whoever wants no more mail is shown as such, and that, like every removal, can be undone
//   * two windows at the same actor: the second save shows both versions, and neither is lost
//   * it works with the keyboard alone, is accessible in both languages and appearances, and fits
//     320 pixels
import { describe, expect, it } from 'vitest';
import {
  button,
  filledAddressBook,
  isInSight,
  rows,
  saved,
} from '#tests/support/address-book-screen.ts';
import { useBuiltBrowser } from '#tests/support/built-browser.ts';
import { sticksOut } from '#tests/support/look-at-screen.ts';
import { accessibilityFaults } from '#tests/support/view-desk.ts';

const browser = useBuiltBrowser();
const filledDesk = () => filledAddressBook(browser());

describe('one actor', () => {
  it('opens by its address, saves by itself, and says what is wrong', async () => {
    const { client, visit, idOf } = await filledDesk();
    const id = idOf('Kita Löwenzahn');
    const page = await visit(`/adressbuch/${id}`);
    await page.getByRole('heading', { name: 'Kita Löwenzahn', level: 2 }).waitFor();
    await button(page, 'Angaben bearbeiten').click();
    await page.getByRole('textbox', { name: 'Straße und Hausnummer' }).fill('Hauptstraße 1');
    await expect
      .poll(async () => (await client.actors.get({ id })).address.street)
      .toBe('Hauptstraße 1');
    await saved(page);
    await button(page, 'Ayşe Öztürk bearbeiten').click();
    const email = page.getByRole('textbox', { name: 'E-Mail' });
    await email.fill('leitung@');
    await page.getByText('Das ist noch keine vollständige E-Mail-Adresse.').waitFor();
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    await email.fill('neu@kita.example');
    await saved(page);
    expect((await client.actors.get({ id })).contacts[0]!.email).toBe('neu@kita.example');
    await button(page, 'Änderungen verwerfen').click();
    await expect.poll(async () => (await client.actors.get({ id })).address.street).toBe('');
  });

  it('keeps what was typed when the window becomes narrower, and saves it when the sheet is left at once', async () => {
    const { client, visit, idOf } = await filledDesk();
    const id = idOf('Schule am Park');
    const page = await visit(`/adressbuch/${id}`);
    await button(page, 'Angaben bearbeiten').click();
    await page.getByRole('textbox', { name: 'Ort' }).fill('Berlin');
    await page.setViewportSize({ width: 700, height: 800 });
    await page.getByRole('dialog').getByText('Berlin').waitFor();
    await button(page, 'Angaben bearbeiten').click();
    await page.getByRole('textbox', { name: 'Webseite' }).fill('https://park.example');
    await page.keyboard.press('Escape');
    await expect
      .poll(async () => (await client.actors.get({ id })).website)
      .toBe('https://park.example');
  });

  it('adds somebody new with a contact, and takes it back', async () => {
    const { client, visit } = await filledDesk();
    const page = await visit('/adressbuch/neu');
    await button(page, 'Anlegen').last().click();
    await page.getByText('Bitte tragen Sie einen Namen ein.').waitFor();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Bürger:innen-Treff');
    await button(page, 'Ansprechperson hinzufügen').click();
    await page.keyboard.type('Vorsitz');
    await page.getByRole('textbox', { name: 'E-Mail' }).fill('vorsitz@treff.example');
    await page.reload();
    await button(page, /Vorsitz/)
      .first()
      .click();
    await page.getByRole('combobox', { name: 'Rechtsgrundlage' }).selectOption('Einwilligung');
    await page
      .getByRole('textbox', { name: 'Woher wissen Sie das?' })
      .fill('Gespräch auf dem Sommerfest');
    await button(page, 'Anlegen').last().click();
    await page.getByText('„Bürger:innen-Treff“ steht jetzt im Adressbuch.').last().waitFor();
    const { items } = await client.actors.list({ search: 'buergerinnen' });
    expect(items).toMatchObject([
      {
        name: 'Bürger:innen-Treff',
        contacts: [
          {
            function: 'Vorsitz',
            legalBasis: { basis: 'consent', proof: { source: 'Gespräch auf dem Sommerfest' } },
          },
        ],
      },
    ]);
    expect(page.url()).toContain(`/adressbuch/${items[0]!.id}`);
    await button(page, 'Rückgängig').click();
    await page.getByText('3 Akteur*innen').waitFor();
  });

  it('shows clearly who wants no more mail, and undoes what was a slip', async () => {
    const { client, visit, idOf } = await filledDesk();
    const id = idOf('Kita Löwenzahn');
    const stateOf = async () => (await client.actors.get({ id })).contacts[0]!.state;
    const page = await visit(`/adressbuch/${id}`);
    const card = page.getByRole('article', { name: 'Ayşe Öztürk' });
    await card.getByRole('button', { name: 'Möchte keine Post mehr' }).click();
    await card.getByText(/^Abgemeldet am/).waitFor();
    await page
      .getByRole('row', { name: /0 von 2 Ansprechpersonen bekommen Post; abgemeldet/ })
      .waitFor();
    expect(await stateOf()).toBe('unsubscribed');
    expect(await card.evaluate('document.activeElement.textContent')).toContain('Bearbeiten');
    await button(page, 'Rückgängig').click();
    await card.getByText('bekommt Post').waitFor();
    expect(await stateOf()).toBe('active');
  });

  it('removes a contact and an actor at once, and brings both back', async () => {
    const { client, visit, idOf } = await filledDesk();
    const id = idOf('Kita Löwenzahn');
    const page = await visit(`/adressbuch/${id}`);
    await button(page, 'Ayşe Öztürk bearbeiten').click();
    await button(page, 'Ansprechperson entfernen').click();
    await page.getByRole('article', { name: 'Ayşe Öztürk' }).waitFor({ state: 'detached' });
    await button(page, 'Rückgängig').click();
    await page.getByRole('article', { name: 'Ayşe Öztürk' }).waitFor();
    expect((await client.actors.get({ id })).contacts.map(({ email }) => email)).toEqual([
      'leitung@kita.example',
      'sekretariat@kita.example',
    ]);
    await button(page, 'Mehr Möglichkeiten').click();
    await page.getByRole('menuitem', { name: 'Aus dem Adressbuch entfernen' }).click();
    await page.getByText('2 Akteur*innen').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('3 Akteur*innen').waitFor();
    expect((await client.actors.get({ id })).name).toBe('Kita Löwenzahn');
  });

  it('shows both versions when somebody else saved first, and loses neither', async () => {
    const { client, visit, idOf } = await filledDesk();
    const id = idOf('Schule am Park');
    const page = await visit(`/adressbuch/${id}`);
    await button(page, 'Angaben bearbeiten').click();
    await page.getByRole('textbox', { name: 'Ort' }).fill('Berlin-Schöneberg');
    const other = await client.actors.get({ id });
    await client.actors.save({
      actor: { ...other, address: { ...other.address, city: 'Berlin' } },
    });
    await page.getByText('Beide Fassungen sind noch da.').waitFor();
    // Seen from the field somebody is typing in, however far down.
    expect(await isInSight(page, 'Beide Fassungen ansehen')).toBe(true);
    await button(page, 'Beide Fassungen ansehen').click();
    expect(await page.evaluate('document.activeElement.textContent')).toContain(
      'Meine Fassung speichern',
    );
    const row = page.getByRole('row', { name: /Anschrift/ });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['Berlin-Schöneberg', 'Berlin']);
    await button(page, 'Gespeicherte Fassung übernehmen').click();
    expect(await page.getByRole('textbox', { name: 'Ort' }).inputValue()).toBe('Berlin');
    await button(page, 'Rückgängig').click();
    await expect
      .poll(async () => (await client.actors.get({ id })).address.city)
      .toBe('Berlin-Schöneberg');
  });
});

describe('for everyone', () => {
  it('is worked with by keyboard alone: find, open, change, return', async () => {
    const { client, visit, idOf } = await filledDesk();
    const page = await visit('/adressbuch');
    await page.getByText('3 Akteur*innen').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('park');
    await page.getByText('1 Treffer').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'))
      .toBe('Schule am Park');
    for (
      let presses = 0;
      presses < 10 && !(await page.evaluate('document.activeElement.matches("[data-edit-facts]")'));
      presses++
    )
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.type(' (Grundschule)');
    await expect
      .poll(async () => (await client.actors.get({ id: idOf('Schule am Park') })).name)
      .toBe('Schule am Park (Grundschule)');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate('document.activeElement.getAttribute("role")'))
      .toBe('gridcell');
    expect(page.url()).not.toContain('act_');
  });

  it.each([
    ['light', 1360, 'de-DE'],
    ['dark', 1360, 'en-GB'],
    ['dark', 360, 'de-DE'],
    ['light', 320, 'en-GB'],
  ] as const)(
    'has no accessibility fault and nothing sticks out: %s, %i pixels, %s',
    async (colorScheme, width, locale) => {
      const { client, visit, idOf } = await filledDesk();
      const contactId = (await client.actors.get({ id: idOf('Kita Löwenzahn') })).contacts[0]!.id;
      await client.actors.unsubscribe({ contactId });
      const page = await visit('/adressbuch?region=reg_schoeneberg-nordost', {
        colorScheme,
        locale,
        viewport: { width, height: width === 320 ? 256 : 800 },
      });
      await rows(page).first().waitFor();
      expect([await accessibilityFaults(page), await sticksOut(page)]).toEqual([[], []]);
      await page.evaluate(
        (hash) => {
          location.hash = hash;
        },
        `/adressbuch/${idOf('Kita Löwenzahn')}`,
      );
      await page.locator('[data-edit-facts]').click();
      await page.locator('article [data-toggle]').first().click();
      await page.locator('article [data-first]').first().waitFor();
      expect([await accessibilityFaults(page), await sticksOut(page)]).toEqual([[], []]);
    },
  );
});
