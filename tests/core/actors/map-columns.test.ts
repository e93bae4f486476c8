// What reading a header promises: the words an office writes are understood in any spelling, and
// 'Name' is what the other columns leave it to be.
import { describe, expect, it } from 'vitest';
import { mapColumns } from '#core/actors/map-columns.ts';

const fieldsOf = (header: string) => mapColumns(header.split(';'));

describe('header words', () => {
  it.each([
    ['eMail', 'email'],
    ['E-MAIL', 'email'],
    ['e_mail', 'email'],
    ['E-Mail-Adresse', 'email'],
    ['E‑Mail', 'email'],
    ['\ufeffMail', 'email'],
    [' Email: ', 'email'],
    ['Straße', 'street'],
    ['STRASSE', 'street'],
    ['Str.', 'street'],
    ['Straße und Hausnummer', 'street'],
    ['Anschrift', 'street'],
    ['PLZ', 'postalCode'],
    ['Ort', 'city'],
    ['Träger', 'actor'],
    ['Traeger', 'actor'],
    ['Einrichtung', 'actor'],
    ['Organisation', 'actor'],
    ['Akteur*in', 'actor'],
    ['Akteur:in', 'actor'],
    ['Bezirksregion', 'regions'],
    ['Bezirks-Region', 'regions'],
    ['Themen', 'topics'],
    ['Thema', 'topics'],
    ['Art der Einrichtung', 'kind'],
    ['Kategorie', 'kind'],
    ['Ebene', 'level'],
    ['Ansprechperson', 'fullName'],
    ['Ansprechpartner*in', 'fullName'],
    ['AnsprechpartnerIn', 'fullName'],
    ['Ansprechpartner/-in', 'fullName'],
    ['Ansprechpartner(in)', 'fullName'],
    ['Vorname', 'firstName'],
    ['Nachname', 'lastName'],
    ['Anrede', 'salutation'],
    ['Titel', 'title'],
    ['Funktion', 'function'],
    ['Tel.', 'phone'],
    ['Telefon', 'phone'],
    ['Webseite', 'website'],
    ['Homepage', 'website'],
    ['Sprache', 'language'],
    ['Rechtsgrundlage', 'legalBasis'],
    ['Einwilligung', 'legalBasis'],
    ['Organization', 'actor'],
    ['First name', 'firstName'],
    ['Street address', 'street'],
    ['Postal code', 'postalCode'],
    ['Legal basis', 'legalBasis'],
    ['Bemerkung', 'ignore'],
    ['', 'ignore'],
    ['__proto__', 'ignore'],
  ])('%j is %s', (word, field) => {
    expect(mapColumns([word])).toEqual([field]);
  });

  it.each([
    ['Name;eMail', ['actor', 'email']],
    ['Name;Vorname;eMail', ['lastName', 'firstName', 'email']],
    ['Einrichtung;Name;Vorname;eMail', ['actor', 'lastName', 'firstName', 'email']],
    ['Einrichtung;Name;eMail', ['actor', 'fullName', 'email']],
    ['Anrede;Name;eMail', ['salutation', 'fullName', 'email']],
    ['Name;Ansprechperson;eMail', ['actor', 'fullName', 'email']],
    ['Einrichtung;Name;Ansprechperson', ['actor', 'ignore', 'fullName']],
    ['Name;Vorname;Nachname', ['actor', 'firstName', 'lastName']],
    ['Einrichtung;Name;Vorname;Nachname', ['actor', 'ignore', 'firstName', 'lastName']],
  ])('%s: Name is what the others leave it to be', (header, fields) => {
    expect(fieldsOf(header)).toEqual(fields);
  });

  it('a second column of one meaning is ignored', () => {
    expect(fieldsOf('Einrichtung;E-Mail;Mail;Träger')).toEqual([
      'actor',
      'email',
      'ignore',
      'ignore',
    ]);
  });
});
