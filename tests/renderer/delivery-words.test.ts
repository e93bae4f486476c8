// What the page of a delivery says when it is done:
//   * a mail that came back is told by itself, in the title and in the figures, in both languages
import { describe, expect, it } from 'vitest';
import { figureParts } from '#renderer/features/deliveries/state-looks.ts';
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
      '31 von 32 Mails sind angenommen, 1 kam zurück',
      '31 of 32 mails are accepted, 1 came back',
    ],
    [
      30,
      32,
      2,
      '28 von 32 Mails sind angenommen, 2 kamen zurück',
      '28 of 32 mails are accepted, 2 came back',
    ],
    [1, 1, 1, 'Die Mail kam zurück', 'The mail came back'],
  ])('%i of %i accepted, %i back', (accepted, total, bounced, german, english) => {
    expect(textsFor('de').deliveriesView.show.doneTitle(accepted, total, bounced)).toBe(german);
    expect(textsFor('en').deliveriesView.show.doneTitle(accepted, total, bounced)).toBe(english);
  });

  it('is told by itself and not as accepted too: the figures add up to the whole', () => {
    expect(figureParts({ ...none, envelopes: 6, accepted: 4, bounced: 1, refused: 2 })).toEqual([
      { outcome: 'accepted', count: 3 },
      { outcome: 'bounced', count: 1 },
      { outcome: 'refused', count: 2 },
    ]);
    expect(figureParts({ ...none, envelopes: 1, accepted: 1, bounced: 1 })).toEqual([
      { outcome: 'bounced', count: 1 },
    ]);
    expect(figureParts({ ...none, envelopes: 4, accepted: 4 })).toEqual([
      { outcome: 'accepted', count: 4 },
    ]);
  });
});
