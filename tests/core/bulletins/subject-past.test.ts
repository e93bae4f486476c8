// A month, week, quarter, half year, holiday, season, year or day in the subject (or preheader)
// that is over is pointed out; what looks back, goes on since, or is still to come is left alone.
import { describe, expect, it } from 'vitest';
import { deadlinePast } from '#core/bulletins/checks/deadline-past.ts';
import { subjectPast } from '#core/bulletins/checks/subject-past.ts';
import { LocalDate } from '#shared/values.ts';
import { block } from '#tests/support/composing.ts';
import { examinedOn, inSubject, quotes } from '#tests/support/examining-dates.ts';

describe('a time in the subject that is over', () => {
  const over: readonly (readonly [subject: string, quote: string])[] = [
    ['Newsletter Oktober', 'Oktober'],
    ['Kiezbrief Oktober 2026', 'Oktober 2026'],
    ['Neues aus dem Kiez im Oktober', 'Oktober'],
    ['Oktober-Newsletter', 'Oktober'],
    ['Oktoberausgabe', 'Oktoberausgabe'],
    ['Newsletter 10. Oktober', '10. Oktober'],
    ['Newsletter Okt. 2026', 'Okt. 2026'],
    ['Rundbrief September/Oktober', 'Oktober'],
    ['Termine im Oktober', 'Oktober'],
    ['Kiezbrief November 2025', 'November 2025'],
    ['Newsletter Dezember 2025', 'Dezember 2025'],
    ['Kiezbrief 3. Quartal 2026', '3. Quartal 2026'],
    ['Infobrief Q3', 'Q3'],
    ['Infobrief Q3/2026', 'Q3/2026'],
    ['Infobrief III. Quartal', 'III. Quartal'],
    ['Sommer im Kiez', 'Sommer'],
    ['Newsletter Sommer 2026', 'Sommer 2026'],
    ['Sommerausgabe', 'Sommerausgabe'],
    ['Herbst 2025 in Schöneberg', 'Herbst 2025'],
    ['Winter 2025/26: Angebote', 'Winter 2025/26'],
    ['Kiezfest am 15. November', '15. November'],
    ['Kiezfest am 15.11.', '15.11.'],
    ['Kiezfest am 15.11.2025', '15.11.2025'],
    ['Einladung zur Kiezrunde am Di., 10. November 2026', '10. November 2026'],
    ['Newsletter Juli', 'Juli'],
    ['Kiezbrief August', 'August'],
    ['OKTOBER: Neues aus dem Kiez', 'OKTOBER'],
    ['Nr. 10, Oktober', 'Oktober'],
    ['Neues vom Nauener Platz, Oktober', 'Oktober'],
    ['Was ist los im Oktober?', 'Oktober'],
    ['Kiezbrief 10/2026', '10/2026'],
    ['Kiezbrief 10-2026', '10-2026'],
    ['Kiezbrief 10.2026', '10.2026'],
    ['Kiezbrief #10/2026', '10/2026'],
    ['Kiezbrief 11/2025', '11/2025'],
    ['Kiezbrief 2026-10', '2026-10'],
    ['Ihre Termine im okt. 2026', 'okt. 2026'],
    ['Neues aus dem Kiez, KW 44', 'KW 44'],
    ['Wochenbrief KW44', 'KW44'],
    ['Wochenbrief 44. KW 2026', '44. KW 2026'],
    ['Wochenbrief KW 43/44', 'KW 43'],
    ['Kiezbrief oktober 2026', 'oktober 2026'],
    ['kiezbrief oktober', 'oktober'],
    ['Newsletter Okt', 'Okt'],
    ['Woche vom 2.11. bis 6.11.2026', '6.11.2026'],
    ['Kiezbrief 2025', '2025'],
    ['Programm 2025 im Kiez', '2025'],
    ['Weihnachten 2025', 'Weihnachten 2025'],
    ['Herbstferien 2026', 'Herbstferien 2026'],
    ['Sommerfest 2026', 'Sommerfest 2026'],
    ['1. Halbjahr 2026', '1. Halbjahr 2026'],
    ['Programm für das erste Halbjahr 2026', 'erste Halbjahr 2026'],
  ];
  const overInEnglish: readonly (readonly [subject: string, quote: string])[] = [
    ['Newsletter October', 'October'],
    ['October newsletter', 'October'],
    ['News from the neighbourhood, October 2026', 'October 2026'],
    ['Autumn 2025 in the district', 'Autumn 2025'],
    ['Summer issue', 'Summer'],
    ['Q3 update', 'Q3'],
    ['Third quarter news', 'Third quarter'],
    ['Dates in October', 'October'],
    ['Invitation: 15 November', '15 November'],
    ['Newsletter: August', 'August'],
    ['Newsletter of October 2026', 'October 2026'],
    ['Newsletter 10/2026', '10/2026'],
    ['Christmas 2025', 'Christmas 2025'],
    ['Summer holidays 2026', 'Summer holidays 2026'],
    ['First half of 2026', 'First half of 2026'],
  ];
  const alone: readonly string[] = [
    'Newsletter November',
    'Newsletter Dezember',
    'Kiezbrief Januar',
    'Rückblick Oktober',
    'Rückblick auf den Oktober',
    'Monatsrückblick Oktober',
    'Das war der Oktober',
    'Neues aus dem Kiez',
    'Oktober/November',
    'Oktober bis Dezember',
    'Rückschau Oktober, Termine im Dezember',
    'Kiezbrief 4. Quartal',
    'Kiezbrief Q4',
    'Kiezbrief Q1',
    'Herbst im Kiez',
    'Winter im Kiez',
    'Frühling im Kiez',
    'Herbst 2026',
    'Winter 2026',
    'Winter 2026/27',
    'Sommerfest: Helfende gesucht',
    'Oktoberfest',
    'Straße des 17. Juni wird gesperrt',
    'Frau Mai stellt sich vor',
    'Familie Sommer zieht um',
    'August-Bebel-Platz: Ihre Ideen',
    'Protokoll der Kiezrunde vom 15. Oktober',
    'Ergebnisse der Umfrage im Oktober',
    'Danke für das Fest am 15. November',
    'Neue Öffnungszeiten seit 1. Oktober',
    'Ihre Hinweise aus dem Oktober',
    'Jahresbericht 2025',
    'Schuljahr 2025/26',
    'Save the date: Fest im Juni',
    'Haushalt 2025',
    'Kiezfest am 15. Dezember',
    'Kiezfest am 15.1.',
    'Kiezbrief Nr. 10',
    'Fotos vom Sommer',
    'Kitaplätze ab August',
    '3 Fragen an Mai Lan',
    'Kiezbrief 2026',
    'Kiezbrief 11/2026',
    'Kiezbrief 12/2026',
    'Kiezbrief 2026-12',
    'Wahlperiode 2021-2026',
    'Drucksache 10/2026',
    'Heft Nr. 10/2026',
    'Bebauungsplan 7-2025',
    'Wochenbrief KW 48',
    'Wochenbrief KW 3',
    'Weihnachten 2026',
    'Weihnachtsferien 2026',
    'Herbstferien',
    '2. Halbjahr 2026',
    'Haushaltsplan 2025',
    'Programm 2025/26',
    'Rückblick Sommerfest 2026',
    'Beschluss vom 15. Oktober',
    'Jan stellt sich vor',
  ];
  const aloneInEnglish: readonly string[] = [
    'Newsletter November',
    'December newsletter',
    'Looking back at October',
    'Minutes of 15 October',
    'March for peace',
    'May we invite you?',
    'A fall in numbers',
    'News from October',
    'Thank you for coming on 15 November',
    'Spring programme',
    'Results of October',
    'What happened was in October',
  ];
  it.each(over)('de: %s', (line, quote) => {
    expect(subjectPast(inSubject(line, 'de')).map(({ data }) => data)).toEqual([
      { text: quote, place: 'subject' },
    ]);
  });
  it.each(overInEnglish)('en: %s', (line, quote) => {
    expect(quotes(subjectPast(inSubject(line, 'en')))).toEqual([quote]);
  });
  it.each(alone)('not, de: %s', (line) => {
    expect(subjectPast(inSubject(line, 'de'))).toEqual([]);
  });
  it.each(aloneInEnglish)('not, en: %s', (line) => {
    expect(subjectPast(inSubject(line, 'en'))).toEqual([]);
  });

  it('is looked for in the preheader too, and not in the text', () => {
    expect(
      subjectPast(examinedOn([], { preheader: 'Termine im Oktober und mehr' })).map(
        ({ data }) => data,
      ),
    ).toEqual([{ text: 'Oktober', place: 'preheader' }]);
    expect(subjectPast(examinedOn([block('text', { html: '<p>Im Oktober</p>' })]))).toEqual([]);
  });

  it('turns with the month, over New Year too', () => {
    const on = (line: string, day: string) =>
      quotes(subjectPast(examinedOn([], { subject: line }, LocalDate.parse(day))));
    expect(on('Newsletter Dezember', '2026-12-31')).toEqual([]);
    expect(on('Newsletter Dezember', '2027-01-01')).toEqual(['Dezember']);
    expect(on('Newsletter Januar', '2026-12-31')).toEqual([]);
    expect(on('Winter im Kiez', '2027-03-20')).toEqual([]);
    expect(on('Winter im Kiez', '2027-03-21')).toEqual(['Winter']);
  });

  it('is said once where it is a deadline', () => {
    const preheader = examinedOn([], { preheader: 'Anmeldung bis 15.11.' });
    expect(subjectPast(preheader)).toEqual([]);
    expect(quotes(deadlinePast(preheader))).toEqual(['bis 15.11.']);
  });
});
