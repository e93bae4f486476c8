// What the German screen promises about its words:
//   * it has no words of those who built it
import { expect, it } from 'vitest';
import { germanSentences } from '#tests/support/german-sentences.ts';

const buildersWords = ['Zustellprotokoll', 'Zurück zum Stand', 'Weg'];

it('has no words of those who built it', async () => {
  const sentences = await germanSentences();
  expect(sentences.saying(['Versandprotokoll']), 'the search finds what is there').not.toEqual([]);
  expect(sentences.saying(buildersWords)).toEqual([]);
});
