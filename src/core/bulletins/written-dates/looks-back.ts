// Whether a title or a sentence speaks of what has been: a report, minutes, thanks, photographs.
import { tellsOfPast } from './tells-of-past.ts';
import type { Token } from './text-tokens.ts';
import type { Language } from '#shared/values.ts';

const backwards = [
  'rückblick',
  'rückschau',
  'nachlese',
  'nachbericht',
  'bericht',
  'protokoll',
  'ergebnis',
  'dank',
  'dokumentation',
  'bilanz',
  'auswertung',
  'zusammenfassung',
  'nachtrag',
  'korrektur',
  'gedenk',
  'erinner',
  'jahrestag',
];
const backwardWords = new Set([
  'letzten',
  'letzte',
  'letzter',
  'vergangenen',
  'vergangene',
  'fotos',
  'bilder',
  'hinweise',
  'rückmeldungen',
  'review',
  'recap',
  'report',
  'minutes',
  'results',
  'result',
  'thanks',
  'thank',
  'photos',
  'last',
  'past',
  'back',
  'summary',
  'anniversary',
]);

export const looksBack = (tokens: readonly Token[], language: Language): boolean =>
  tellsOfPast(tokens, language) ||
  tokens.some(
    ({ folded }) => backwardWords.has(folded) || backwards.some((stem) => folded.includes(stem)),
  );
