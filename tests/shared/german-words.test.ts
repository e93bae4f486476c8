// What the German screen promises about its words:
//   * it has no words of those who built it
import { expect, it } from 'vitest';
import { germanSentences } from '#tests/support/german-sentences.ts';

const buildersWords = [
  'Zustellprotokoll',
  'Zurück zum Stand',
  'Weg',
  'Seriendruckfeld',
  'Seriendruckfelder',
  'Pflichtangabe',
  'Pflichtfeld',
  'zugestellt',
  'Zustellung',
  'Reparieren',
  'repariert',
  'reparieren',
  'Binärdaten',
  'Formular zeigen',
  'Gerüst',
  'Datensatz',
  'Datensätze',
  'Entität',
  'Instanz',
  'Parameter',
  'Payload',
  'Token',
  'Timeout',
  'Cache',
  'Backend',
  'Frontend',
  'Newsletter-Kampagne',
  'Kampagne',
  'Abonnent',
  'Abonnenten',
  'Nutzer*',
  'Benutzer*',
];

it('has no words of those who built it', async () => {
  const sentences = await germanSentences();
  expect(sentences.saying(['Versandprotokoll']), 'the search finds what is there').not.toEqual([]);
  expect(sentences.saying(buildersWords)).toEqual([]);
});
