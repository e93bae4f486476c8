// What the page of a delivery says when it is done:
//   * a mail that came back is told in the title and seen in the bar, in both languages
import { describe, expect, it } from 'vitest';
import { barParts } from '#renderer/features/deliveries/state-looks.ts';
import type { Figures } from '#shared/contract/delivery.ts';
import { textsFor } from '#shared/texts/catalogue.ts';

const none: Figures = {
  envelopes: 0,
  open: 0,
  sending: 0,
  deferred: 0,
  accepted: 0,
  refused: 0,
  unclear: 0,
  skipped: 0,
  cancelled: 0,
  bounced: 0,
};

describe('a mail that came back', () => {
  it.each([
    [32, 32, 0, 'Alle 32 Mails sind angenommen', 'All 32 mails are accepted'],
    [
      32,
      32,
      1,
      'Alle 32 Mails sind angenommen, 1 davon kam zurück',
      'All 32 mails are accepted, 1 of them came back',
    ],
    [
      30,
      32,
      2,
      '30 von 32 Mails sind angenommen, 2 davon kamen zurück',
      '30 of 32 mails are accepted, 2 of them came back',
    ],
    [1, 1, 1, 'Die Mail kam zurück', 'The mail came back'],
  ])('%i of %i accepted, %i back', (accepted, total, bounced, german, english) => {
    expect(textsFor('de').deliveriesView.show.doneTitle(accepted, total, bounced)).toBe(german);
    expect(textsFor('en').deliveriesView.show.doneTitle(accepted, total, bounced)).toBe(english);
  });

  it('has a part of the bar, which is as long as before', () => {
    expect(barParts({ ...none, envelopes: 6, accepted: 4, bounced: 1, refused: 2 })).toEqual([
      { state: 'accepted', count: 3 },
      { state: 'bounced', count: 1 },
      { state: 'refused', count: 2 },
    ]);
    expect(barParts({ ...none, envelopes: 1, accepted: 1, bounced: 1 })).toEqual([
      { state: 'bounced', count: 1 },
    ]);
    expect(barParts({ ...none, envelopes: 4, accepted: 4 })).toEqual([
      { state: 'accepted', count: 4 },
    ]);
  });
});
