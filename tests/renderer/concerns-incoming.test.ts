// What "Rückmeldungen" does with what comes in, in a real Chromium over the web host:
//   * an empty one teaches; mails are dropped anywhere or chosen, and of each is said what it
//     became; one that is a concern is opened
//   * how sure a match is stands there in words; the original is shown without anything that acts
//     or loads; attachments are only named
//   * bounces, unsubscribes and automatic replies stand apart, those that want a look first, and a
//     look can be undone
import { describe, expect, it } from 'vitest';
import { useBuiltBrowser } from '#tests/support/built-browser.ts';
import {
  address,
  button,
  concernsDesk,
  drop,
  guessed,
  reader,
} from '#tests/support/concerns-screen.ts';
import { press } from '#tests/support/look-at-screen.ts';

const browser = useBuiltBrowser();
const desk = () => concernsDesk(browser());

describe('what comes in', () => {
  it('teaches while it is empty; a dropped reply is opened, and reading it again changes nothing', async () => {
    const { visit, office, client } = await desk();
    const page = await visit('/rueckmeldungen');
    await page.getByRole('heading', { name: 'Hier sammelt sich, was der Kiez sagt' }).waitFor();
    const file = { name: 'antwort.eml', bytes: await office.answer('reply-gmx') };
    await drop(page, [file]);
    await reader(page, /^Erika Beispiel: am Laternenmast vor Nummer 9/)
      .getByText('am Laternenmast vor Nummer 9')
      .first()
      .waitFor();
    const {
      items: [concern],
    } = await client.concerns.list({});
    expect(address(page)).toBe(`#/rueckmeldungen/${concern!.id}`);
    await drop(page, [file]);
    await page
      .getByText(/^Schon eingelesen: .* Es hat sich nichts geändert\.$/)
      .first()
      .waitFor();
    expect((await client.concerns.list({})).total).toBe(1);
  });

  it('says of each of several files what became of it, and of what is no mail how to save one', async () => {
    const { visit, office } = await desk();
    const page = await visit('/rueckmeldungen');
    const bytes = (text: string) => new TextEncoder().encode(text);
    await page.getByRole('heading', { level: 1, name: 'Rückmeldungen' }).waitFor();
    await drop(page, [
      { name: 'a.eml', bytes: await office.answer('reply') },
      { name: 'b.eml', bytes: await office.answer('bounce', 1) },
      { name: 'c.eml', bytes: await office.answer('unsubscribe', 2) },
      { name: 'd.eml', bytes: await office.answer('auto-exchange', 3) },
      { name: 'e.msg', bytes: bytes('x') },
      { name: 'f.pdf', bytes: bytes('x') },
    ]);
    const results = page.getByRole('region', { name: 'Eingelesen' }).getByRole('listitem');
    await expect.poll(() => results.allInnerTexts()).toHaveLength(6);
    const said = (await results.allInnerTexts()).join('\n');
    for (const words of [
      'Neue Rückmeldung. Leitung der Kita',
      'An der Sendung ist vermerkt, dass sie nicht ankam',
      'An diese Person wird nicht mehr geschrieben',
      'Es ist nichts zu tun',
      'e.msg: Outlooks',
      'f.pdf: Das ist keine .eml-Datei',
    ])
      expect(said).toContain(words);
    await expect
      .poll(() => page.getByRole('tab').allInnerTexts())
      .toEqual([
        'Rückmeldungen\n1',
        'Rückläufer\n1',
        'Abmeldungen\n1',
        'Automatische Antworten\n1',
      ]);
  });
});

it('says how sure a match is and that the sender is a claim; the original is harmless and on demand', async () => {
  const { visit, office } = await desk();
  const [{ concern: proven }, { concern: guess }] = [
    await office.read('reply'),
    await office.readText(guessed),
  ];
  const page = await visit(`/rueckmeldungen/${proven!.id}`);
  await page.getByText(/Sicher: Die Mail antwortet/).waitFor();
  await page.evaluate((id) => {
    location.hash = `/rueckmeldungen/${id}`;
  }, guess!.id);
  await page.getByText(/Vermutet: nur die Absenderadresse/).waitFor();
  await page
    .getByText('Die Absenderadresse ist eine Angabe der E-Mail und nicht geprüft.')
    .waitFor();
  await page.getByText('nicht Ende-zu-Ende-verschlüsselt').waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
  await press(page, 'o');
  const original = page.frameLocator('iframe');
  await original.getByText('Der Zaun ist offen').waitFor();
  expect(await original.locator('script, img[src^=http]').count()).toBe(0);
  await page.getByText('Foto.pdf').waitFor();
  expect(await page.getByRole('link', { name: 'Foto.pdf' }).count()).toBe(0);
  await page.getByText(/Technische Angaben/).click();
  await page.getByText('multipart/mixed; boundary=x').waitFor();
});

it('what is no concern stands apart, what wants a look first; a look and an unsubscribe can be undone', async () => {
  const { visit, office, client } = await desk();
  await office.read('bounce', 1);
  const { concern, incoming } = await office.readText(guessed);
  await office.read('unsubscribe-with-words', 3);
  const page = await visit('/rueckmeldungen?blatt=bounce');
  await page.getByText('Kam von 2@verein.example zurück').waitFor();
  await page.getByRole('tab', { name: /Abmeldungen/ }).click();
  await page
    .getByRole('region', { name: 'Bitte ansehen' })
    .getByRole('button', { name: /^Abmeldung zurücknehmen/ })
    .waitFor();
  await button(page, /^Angesehen/).click();
  await page.getByRole('region', { name: 'Bitte ansehen' }).waitFor({ state: 'detached' });
  await button(page, 'Rückgängig').click();
  await page.getByRole('region', { name: 'Bitte ansehen' }).waitFor();
  // On a guess nothing was done: a person does it, and can take it back.
  await page.evaluate((id) => {
    location.hash = `/rueckmeldungen/${id}`;
  }, concern!.id);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Abmelden/ })
    .click();
  const contactState = async () =>
    (await client.actors.get({ id: concern!.actorId! })).contacts.find(
      ({ id }) => id === incoming.contactId,
    )!.state;
  await expect.poll(contactState).toBe('unsubscribed');
  await button(page, 'Rückgängig').last().click();
  await expect.poll(contactState).toBe('active');
});
