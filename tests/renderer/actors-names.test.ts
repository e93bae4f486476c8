// What the rows of the address book and the sheet of an actor show of names, in a real Chromium
// over the web host:
//   * a long name is seen whole at every width, before any other column takes room
//   * who gets mail is a sign without words; only who does not has words
//   * a name that is not surely one says so at the contact, in both languages
import { expect, it } from 'vitest';
import { useBuiltBrowser } from '#tests/support/built-browser.ts';
import { openViewDesk } from '#tests/support/view-desk.ts';

const browser = useBuiltBrowser();
const long =
  'Arbeitsgemeinschaft der Nachbarschaftsinitiativen und Stadtteilzentren im Bezirk Tempelhof-Schöneberg für ein gutes Zusammenleben e. V.';
const at = '2026-03-02T09:00:00.000Z';
const legalBasis = { basis: 'consent', proof: { source: 'Liste', at } } as const;

async function desk() {
  const opened = await openViewDesk(browser());
  const save = (name: string, contact: object) =>
    opened.client.actors.save({ actor: { revision: 0, name, contacts: [contact] } });
  await save(long, {
    email: 'treff@haus.example',
    firstName: 'Ada',
    lastName: 'von Mustermann-Beispielhausen zu Langennamen',
    legalBasis,
  });
  const doubtful = await save(`${long} Süd`, {
    email: 'leitung@haus.example',
    lastName: '(Leitung)',
  });
  return { ...opened, doubtful };
}

it.each([390, 1280, 1920])(
  'a long name is seen whole, and only who gets no mail has words: %i wide',
  async (width) => {
    const { visit } = await desk();
    const page = await visit('/adressbuch', { viewport: { width, height: 900 } });
    await page.getByText('2 Akteur*innen').waitFor();
    const names = page.getByRole('grid').locator('.name, .words');
    await names.nth(1).waitFor();
    expect(
      await names.evaluateAll((all) =>
        all.map(
          (one) =>
            one.scrollHeight <= one.clientHeight + 1 && one.scrollWidth <= one.clientWidth + 1,
        ),
      ),
    ).not.toContain(false);
    // Heard in every row, seen in none of these: 'only-heard' takes no room.
    expect(
      await page
        .getByRole('grid')
        .getByText('bekommt Post')
        .evaluateAll((all) => all.map((one) => one.clientWidth <= 1)),
    ).toEqual([true]);
  },
);

it.each([
  ['de', /^Das ist nicht sicher ein Name\. Mails grüßen hier ohne Namen/],
  ['en', /^This may not be a name\. Mails greet without a name here/],
] as const)('a doubtful name is noted at the contact: %s', async (language, note) => {
  const { visit, doubtful } = await desk();
  const page = await visit(`/adressbuch/${doubtful.id}`, {
    locale: language === 'de' ? 'de-DE' : 'en-GB',
  });
  await page.getByText(note).waitFor();
});
