// What plain text around a bulletin promises: times as people write them, whatever zone the machine
// is in; lines that fit, addresses never broken.
import { describe, expect, it } from 'vitest';
import { eventTimes, isRealTime } from '#core/bulletins/event-times.ts';
import { wrapText } from '#core/bulletins/wrap-text.ts';

describe('the time of an event', () => {
  it('names day and hours once where it ends on the same day', () => {
    expect(eventTimes('2027-03-20T15:00', '2027-03-20T18:30', 'de')).toBe(
      'Samstag, 20. März 2027, 15:00 bis 18:30 Uhr',
    );
    expect(eventTimes('2027-03-20T15:00', '2027-03-20T18:30', 'en')).toBe(
      'Saturday, 20 March 2027, 15:00 to 18:30',
    );
  });

  it('names both days where it ends on another one, and only the start where it has no end', () => {
    expect(eventTimes('2027-03-20T15:00', '2027-03-21T12:00', 'de')).toBe(
      'Samstag, 20. März 2027, 15:00 Uhr bis Sonntag, 21. März 2027, 12:00 Uhr',
    );
    expect(eventTimes('2027-03-20T15:00', null, 'de')).toBe('Samstag, 20. März 2027, 15:00 Uhr');
    expect(eventTimes(null, '2027-03-21T12:00', 'de')).toBe('');
  });

  it('is a wall clock: the hour that summer time skips is written as it is', () => {
    expect(eventTimes('2027-03-28T02:30', null, 'de')).toBe('Sonntag, 28. März 2027, 02:30 Uhr');
  });

  it('exists or not', () => {
    expect(['2028-02-29T10:00', '2027-12-31T23:59'].every(isRealTime)).toBe(true);
    expect(
      ['2027-02-29T10:00', '2027-13-01T10:00', '2027-01-01T24:30', '2027-04-31T00:00'].some(
        isRealTime,
      ),
    ).toBe(false);
  });
});

describe('wrapping', () => {
  it('breaks between words at 76 columns and leaves no space at a line end', () => {
    const lines = wrapText('Wort '.repeat(100)).split('\n');
    expect(lines.every((line) => line.length <= 76 && line === line.trimEnd())).toBe(true);
    expect(lines.join(' ')).toBe('Wort '.repeat(100).trim());
  });

  it('never breaks an address or a word with a gender sign', () => {
    const address = `https://bezirk.example/${'a'.repeat(100)}`;
    expect(
      wrapText(
        `Mehr dazu lesen Sie auf unserer Seite unter dieser ausführlichen Adresse: ${address} und dort`,
      ),
    ).toContain(`\n${address}\n`);
    expect(wrapText(`${'x '.repeat(35)}Akteur*innen`)).toContain('Akteur*innen');
  });

  it('indents the rest of a list item under its first word', () => {
    expect(wrapText(`- ${'Wort '.repeat(20).trim()}`).split('\n')[1]).toMatch(/^ {2}Wort/);
    expect(wrapText(`12. ${'Wort '.repeat(20).trim()}`).split('\n')[1]).toMatch(/^ {4}Wort/);
  });
});
