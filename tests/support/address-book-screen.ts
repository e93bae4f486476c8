// The address book on the screen with three actors in it, and what its tests look for.
import type { Browser, Page } from 'playwright-core';
import type { KiezbriefClient } from '#shared/api.ts';
import { toBase64 } from '#shared/base64.ts';
import { openViewDesk } from './view-desk.ts';

const list = `Einrichtung;Art;Bezirksregion;Themen;Funktion;Vorname;Nachname;eMail;Rechtsgrundlage
Kita Löwenzahn;Kita;Schöneberg Nordost;Familie;Leitung;Ayşe;Öztürk;leitung@kita.example;Einwilligung
Kita Löwenzahn;Kita;Schöneberg Nordost;Familie;Sekretariat;;;sekretariat@kita.example;
Akteur*innen-Netzwerk Süd;Initiative;Schöneberg Südwest;Kultur;;Jörg;Weiß;jw@netz.example;Öffentliche Aufgabe
Schule am Park;Schule;Schöneberg Südwest;Bildung;Schulleitung;;;schule@park.example;Öffentliche Aufgabe
`;
export const bring = (client: KiezbriefClient, text = list) =>
  client.actors.import({ file: toBase64(new TextEncoder().encode(text)), fileName: 'liste.csv' });
export async function filledAddressBook(browser: Browser) {
  const desk = await openViewDesk(browser);
  await bring(desk.client);
  const { items } = await desk.client.actors.list({});
  const idOf = (name: string) => items.find((actor) => actor.name === name)!.id;
  return { ...desk, idOf };
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
export const rows = (page: Page) =>
  page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
/** Nothing lies over it and it is in the window. */
export const isInSight = async (page: Page, name: string): Promise<boolean> => {
  const box = await button(page, name).boundingBox();
  return (
    box !== null &&
    page.evaluate(
      `document.elementFromPoint(${box.x + box.width / 2}, ${box.y + box.height / 2})?.closest('button')?.textContent.includes('${name}') ?? false`,
    )
  );
};
export const saved = (page: Page) =>
  page.locator('.save').getByText('Alles gespeichert').first().waitFor();
