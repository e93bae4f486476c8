// The way of an office from its first start to a filed answer, step by step, as a person sees it.
// Who walks it, and through which door, is the caller's.
import type { Locator, Page } from 'playwright-core';
import type { Hand } from './hands.ts';

export interface Walker {
  readonly page: Page;
  readonly hand: Hand;
}

const list = `Einrichtung;Art;Bezirksregion;Ansprechperson;eMail
Kita Großer Bär;Kita;Schöneberg Nordost;Leitung;1@kiez.example
Bürger*innen-Forum Ölmühle;Verein;Schöneberg Nordost;Kim Weiß;2@kiez.example
Schule am Park;Schule;Schöneberg Nordost;Sekretariat;3@kiez.example
Verein ohne Adresse;Verein;Schöneberg Nordost;;verein(at)kiez.example
Nachbarschaftszentrum;Verein;Schöneberg Nordost;Team;4@kiez.example
Kiezspiele e. V.;Verein;Schöneberg Nordost;Vorstand;5@kiez.example
`;
export const people = [
  '1@kiez.example',
  '2@kiez.example',
  '3@kiez.example',
  '4@kiez.example',
  '5@kiez.example',
];

const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('link', { name, exact: true });
const field = (page: Page, name: string): Locator =>
  page.getByRole('textbox', { name: new RegExp(`^${name}`) });
const goTo = ({ page, hand }: Walker, place: string): Promise<void> =>
  hand.press(
    page
      .getByRole('navigation', { name: 'Hauptnavigation' })
      .getByRole('link', { name: place, exact: true })
      .first(),
  );

/** An Excel list with umlauts in the encoding of an old Excel and one row that is wrong. */
export async function bringList({ page, hand }: Walker): Promise<void> {
  await page.getByRole('heading', { name: 'In drei Schritten zur ersten Ausgabe' }).waitFor();
  await hand.press(link(page, 'Liste importieren'));
  await hand.bring(button(page, 'Datei auswählen'), {
    name: 'Verteiler.csv',
    bytes: Buffer.from(list, 'latin1'),
  });
  await hand.press(button(page, 'Weiter zur Prüfung'));
  await page.getByText('„verein(at)kiez.example“ ist keine E-Mail-Adresse.').waitFor();
  await hand.choose(page.getByRole('radio', { name: 'Öffentliche Aufgabe' }));
  await hand.write(field(page, 'Woher stammt die Liste'), 'Stadtteilkonferenz');
  await page.getByText('Für alle liegt eine Rechtsgrundlage vor.').waitFor();
  await hand.press(button(page, '5 Zeilen importieren'));
  await page.getByText('5 Zeilen stehen im Adressbuch, 1 Zeile blieb draußen.').waitFor();
}

export async function nameSender(walker: Walker): Promise<void> {
  const { page, hand } = walker;
  await goTo(walker, 'Übersicht');
  await hand.press(link(page, 'Absender eintragen'));
  await hand.press(link(page, 'Absenderangabe hinzufügen'));
  await hand.write(field(page, 'Name der Absenderangabe'), 'Regionalkoordination');
  await hand.write(field(page, 'Behörde oder Einrichtung'), 'Bezirksamt Musterbezirk');
  await hand.write(field(page, 'Absenderadresse'), 'rk@bezirk.example');
  await hand.press(button(page, 'Dieselbe Adresse nehmen'));
  await hand.write(field(page, 'Impressum'), 'Bezirksamt Musterbezirk, Platz 1, 10825 Berlin');
  await hand.press(button(page, 'Speichern'));
  await page.getByText('„Regionalkoordination“ ist gespeichert.').first().waitFor();
}

export async function writeBulletin(walker: Walker): Promise<void> {
  const { page, hand } = walker;
  await goTo(walker, 'Übersicht');
  await hand.press(link(page, 'Ausgabe schreiben'));
  await hand.press(button(page, 'Erste Ausgabe schreiben'));
  await hand.write(field(page, 'Betreff'), 'Neues für Akteur*innen');
  await hand.write(
    field(page, 'Vorschautext'),
    'Termine und Themen aus Ihrer Bezirksregion im März',
  );
  await hand.press(button(page, /^Text/).first());
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await hand.write(text, 'Am Samstag feiern Nachbar:innen im Park. Bitte _alle_ mitbringen!');
  await page
    .locator('.preview')
    .frameLocator('iframe')
    .getByText('Bitte _alle_ mitbringen!')
    .waitFor();
  await hand.press(button(page, 'Weiter zum Versand'));
}

