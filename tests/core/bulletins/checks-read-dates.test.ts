// What the checks that know the calendar have in common: they never block, are looked for wherever
// people write, name block or place and quote the words, and take as long as the text is.
import { describe, expect, it } from 'vitest';
import { rules } from '#core/bulletins/check-bulletin.ts';
import { dateImpossible } from '#core/bulletins/checks/date-impossible.ts';
import { deadlinePast } from '#core/bulletins/checks/deadline-past.ts';
import { eventPast } from '#core/bulletins/checks/event-past.ts';
import { weekdayWrong } from '#core/bulletins/checks/weekday-wrong.ts';
import { block } from '#tests/support/composing.ts';
import { examinedOn, inText, quotes } from '#tests/support/examining-dates.ts';
import { expectLinear } from '#tests/support/linear.ts';

describe('all of them', () => {
  it('warn and never block', () => {
    for (const rule of [
      'deadline-past',
      'subject-past',
      'event-past',
      'weekday-wrong',
      'date-impossible',
    ] as const)
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
    expect(deadlinePast(examinedOn([one]))).toEqual([
      { blockId: one.id, data: { text: 'bis Montag, 3. November 2026' } },
    ]);
    expect(weekdayWrong(examinedOn([one]))).toEqual([
      { blockId: one.id, data: { text: 'Montag, 3. November 2026', date: '2026-11-03' } },
    ]);
  });

  it.each(['subject', 'preheader'] as const)('look at the %s and name it', (place) => {
    expect(deadlinePast(examinedOn([], { [place]: line }))).toEqual([
      { data: { text: 'bis Montag, 3. November 2026', place } },
    ]);
    expect(weekdayWrong(examinedOn([], { [place]: line }))).toEqual([
      { data: { text: 'Montag, 3. November 2026', date: '2026-11-03', place } },
    ]);
  });

  it('leave addresses of links alone, and say one thing in a block once', () => {
    const twice = block('text', {
      html: `<p>${line}</p><p>${line} <a href="https://a.example/bis-3.11.2026">Zum Formular</a></p>`,
    });
    expect(deadlinePast(examinedOn([twice]))).toHaveLength(1);
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
    'KW 4 ',
    '10/2026 ',
    'Montag, 18 Uhr, ',
    'Anmeldung möglich: 1.–',
    'Kommen Sie am 3.3. ',
  ])('take as long as the text is, of %j', (piece) => {
    const make = (size: number) =>
      examinedOn([block('text', { html: piece.repeat(Math.floor(size / 16 / piece.length)) })]);
    expectLinear(make, (one) =>
      [deadlinePast, weekdayWrong, eventPast, dateImpossible].map((check) => check(one)),
    );
  });
});
