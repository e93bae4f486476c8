// A deadline that is over is pointed out, in whatever words and spelling it is written; what is
// told of the past, lasts, or is still to come is left alone.
import { describe, expect, it } from 'vitest';
import { deadlinePast } from '#core/bulletins/checks/deadline-past.ts';
import { LocalDate } from '#shared/values.ts';
import { block } from '#tests/support/composing.ts';
import { examinedOn, inText, quotes } from '#tests/support/examining-dates.ts';

describe('a deadline that is over', () => {
  const over: readonly (readonly [line: string, quote: string])[] = [
    ['Anmeldung bis 15. Januar 2025 unter 030 5550-100.', 'bis 15. Januar 2025'],
    ['Bitte melden Sie sich bis zum 15.1.2026 an.', 'bis zum 15.1.2026'],
    ['Anmeldung bis 31.10.', 'bis 31.10.'],
    ['Anmeldung bis 31.10', 'bis 31.10'],
    ['Rückmeldung bis spätestens 15. November', 'bis spätestens 15. November'],
    ['Anmeldung spätestens am 15.11.', 'spätestens am 15.11.'],
    ['Frist: 15.11.2026', 'Frist: 15.11.2026'],
    ['Frist: 1. November', 'Frist: 1. November'],
    ['Anmeldeschluss: 27.11.2026', 'Anmeldeschluss: 27.11.2026'],
    [
      'Anmeldeschluss ist Freitag, der 27. November 2026.',
      'Anmeldeschluss ist Freitag, der 27. November 2026',
    ],
    [
      'Die Frist für Anträge endet am 20. November 2026.',
      'Frist für Anträge endet am 20. November 2026',
    ],
    ['Am 20. November 2026 ist Einsendeschluss.', '20. November 2026 ist Einsendeschluss'],
    ['Bewerbungen bis Freitag, 27.11.2026, 12 Uhr', 'bis Freitag, 27.11.2026'],
    ['Bewerbungen bis Freitag, 12 Uhr, 27.11.2026', 'bis Freitag, 12 Uhr, 27.11.2026'],
    ['Bitte bis zum Freitag, dem 27. November, zusagen.', 'bis zum Freitag, dem 27. November'],
    ['Anträge bis einschließlich 15.11.26 an das Amt.', 'bis einschließlich 15.11.26'],
    ['Einreichen bis 2026-11-15', 'bis 2026-11-15'],
    ['Anmeldung bis 3. 11. 2026', 'bis 3. 11. 2026'],
    ['Anmeldung bis Ende Oktober', 'bis Ende Oktober'],
    ['Vorschläge nehmen wir bis Oktober 2026 an.', 'bis Oktober 2026'],
    ['Die Ausstellung ist noch bis zum 15.11. zu sehen.', 'bis zum 15.11.'],
    ['Das Büro ist bis 20. November geschlossen.', 'bis 20. November'],
    ['Anmeldung vom 1. bis 15. November 2026', 'bis 15. November 2026'],
    ['Es war schön. Anmeldung für den Kurs bis 15.11.', 'bis 15.11.'],
    ['Anmeldung bis 15.11. Das Fest im Mai war schön.', 'bis 15.11.'],
    ['Bitte bis Di., 24.11. antworten', 'bis Di., 24.11.'],
    ['Stichtag 1.11.2026', 'Stichtag 1.11.2026'],
    ['Redaktionsschluss: 20. Nov. 2026', 'Redaktionsschluss: 20. Nov. 2026'],
    ['Letzter Tag für die Anmeldung: 20.11.2026', 'Letzter Tag für die Anmeldung: 20.11.2026'],
    ['Bitte melden Sie sich vor dem 20. November an.', 'vor dem 20. November'],
    ['Bis zum <strong>15.</strong> November anmelden', 'Bis zum 15. November'],
    ['Anmeldung (bis 15.11.) bei Kim', 'bis 15.11.'],
    ['Einsendeschluß: 15. Oktober', 'Einsendeschluß: 15. Oktober'],
    ['Abgabe: 15.10.2026', 'Abgabe: 15.10.2026'],
    ['Abgabe am 15.10.', 'Abgabe am 15.10.'],
    ['Anmeldung: 15. Oktober 2026', 'Anmeldung: 15. Oktober 2026'],
    ['Bewerbungszeitraum: 1.10.–31.10.2026', 'Bewerbungszeitraum: 1.10.–31.10.2026'],
    ['Bewerbungszeitraum: 1. Oktober bis 31. Oktober', 'bis 31. Oktober'],
    ['Anmeldung möglich: 1.–15. November', 'Anmeldung möglich: 1.–15. November'],
    ['Anmeldung b. 15.11.', 'b. 15.11.'],
    ['Anmeldung bis KW 45', 'bis KW 45'],
    ['Anmeldung bis zur 45. KW', 'bis zur 45. KW'],
    ['Anmeldung bis 10/2026', 'bis 10/2026'],
    ['Anmeldung bis oktober 2026', 'bis oktober 2026'],
    ['Die Anmeldung endet am 15.11.', 'endet am 15.11.'],
  ];
  const overInEnglish: readonly (readonly [line: string, quote: string])[] = [
    ['Please register by 15 January 2025.', 'by 15 January 2025'],
    ['Register by January 15, 2026', 'by January 15, 2026'],
    ['Deadline: 15 November 2026', 'Deadline: 15 November 2026'],
    ['Deadline: November 15th', 'Deadline: November 15th'],
    [
      'The deadline for applications is Friday, 27 November.',
      'deadline for applications is Friday, 27 November',
    ],
    ['Applications are due on 20 November 2026.', 'due on 20 November 2026'],
    ['Sign up no later than 20th November', 'no later than 20th November'],
    ['The office is closed until 20 November.', 'until 20 November'],
    ['Please reply by Friday, 27 November 2026, noon.', 'by Friday, 27 November 2026'],
    ['RSVP by 15/11/2026', 'by 15/11/2026'],
    ['Closing date: 20 November', 'Closing date: 20 November'],
    ['Submit ideas before 20 November.', 'before 20 November'],
    ['Please apply by the end of October.', 'by the end of October'],
    ['Applications close on 15 November', 'close on 15 November'],
    ['RSVP 15 Nov', 'RSVP 15 Nov'],
    ['Registration open 1–15 November', 'Registration open 1–15 November'],
  ];
  const alone: readonly string[] = [
    'Anmeldung bis 15. Januar 2027',
    'Anmeldung bis 15.1.',
    'Anmeldung bis 28.11.2026',
    'Anmeldung bis 28. November',
    'Anmeldung bis 29.11.',
    'Seit 1.1.2020 gibt es den Treff.',
    'Das Projekt lief bis 31.12.2025.',
    'Bis zum 15. November konnten Sie sich anmelden.',
    'Bis zum 15.11.2026 haben sich 80 Menschen angemeldet.',
    'Die Anmeldefrist endete am 15. November.',
    'Die Frist ist am 15.11. abgelaufen.',
    'Das Café war bis zum 15.11. geschlossen.',
    'Die Ausstellung vom 1. bis 15. November 2026',
    'Das Schuljahr 2025/26 reicht bis in den Juli.',
    'Der Spielplatz ist April bis Oktober offen.',
    'von 15 bis 18 Uhr',
    'für Kinder von 3 bis 6 Jahren',
    'bis 12 Jahre',
    'Anmeldung bis 18.30 Uhr',
    'Anmeldung zum Fest am 15. November',
    'Der Beschluss der BVV am 15.11.2026',
    'Bis 1945 stand hier ein Haus.',
    'Kinder, die bis zum 30.6.2019 geboren sind',
    'Der Pachtvertrag galt bis 31.10.2026',
    'Zuschüsse bis 10.12 Euro',
    'Neue Öffnungszeiten ab 1.11.2026',
    'Anmeldung bis 15. Mai',
    'bis bald!',
    'Fördersatz bis 31.12.2009',
    'Straße des 17. Juni 135',
    'Nach Ablauf der Frist am 15.11.2026 wird gelost.',
    'Die Frist läuft ab 15.11.2026.',
    'Wir bitten um Rückmeldung bis 30.11.2026 um 12 Uhr.',
    'Version 1.2.3.4 bis 10.11.12.13',
    'Bei Anmeldung bis Sonntag: Rabatt',
    'Anmeldung für das Camp vom 1. bis 5. Dezember',
    'Anmeldung für das Camp 1.–15. November',
    'Bewerbungszeitraum: 1.11.–15.12.2026',
    'Anmeldung: 15.12.2026',
    'Anmeldung: 030 5550-100',
    'Anmeldung bis KW 50',
    'Anmeldung bis KW 5',
    'Die Ausstellung endet am 15.11. und zog viele an.',
    'Anfrage bis Drucksache 10/2026',
    'Zimmer bis 10/12',
  ];
  const aloneInEnglish: readonly string[] = [
    'Register by 15 January 2027',
    'Register by 15 January',
    'Since 1 January 2020 we have met here.',
    'The project ran until 15 November 2026.',
    'By 15 November 2026, 80 people had signed up.',
    'The deadline ended on 15 November.',
    'Open from April until October',
    'from 15 to 18 November 2026',
    'You may march by the river',
    'The exhibition was open until 15 November.',
    'Photo by May',
    'This is due to the storm on 15 November',
    'RSVP by 03/12/2026',
  ];
  it.each(over)('de: %s', (line, quote) => {
    expect(quotes(deadlinePast(inText(line, 'de')))).toEqual([quote]);
  });
  it.each(overInEnglish)('en: %s', (line, quote) => {
    expect(quotes(deadlinePast(inText(line, 'en')))).toEqual([quote]);
  });
  it.each(alone)('not, de: %s', (line) => {
    expect(deadlinePast(inText(line, 'de'))).toEqual([]);
  });
  it.each(aloneInEnglish)('not, en: %s', (line) => {
    expect(deadlinePast(inText(line, 'en'))).toEqual([]);
  });

  it('is over from the day after', () => {
    const on = (day: string) =>
      deadlinePast(
        examinedOn(
          [block('heading', { text: 'Anmeldung bis 15. Januar 2027' })],
          {},
          LocalDate.parse(day),
        ),
      );
    expect(on('2027-01-15')).toEqual([]);
    expect(quotes(on('2027-01-16'))).toEqual(['bis 15. Januar 2027']);
  });

  it('without a year means the nearest one that makes sense, over New Year too', () => {
    const on = (line: string, day: string) =>
      quotes(
        deadlinePast(examinedOn([block('heading', { text: line })], {}, LocalDate.parse(day))),
      );
    expect(on('Anmeldung bis 15.12.', '2027-01-04')).toEqual(['bis 15.12.']);
    expect(on('Anmeldung bis 15.1.', '2026-12-20')).toEqual([]);
    expect(on('Anmeldung bis 29.2.', '2027-03-05')).toEqual(['bis 29.2.']);
  });
});
