// A weekday that does not fit the date beside it is pointed out, in either order, with signs or a
// time of day between; a day that no calendar has is asked about.
import { describe, expect, it } from 'vitest';
import { dateImpossible } from '#core/bulletins/checks/date-impossible.ts';
import { weekdayWrong } from '#core/bulletins/checks/weekday-wrong.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { Language } from '#shared/values.ts';
import { inText, quotes } from '#tests/support/examining-dates.ts';

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
    ['3.12., Montag', '3.12., Montag', '2026-12-03'],
    ['3.12.2026, Montag, 18 Uhr', '3.12.2026, Montag', '2026-12-03'],
    ['3.12.: Montag', '3.12.: Montag', '2026-12-03'],
    ['3. Dezember – Montag', '3. Dezember – Montag', '2026-12-03'],
    ['Montag, 18 Uhr, 3.12.', 'Montag, 18 Uhr, 3.12.', '2026-12-03'],
    ['Montag um 18.30 Uhr am 3.12.', 'Montag um 18.30 Uhr am 3.12.', '2026-12-03'],
    ['Montag, 18–20 Uhr, 3.12.', 'Montag, 18–20 Uhr, 3.12.', '2026-12-03'],
    ['Montag, 18:00, 3.12.2026', 'Montag, 18:00, 3.12.2026', '2026-12-03'],
    ['Montag – 3.12.2026', 'Montag – 3.12.2026', '2026-12-03'],
    ['Montag: 3.12.', 'Montag: 3.12.', '2026-12-03'],
    ['Mo., d. 3.12.', 'Mo., d. 3.12.', '2026-12-03'],
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
    'Am 3.12., Freitag ist Ruhetag.',
    'Do, 3.12., Fr, 4.12.',
    '3.12., Freitag, 4.12.',
    'Donnerstag, 18 Uhr, 3.12.',
    '3.12., Donnerstag',
    'Montag 9–12 Uhr, Anmeldung ab 3.12.',
    'Montag – Freitag, 3.12.',
    'Treffpunkt Montag: KW 49',
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

describe('a day that no calendar has', () => {
  it.each([
    ['Treffen am 30. Februar', '30. Februar'],
    ['Treffen am 31.11.2026', '31.11.2026'],
    ['Treffen am 29.2.2027', '29.2.2027'],
    ['31. Juni, 18 Uhr', '31. Juni'],
    ['Anmeldung bis 32.10.2026', '32.10.2026'],
    ['Anmeldung bis 15.13.2026', '15.13.2026'],
    ['31 November 2026', '31 November 2026'],
    ['February 30, 2027', 'February 30, 2027'],
  ])('%s', (line, quote) => {
    expect(quotes(dateImpossible(inText(line)))).toEqual([quote]);
  });

  it.each([
    '28. Februar',
    '29.2.2028',
    '31.10.2026',
    'bis 12.30 Uhr',
    'Version 1.15.3',
    '30.02 Euro',
    'Kapitel 31.11.',
    'Tel. 030 31 11 2026',
    '192.168.31.11',
    '40 Mai-Glöckchen',
  ])('not: %s', (line) => {
    expect(dateImpossible(inText(line))).toEqual([]);
  });
});
