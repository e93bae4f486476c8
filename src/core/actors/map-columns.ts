// Header words -> fields. An office's list is imported as it is, so the words people really write
// are here.
import type { ImportField } from '#shared/contract/actor-import.ts';
import { nameKey } from './fold-text.ts';

/** `name` is undecided until the other columns are known. */
type Meaning = ImportField | 'name';

const headerWords: Record<Exclude<Meaning, 'ignore'>, readonly string[]> = {
  actor: [
    'Akteur*in',
    'Akteur',
    'Akteur*innen',
    'Einrichtung',
    'Einrichtungsname',
    'Name der Einrichtung',
    'Name der Schule',
    'Organisation',
    'Organisationsname',
    'Name der Organisation',
    'Institution',
    'Verein',
    'Vereinsname',
    'Träger',
    'Initiative',
    'Schule',
    'Kita',
    'Firma',
    'Projekt',
    'Amt',
    'Dienststelle',
    'Actor',
    'Organisation name',
    'Organization',
    'Company',
    'Institution name',
  ],
  name: ['Name', 'Bezeichnung', 'Titel der Einrichtung'],
  kind: [
    'Art',
    'Art der Einrichtung',
    'Akteursart',
    'Typ',
    'Kategorie',
    'Einrichtungsart',
    'Einrichtungstyp',
    'Gruppe',
    'Actor kind',
    'Type',
    'Category',
  ],
  level: ['Ebene', 'Level'],
  regions: [
    'Bezirksregion',
    'Bezirksregionen',
    'Region',
    'Regionen',
    'BZR',
    'Gebiet',
    'Sozialraum',
    'Stadtteil',
    'Kiez',
    'Ortsteil',
    'Regions',
    'Area',
    'District region',
    'Neighbourhood',
  ],
  topics: [
    'Thema',
    'Themen',
    'Themenfeld',
    'Themenfelder',
    'Schwerpunkt',
    'Schwerpunkte',
    'Themenschwerpunkte',
    'Arbeitsfeld',
    'Interessen',
    'Topic',
    'Topics',
  ],
  street: [
    'Straße',
    'Str.',
    'Straße und Hausnummer',
    'Straße Hausnummer',
    'Straße Nr.',
    'Straße / Nr.',
    'Straße, Hausnr.',
    'Anschrift',
    'Adresse',
    'Postanschrift',
    'Street',
    'Address',
    'Street address',
  ],
  postalCode: ['PLZ', 'Postleitzahl', 'Postal code', 'Postcode', 'ZIP', 'ZIP code'],
  city: ['Ort', 'Stadt', 'Wohnort', 'City', 'Town'],
  website: ['Webseite', 'Website', 'Homepage', 'Internet', 'Internetseite', 'Web', 'URL', 'WWW'],
  function: [
    'Funktion',
    'Position',
    'Rolle',
    'Aufgabe',
    'Stelle',
    'Amtsbezeichnung',
    'Function',
    'Role',
    'Job title',
  ],
  salutation: ['Anrede', 'Anredeform', 'Geschlecht', 'Salutation'],
  title: ['Titel', 'akad. Titel', 'akademischer Titel', 'Academic title', 'Title'],
  firstName: ['Vorname', 'Vornamen', 'Rufname', 'First name', 'Given name', 'Forename'],
  lastName: ['Nachname', 'Familienname', 'Zuname', 'Last name', 'Surname', 'Family name'],
  fullName: [
    'Ansprechperson',
    'Ansprechpersonen',
    'Ansprechpartner',
    'Ansprechpartner*in',
    'Ansprechpartner*innen',
    'Kontaktperson',
    'Kontakt',
    'Person',
    'Leitung',
    'Vertreter*in',
    'Vor- und Nachname',
    'Vorname Nachname',
    'Vorname und Nachname',
    'Nachname, Vorname',
    'Name, Vorname',
    'Vollständiger Name',
    'Contact',
    'Contact person',
    'Full name',
  ],
  email: [
    'E-Mail',
    'eMail',
    'Mail',
    'E-Mail-Adresse',
    'E-Mailadresse',
    'Mailadresse',
    'Mail-Adresse',
    'E-Mail 1',
    'E-Mail (dienstlich)',
    'E-Mail dienstlich',
    'Elektronische Post',
    'E-Post',
    'Kontakt-E-Mail',
    'E-mail address',
    'Mail address',
    'Email',
  ],
  phone: [
    'Telefon',
    'Tel.',
    'Tel.-Nr.',
    'Telefonnummer',
    'Telefon dienstlich',
    'Rufnummer',
    'Fon',
    'Phone',
    'Phone number',
    'Telephone',
  ],
  language: ['Sprache', 'Language'],
  legalBasis: [
    'Rechtsgrundlage',
    'Einwilligung',
    'Einwilligung DSGVO',
    'Datenschutz',
    'DSGVO',
    'Legal basis',
    'Consent',
  ],
};

const byWord = new Map(
  Object.entries(headerWords).flatMap(([field, words]) =>
    words.map((word) => [nameKey(word), field as Meaning] as const),
  ),
);

/**
 * A column whose word is unknown, or whose field an earlier column already has, is ignored. 'Name'
 * is the family name beside a first name, the person beside an organisation or a form of address,
 * and the organisation otherwise.
 */
export function mapColumns(header: readonly string[]): ImportField[] {
  const meanings = header.map((word): Meaning => byWord.get(nameKey(word)) ?? 'ignore');
  const has = (field: Meaning) => meanings.includes(field);
  const nameMeans = (): ImportField => {
    if (has('lastName')) return has('actor') ? 'ignore' : 'actor';
    if (has('firstName')) return 'lastName';
    if (has('actor') || has('salutation')) return has('fullName') ? 'ignore' : 'fullName';
    return 'actor';
  };
  const taken = new Set<ImportField>();
  return meanings.map((meaning) => {
    const field = meaning === 'name' ? nameMeans() : meaning;
    if (field === 'ignore' || taken.has(field)) return 'ignore';
    taken.add(field);
    return field;
  });
}
