// What the checks that know the calendar promise:
//   * a deadline that is over, a weekday that does not fit its date, a month, quarter or season in
//     the subject that is over are pointed out, never blocking
//   * they are found wherever people write: subject, preheader, every text of every block; block or
//     place are named and the words are quoted
//   * what is told of the past, lasts, or is still to come is left alone
//   * the work grows with the length of the text alone
import { describe, expect, it } from 'vitest';
import { rules } from '#core/bulletins/check-bulletin.ts';
import type { Examined } from '#core/bulletins/checks/check.ts';
import { deadlinePast } from '#core/bulletins/checks/deadline-past.ts';
import { subjectPast } from '#core/bulletins/checks/subject-past.ts';
import { weekdayWrong } from '#core/bulletins/checks/weekday-wrong.ts';
import type { Block } from '#shared/contract/blocks.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { LocalDate } from '#shared/values.ts';
import { block, bulletinOf } from '#tests/support/composing.ts';
import { expectLinear } from '#tests/support/linear.ts';

type Language = 'de' | 'en';
/** A Saturday. */
const today = LocalDate.parse('2026-11-28');

function examined(
  blocks: Block[],
  part: { subject?: string; preheader?: string; language?: Language } = {},
  on = today,
): Examined {
  const bulletin = bulletinOf(blocks, { preheader: '', ...part });
  return { bulletin, blocks, today: on } as Partial<Examined> as Examined;
}
const inText = (line: string, language: Language) =>
  examined([block('text', { html: `<p>${line}</p>` })], { language });
const quotes = (found: ReturnType<typeof deadlinePast>) => found.map(({ data }) => data?.['text']);

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
        examined(
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
      quotes(deadlinePast(examined([block('heading', { text: line })], {}, LocalDate.parse(day))));
    expect(on('Anmeldung bis 15.12.', '2027-01-04')).toEqual(['bis 15.12.']);
    expect(on('Anmeldung bis 15.1.', '2026-12-20')).toEqual([]);
    expect(on('Anmeldung bis 29.2.', '2027-03-05')).toEqual(['bis 29.2.']);
  });
});

