// A month, quarter, season or day in the subject (or preheader) that is over: usually the subject
// of the bulletin before.
import { isOver } from '#core/bulletins/written-dates/calendar.ts';
import { quoted } from '#core/bulletins/written-dates/quoted.ts';
import { readPeriods } from '#core/bulletins/written-dates/read-periods.ts';
import { tellsOfPast } from '#core/bulletins/written-dates/tells-of-past.ts';
import { tokensOf, type Token } from '#core/bulletins/written-dates/text-tokens.ts';
import { findInLines, linesOf } from '#core/bulletins/written-dates/texts-of-bulletin.ts';
import type { Language, LocalDate } from '#shared/values.ts';
import type { Check } from './check.ts';

export const subjectPast: Check = ({ bulletin, today }) =>
  findInLines(linesOf(bulletin, []), (line) => {
    const text = pastPeriod(line, bulletin.language, today);
    return text === undefined ? [] : [{ text }];
  });

/** Nothing where one of them is still to come: "Rückschau Oktober, Termine im Dezember". */
function pastPeriod(line: string, language: Language, today: LocalDate): string | undefined {
  const tokens = tokensOf(line);
  const periods = readPeriods(tokens);
  if (
    periods.length === 0 ||
    looksBack(tokens, language) ||
    periods.some(({ from }) => goesOnSince(tokens, from))
  )
    return undefined;
  if (!periods.every(({ period, isOfIssue }) => isOver(period, today, isOfIssue))) return undefined;
  const last = periods.at(-1)!;
  return quoted(line, tokens, last.from, last.to);
}

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

const looksBack = (tokens: readonly Token[], language: Language): boolean =>
  tellsOfPast(tokens, language) ||
  tokens.some(
    ({ folded }) => backwardWords.has(folded) || backwards.some((stem) => folded.includes(stem)),
  );

const since = new Set(['vom', 'seit', 'ab', 'aus', 'stand', 'since', 'from', 'of']);

/** "Protokoll vom 15. Oktober", "Neue Zeiten seit dem 1. Oktober". */
function goesOnSince(tokens: readonly Token[], from: number): boolean {
  const before = tokens.slice(Math.max(0, from - 2), from);
  const [last, one] = [before.at(-1), before.at(-2)];
  return (
    since.has(last?.folded ?? '') ||
    (['dem', 'the', ':'].includes(last?.folded ?? '') && since.has(one?.folded ?? ''))
  );
}
