import type { Contact, Level, LegalBasis, Salutation } from '#shared/contract/actor.ts';
import type { ImportField, RowAction, RowNote } from '#shared/contract/actor-import.ts';

type NoteData = { value: string; line?: number | undefined };

/** What an import says about a row; a note stands alone or in a list. */
const notes: { [Note in RowNote]: (data: NoteData) => string } = {
  'no-actor-name': () => 'Es fehlt der Name der Einrichtung oder Person.',
  'no-address': () => 'Es fehlt eine E-Mail-Adresse.',
  'address-invalid': ({ value }) => `„${value}“ ist keine E-Mail-Adresse.`,
  'address-suppressed': ({ value }) =>
    `${value} steht auf der Sperrliste und wird nicht angeschrieben.`,
  'contact-unsubscribed': ({ value }) => `${value} hat sich abgemeldet. Das bleibt so.`,
  'duplicate-of-line': ({ line }) => `Steht schon in Zeile ${line ?? '?'}.`,
  'too-few-columns': ({ value }) =>
    `Die Zeile hat nur ${value} Spalten. Fehlende Angaben bleiben leer.`,
  'too-many-columns': ({ value }) =>
    `Die Zeile hat ${value} Spalten, mehr als die Kopfzeile. Vermutlich steht ein Trennzeichen im Text.`,
  'too-many-contacts': () => 'Hier gibt es schon 200 Ansprechpersonen. Mehr sind nicht möglich.',
  'unknown-region': ({ value }) => `Die Bezirksregion „${value}“ ist nicht in Ihrer Liste.`,
  'unknown-topic': ({ value }) => `Das Thema „${value}“ ist nicht in Ihrer Liste.`,
  'unknown-kind': ({ value }) => `Die Art „${value}“ ist nicht in Ihrer Liste.`,
  'unknown-level': ({ value }) =>
    `Die Ebene „${value}“ ist unbekannt. Möglich sind „lokal“ und „Bezirk“.`,
  'unknown-legal-basis': ({ value }) =>
    `„${value}“ ist keine Rechtsgrundlage. Ohne Rechtsgrundlage wird nicht geschrieben.`,
  'value-too-long': ({ value }) => `Der Eintrag in der Spalte „${value}“ ist zu lang.`,
  'control-character': ({ value }) => `In der Spalte „${value}“ stehen unlesbare Steuerzeichen.`,
  'same-address-elsewhere': ({ value, line }) =>
    `Dieselbe Adresse steht auch bei „${value}“${line === undefined ? '' : ` (Zeile ${line})`}. Es geht trotzdem nur eine Mail hinaus.`,
  'name-unclear': ({ value }) =>
    `„${value}“ ist nicht sicher als Name oder Anrede zu erkennen. Die Mail grüßt ohne Namen: „Guten Tag“.`,
  'name-shortened': ({ value }) => `Neben dem Namen stand „${value}“. Das wird nicht übernommen.`,
  'person-died': ({ value }) =>
    `„${value}“: Diese Person ist verstorben. Die Mail grüßt ohne Namen. Bitte prüfen Sie, ob die Adresse noch stimmt.`,
  'person-gone': ({ value }) =>
    `„${value}“: Diese Person ist wohl nicht mehr oder gerade nicht da. Die Mail grüßt ohne Namen.`,
  'other-person-at-address': ({ value }) =>
    `Unter dieser Adresse steht auch ${value}. Beide bleiben im Adressbuch; es geht eine Mail hinaus, die ohne Namen grüßt.`,
};

const actions: Record<RowAction, string> = {
  create: 'neu',
  update: 'geändert',
  unchanged: 'unverändert',
  refuse: 'nicht übernommen',
};

const fields: Record<ImportField, string> = {
  actor: 'Einrichtung',
  kind: 'Art',
  level: 'Ebene',
  regions: 'Bezirksregionen',
  topics: 'Themen',
  street: 'Straße',
  postalCode: 'PLZ',
  city: 'Ort',
  website: 'Webseite',
  function: 'Funktion',
  salutation: 'Anrede',
  title: 'Titel',
  firstName: 'Vorname',
  lastName: 'Nachname',
  fullName: 'Ansprechperson',
  email: 'E-Mail',
  phone: 'Telefon',
  language: 'Sprache',
  legalBasis: 'Rechtsgrundlage',
  ignore: 'nicht übernehmen',
};

const levels: Record<Level, string> = { local: 'lokale Ebene', district: 'Bezirksebene' };
const salutations: Record<Salutation, string> = { ms: 'Frau', mr: 'Herr', neutral: 'ohne' };
const states: Record<Contact['state'], string> = {
  active: 'wird angeschrieben',
  unsubscribed: 'abgemeldet',
  restricted: 'gesperrt',
};
const legalBases: Record<LegalBasis['basis'], string> = {
  consent: 'Einwilligung',
  'public-task': 'Öffentliche Aufgabe',
  agreement: 'Vereinbarung',
  'own-request': 'Eigene Anfrage',
};

export const actors = { notes, actions, fields, levels, salutations, states, legalBases };
