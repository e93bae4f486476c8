// A day a text invites to and that is over is pointed out, in headings and in running text;
// reports, history and what goes on are left alone. One fact gives one advice.
import { describe, expect, it } from 'vitest';
import { deadlinePast } from '#core/bulletins/checks/deadline-past.ts';
import { eventPast } from '#core/bulletins/checks/event-past.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { inHeading, inText, quotes } from '#tests/support/examining-dates.ts';

describe('a day a text invites to', () => {
  it.each([
    ['Kommen Sie am Samstag, 10. Oktober 2026', 'Samstag, 10. Oktober 2026'],
    ['Wir öffnen am 1. Oktober 2026 unsere Türen.', '1. Oktober 2026'],
    ['Wir laden Sie am 10. Oktober ein.', '10. Oktober'],
    ['Das Fest findet am 10.10.2026 statt.', '10.10.2026'],
    ['Samstag, 10. Oktober 2026, 15 Uhr, Nachbarschaftshaus', 'Samstag, 10. Oktober 2026'],
    ['Die Kiezrunde tagt am Dienstag, 10.11., um 18 Uhr.', 'Dienstag, 10.11.'],
    [
      'Das Fest läuft von Freitag, 9. bis Sonntag, 11. Oktober: Kommen Sie!',
      'Sonntag, 11. Oktober',
    ],
    ['Join us on Saturday, 10 October 2026', 'Saturday, 10 October 2026'],
  ])('%s', (line, quote) => {
    const language = line.startsWith('Join') ? 'en' : 'de';
    expect(quotes(eventPast(inText(line, language)))).toEqual([quote]);
  });

  it('needs no further word in a heading', () => {
    expect(quotes(eventPast(inHeading('Kiezrunde am 10. Oktober 2026')))).toEqual([
      '10. Oktober 2026',
    ]);
    expect(eventPast(inHeading('Rückblick: Kiezrunde am 10. Oktober 2026'))).toEqual([]);
    expect(eventPast(inHeading('Protokoll vom 10. Oktober 2026'))).toEqual([]);
  });

  it.each([
    'Kommen Sie am Samstag, 5. Dezember 2026',
    'Kommen Sie am 28. November!',
    'Am 10. Oktober 2026 kamen 200 Menschen zum Fest.',
    'Danke, dass Sie am 10. Oktober 2026 dabei waren!',
    'Am 10. Oktober haben wir gefeiert.',
    'Am 9. November 1989 öffnet sich die Mauer.',
    'Seit 10. Oktober 2026 treffen wir uns im Café.',
    'Der Beschluss vom 10. Oktober 2026 beginnt zu wirken.',
    'Das Fest am 10. Oktober ist auf den 12. Dezember verlegt: Kommen Sie!',
    'Die Straße des 17. Juni ist um 18 Uhr gesperrt.',
    'Die Fotos vom Fest am 10. Oktober finden Sie hier.',
    'Die BVV hat am 10. Oktober 2026 um 18 Uhr getagt.',
    'Treffpunkt ist um 10.10 Uhr.',
    'Gegründet am 10. Oktober 2025, treffen wir uns wöchentlich um 18 Uhr.',
    'Gültig ab 1. Oktober 2026: Sie finden uns in der Akazienstraße.',
  ])('not: %s', (line) => {
    expect(eventPast(inText(line))).toEqual([]);
  });

  it('is said once where it is a deadline', () => {
    const text = inText('Kommen Sie und melden Sie sich bis 15.11. an.');
    expect(eventPast(text)).toEqual([]);
    expect(quotes(deadlinePast(text))).toEqual(['bis 15.11.']);
  });

  it('is named in words', () => {
    const [found] = eventPast(inText('Kommen Sie am Samstag, 10. Oktober 2026'));
    expect(textsFor('de').findings['event-past']({ ...found?.data })).toBe(
      'Dieser Tag ist schon vorbei: „Samstag, 10. Oktober 2026“. Bitte prüfen Sie Tag und Jahr oder entfernen Sie den Termin.',
    );
  });
});