describe('a weekday that does not fit its date', () => {
  const wrong: readonly (readonly [line: string, quote: string, date: string])[] = [
    ['Montag, 3. Dezember 2026', 'Montag, 3. Dezember 2026', '2026-12-03'],
    ['Di., 3.12.', 'Di., 3.12.', '2026-12-03'],
    ['Di 3.12. um 18 Uhr', 'Di 3.12.', '2026-12-03'],
    ['Di 3.12', 'Di 3.12', '2026-12-03'],
    ['So 05.12.2026', 'So 05.12.2026', '2026-12-05'],
    ['am Montag, den 3. Dezember', 'Montag, den 3. Dezember', '2026-12-03'],
    ['am Montag, dem 3.12.2026, um 18 Uhr', 'Montag, dem 3.12.2026', '2026-12-03'],
    ['Montag (3.12.)', 'Montag (3.12.)', '2026-12-03'],
    ['3. Dezember (Montag)', '3. Dezember (Montag)', '2026-12-03'],
    ['3.12.2026 (Mo.)', '3.12.2026 (Mo.)', '2026-12-03'],
    ['Wir treffen uns Freitagabend, 3. Dez. 2026.', 'Freitagabend, 3. Dez. 2026', '2026-12-03'],
    ['Freitag Abend, 3.12.', 'Freitag Abend, 3.12.', '2026-12-03'],
    ['Mittwoch 2026-12-03', 'Mittwoch 2026-12-03', '2026-12-03'],
    ['Sonnabend, 6.12.26', 'Sonnabend, 6.12.26', '2026-12-06'],
    ['Mi., 3.12.', 'Mi., 3.12.', '2026-12-03'],
    ['Am Montag, 9. November 1989', 'Montag, 9. November 1989', '1989-11-09'],
    ['<strong>Montag</strong>, 3. Dezember', 'Montag, 3. Dezember', '2026-12-03'],
    ['montag, 3. dezember', 'montag, 3. dezember', '2026-12-03'],
    ['MONTAG, 3. DEZEMBER 2026', 'MONTAG, 3. DEZEMBER 2026', '2026-12-03'],
    ['von Montag, 1.12., an', 'Montag, 1.12.', '2026-12-01'],
    ['Montag, 24. März', 'Montag, 24. März', '2027-03-24'],
    ['Dienstag am 3. Dezember', 'Dienstag am 3. Dezember', '2026-12-03'],
    ['Do, 3.12.2026, und Fr, 5.12.2026', 'Fr, 5.12.2026', '2026-12-05'],
    ['Mo 30.11. bis Do 4.12.', 'Do 4.12.', '2026-12-04'],
  ];
  const wrongInEnglish: readonly (readonly [line: string, quote: string, date: string])[] = [
    ['Tuesday, 3 December', 'Tuesday, 3 December', '2026-12-03'],
    ['Tuesday 3rd December 2026', 'Tuesday 3rd December 2026', '2026-12-03'],
    ['Tuesday, December 3, 2026', 'Tuesday, December 3, 2026', '2026-12-03'],
    ['Tue 3 Dec', 'Tue 3 Dec', '2026-12-03'],
    ['on Tuesday the 3rd of December', 'Tuesday the 3rd of December', '2026-12-03'],
    ['Tuesday evening, 3 December', 'Tuesday evening, 3 December', '2026-12-03'],
    ['Sunday, 13/12/2025', 'Sunday, 13/12/2025', '2025-12-13'],
    ['3 December (Tuesday)', '3 December (Tuesday)', '2026-12-03'],
    ['Fri., Dec. 3', 'Fri., Dec. 3', '2026-12-03'],
  ];
  const fits: readonly string[] = [
    'Donnerstag, 3. Dezember 2026',
    'Do., 3.12.',
    'Do 3.12. um 18 Uhr',
    'Sa 05.12.2026',
    'am Donnerstag, den 3. Dezember',
    'Donnerstag (3.12.)',
    '3.12. (Do)',
    'Donnerstagabend, 3. Dezember',
    'Sonnabend, 5. Dezember',
    'Mittwoch, 18. November',
    'Mo bis Fr, 3.12.',
    'Mo–Fr, 3.12.–7.12.',
    'Montag und Dienstag, 3. Dezember',
    'Sa/So, 5./6.12.2026',
    'Mo, Di 3.12.',
    'jeden Montag, ab 3.12.',
    'Montag, 18 Uhr, ab 3. Dezember',
    'Mo 9.30 Uhr',
    'Mo 9.10 Uhr',
    'Di 10.12-12.00 Uhr',
    'montags ab 3.12.',
    'Die 3.12. Ausgabe',
    'So 3 Dinge',
    'Sonntagskonzert, 3. Dezember',
    'Am Donnerstag, 9. November 1989, fiel die Mauer.',
    'Montag: 3. Dezember oder 10. Dezember',
    'Montag bis zum 3.12.',
    'Donnerstag, 31. Juni',
    'Rosenmontag, 3.12.',
    'Do, 19.11.',
    'Fr, 4., und Sa, 5. Dezember 2026',
    'so, 3.12. geht es los',
  ];
  const fitsInEnglish: readonly string[] = [
    'Thursday, 3 December',
    'Thursday 3rd December 2026',
    'Thursday, December 3, 2026',
    'Thu 3 Dec',
    'Thursday, 03/12/2026',
    'Saturday, 03/12/2022',
    'Thursday, 12/03/2026',
    'Monday to Friday, 3 December',
    'Sun and 3 December',
    'Mondays from 3 December',
    'Thursday the 3rd of December',
  ];
  it.each(wrong)('de: %s', (line, text, date) => {
    expect(weekdayWrong(inText(line, 'de')).map(({ data }) => data)).toEqual([{ text, date }]);
  });
  it.each(wrongInEnglish)('en: %s', (line, text, date) => {
    expect(weekdayWrong(inText(line, 'en')).map(({ data }) => data)).toEqual([{ text, date }]);
  });
  it.each(fits)('not, de: %s', (line) => {
    expect(weekdayWrong(inText(line, 'de'))).toEqual([]);
  });
  it.each(fitsInEnglish)('not, en: %s', (line) => {
    expect(weekdayWrong(inText(line, 'en'))).toEqual([]);
  });

  it('says which weekday the date is', () => {
    const [found] = weekdayWrong(inText('Montag, 3. Dezember 2026', 'de'));
    const say = (language: Language) =>
      textsFor(language).findings['weekday-wrong']({ ...found?.data });
    expect(say('de')).toBe(
      'Wochentag und Datum passen nicht zusammen: „Montag, 3. Dezember 2026“. Der 3. Dezember 2026 ist ein Donnerstag.',
    );
    expect(say('en')).toBe(
      'Weekday and date do not fit: “Montag, 3. Dezember 2026”. 3 December 2026 is a Thursday.',
    );
  });
});

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
  const subject = (line: string, language: Language) => examined([], { subject: line, language });
  it.each(over)('de: %s', (line, quote) => {
    expect(subjectPast(subject(line, 'de')).map(({ data }) => data)).toEqual([
      { text: quote, place: 'subject' },
    ]);
  });
  it.each(overInEnglish)('en: %s', (line, quote) => {
    expect(quotes(subjectPast(subject(line, 'en')))).toEqual([quote]);
  });
  it.each(alone)('not, de: %s', (line) => {
    expect(subjectPast(subject(line, 'de'))).toEqual([]);
  });
  it.each(aloneInEnglish)('not, en: %s', (line) => {
    expect(subjectPast(subject(line, 'en'))).toEqual([]);
  });

  it('is looked for in the preheader too, and not in the text', () => {
    expect(
      subjectPast(examined([], { preheader: 'Termine im Oktober und mehr' })).map(
        ({ data }) => data,
      ),
    ).toEqual([{ text: 'Oktober', place: 'preheader' }]);
    expect(subjectPast(examined([block('text', { html: '<p>Im Oktober</p>' })]))).toEqual([]);
  });

  it('turns with the month, over New Year too', () => {
    const on = (line: string, day: string) =>
      quotes(subjectPast(examined([], { subject: line }, LocalDate.parse(day))));
    expect(on('Newsletter Dezember', '2026-12-31')).toEqual([]);
    expect(on('Newsletter Dezember', '2027-01-01')).toEqual(['Dezember']);
    expect(on('Newsletter Januar', '2026-12-31')).toEqual([]);
    expect(on('Winter im Kiez', '2027-03-20')).toEqual([]);
    expect(on('Winter im Kiez', '2027-03-21')).toEqual(['Winter']);
  });
});