/** The bulletin is chosen; the first time there is no own segment yet. */
export async function makeSegment({ page, hand }: Walker): Promise<void> {
  await hand.press(button(page, 'Neue Zielgruppe').first());
  const editor = page.getByRole('dialog', { name: 'Neue Zielgruppe' });
  await hand.write(editor.getByRole('textbox', { name: /^Name/ }), 'Nordost');
  await hand.find(editor.getByRole('combobox', { name: 'Bezirksregion: Werte' }), 'nordost');
  await editor.getByText('5 Personen bekommen die Ausgabe.').waitFor();
  await hand.press(editor.getByRole('button', { name: 'Speichern' }));
  await editor.waitFor({ state: 'hidden' });
}

export async function rehearse({ page, hand }: Walker): Promise<void> {
  await hand.press(button(page, 'Weiter'));
  await hand.choose(page.getByRole('radio', { name: 'Probeversand' }));
  await page.getByText('Die Ausgabe ist geprüft: Es ist nichts zu ändern.').waitFor();
  await hand.press(button(page, 'Weiter'));
  await hand.press(button(page, 'Probeversand mit 5 Mails beginnen'));
  await page.getByRole('heading', { name: '5 Mails sind geschrieben' }).waitFor();
  await hand.press(
    page
      .getByRole('navigation', { name: 'Mails dieses Versands' })
      .getByRole('button', { name: /Kim Weiß/ }),
  );
  await page
    .frameLocator('iframe[title^="Mail an"]')
    .getByText('Guten Tag Kim Weiß')
    .first()
    .waitFor();
}

export async function addAccount(walker: Walker, port: number): Promise<void> {
  const { page, hand } = walker;
  await goTo(walker, 'Einstellungen');
  await hand.press(
    page
      .getByRole('main')
      .getByRole('link', { name: /^Mailkonten/ })
      .first(),
  );
  await hand.press(link(page, 'Mailkonto hinzufügen'));
  await hand.write(field(page, 'Name des Kontos'), 'Relay');
  await hand.write(field(page, 'Name des Mailservers'), 'localhost');
  await hand.choose(page.getByRole('radio', { name: 'Ohne Verschlüsselung' }));
  await hand.rewrite(field(page, 'Port'), String(port));
  await hand.press(button(page, 'Verbindung prüfen'));
  await page.getByText(/^Alles in Ordnung/).waitFor();
  await hand.press(button(page, 'Speichern'));
  await page.getByText('„Relay“ ist gespeichert.').first().waitFor();
}

/** Up to the moment the mails begin to go out. */
export async function send(walker: Walker): Promise<void> {
  const { page, hand } = walker;
  await goTo(walker, 'Versand');
  await hand.press(button(page, 'Versand planen').first());
  await hand.press(page.getByRole('dialog').getByRole('link', { name: /Neues für Akteur\*innen/ }));
  await hand.choose(page.getByRole('radio', { name: 'Nordost', exact: true }));
  await hand.press(button(page, 'Weiter'));
  await hand.choose(page.getByRole('radio', { name: 'Richtig verschicken über „Relay“' }));
  await hand.press(button(page, 'Weiter'));
  await hand.press(button(page, 'Jetzt an 5 Personen verschicken'));
}

/** After a death in the middle: the first page says so, and one envelope waits for a decision. */
export async function goOn({ page, hand }: Walker): Promise<void> {
  await page
    .getByRole('heading', { name: 'Der Versand von „Neues für Akteur*innen“ steht' })
    .waitFor();
  await hand.press(link(page, 'Ansehen und fortsetzen'));
  await hand.press(button(page, 'Fortsetzen'));
  await page.getByText('1 Sendung ist unklar').waitFor();
  await hand.press(
    page
      .getByRole('group', { name: /^Unklare Sendung an/ })
      .getByRole('button', { name: 'Als verschickt ansehen' }),
  );
  await page.getByRole('heading', { name: 'Alle 5 Mails sind angenommen' }).waitFor();
}

export async function fileAnswer(walker: Walker, answer: Uint8Array): Promise<void> {
  const { page, hand } = walker;
  await goTo(walker, 'Rückmeldungen');
  await page.getByRole('heading', { name: 'Hier sammelt sich, was der Kiez sagt' }).waitFor();
  await hand.bring(button(page, 'E-Mails einlesen').first(), {
    name: 'Antwort.eml',
    bytes: answer,
  });
  const concern = page.getByRole('article', { name: /^Leitung der Kita: / });
  await concern.getByText('der Zebrastreifen vor unserer Kita verdeckt').first().waitFor();
  await concern
    .getByText('Sicher: Die Mail antwortet nachweislich auf unsere Nachricht.')
    .first()
    .waitFor();
  // One key files it.
  await page.keyboard.press('4');
  await page
    .getByRole('region', { name: 'Ablegen' })
    .getByRole('button', { name: 'Abgeschlossen', pressed: true })
    .waitFor();
}