describe('all of them', () => {
  it('warn and never block', () => {
    for (const rule of ['deadline-past', 'subject-past', 'weekday-wrong'] as const)
      expect(rules[rule].severity).toBe('warn');
  });

  const line = 'Anmeldung bis Montag, 3. November 2026';
  it.each([
    ['heading', { text: line }],
    ['text', { html: `<ul><li>Erstens</li><li>${line}</li></ul>` }],
    ['image', { alt: { kind: 'text', text: line } }],
    ['image', { caption: line }],
    ['button', { text: line }],
    ['event', { title: line }],
    ['event', { place: line }],
    ['event', { html: `<p>Kommt alle<br>${line}</p>` }],
  ] as const)('look at a %s: %o', (type, part) => {
    const one = block(type, part);
    expect(deadlinePast(examined([one]))).toEqual([
      { blockId: one.id, data: { text: 'bis Montag, 3. November 2026' } },
    ]);
    expect(weekdayWrong(examined([one]))).toEqual([
      { blockId: one.id, data: { text: 'Montag, 3. November 2026', date: '2026-11-03' } },
    ]);
  });

  it.each(['subject', 'preheader'] as const)('look at the %s and name it', (place) => {
    expect(deadlinePast(examined([], { [place]: line }))).toEqual([
      { data: { text: 'bis Montag, 3. November 2026', place } },
    ]);
    expect(weekdayWrong(examined([], { [place]: line }))).toEqual([
      { data: { text: 'Montag, 3. November 2026', date: '2026-11-03', place } },
    ]);
  });

  it('leave addresses of links alone, and say one thing in a block once', () => {
    const twice = block('text', {
      html: `<p>${line}</p><p>${line} <a href="https://a.example/bis-3.11.2026">Zum Formular</a></p>`,
    });
    expect(deadlinePast(examined([twice]))).toHaveLength(1);
  });

  it('read a no-break space and an invisible mark as people do', () => {
    expect(
      quotes(deadlinePast(inText('Anmeldung bis\u00a015.\u202fNo\u00advember', 'de'))),
    ).toEqual(['bis 15. November']);
  });

  it.each([
    'bis 1.',
    '3.12.',
    'Montag, ',
    'Oktober ',
    'bis spätestens Frist am 3. ',
    '3.3.3.',
    'bis ',
    '. A ',
    'vom 1. bis 2. November ',
    '(',
    'hat ge',
  ])('take as long as the text is, of %j', (piece) => {
    const make = (size: number) =>
      examined([block('text', { html: piece.repeat(Math.floor(size / 16 / piece.length)) })]);
    expectLinear(make, (one) => [deadlinePast, weekdayWrong].map((check) => check(one)));
  });
});
