// A month, quarter, season or day in the subject (or preheader) that is over: usually the subject
// of the bulletin before.
import { isOver } from '#core/bulletins/written-dates/calendar.ts';
import { quoted } from '#core/bulletins/written-dates/quoted.ts';
import { isIssueWord } from '#core/bulletins/written-dates/calendar-words.ts';
import { pastDeadlines } from '#core/bulletins/written-dates/past-deadlines.ts';
import { readPeriods, type WrittenPeriod } from '#core/bulletins/written-dates/read-periods.ts';
import { looksBack } from '#core/bulletins/written-dates/looks-back.ts';
import { tokensOf, type Token } from '#core/bulletins/written-dates/text-tokens.ts';
import { findInLines, linesOf } from '#core/bulletins/written-dates/texts-of-bulletin.ts';
import type { Language, LocalDate } from '#shared/values.ts';
import type { Check } from './check.ts';

export const subjectPast: Check = ({ bulletin, today }) =>
  findInLines(linesOf(bulletin, []), (line) => {
    const text = pastPeriod(line, bulletin.language, today);
    // What is said as a deadline is not said a second time.
    const isSaid = pastDeadlines(line, bulletin.language, today).some((one) =>
      one.includes(text ?? ''),
    );
    return text === undefined || isSaid ? [] : [{ text }];
  });

/** Nothing where one of them is still to come: "Rückschau Oktober, Termine im Dezember". */
function pastPeriod(line: string, language: Language, today: LocalDate): string | undefined {
  const tokens = tokensOf(line);
  const periods = readPeriods(tokens, today);
  if (
    periods.length === 0 ||
    looksBack(tokens, language) ||
    periods.some((period) => goesOnSince(tokens, period))
  )
    return undefined;
  if (!periods.every(({ period, isOfIssue }) => isOver(period, today, isOfIssue))) return undefined;
  const last = periods.at(-1)!;
  return quoted(line, tokens, last.from, last.to);
}

const since = new Set(['seit', 'ab', 'aus', 'stand', 'since']);
const ofADay = new Set(['vom', 'from', 'of']);
const rangeWords = new Set(['bis', '-', '–', 'to', 'until']);

/**
 * "Protokoll vom 15. Oktober", "Neue Zeiten seit dem 1. Oktober"; "Newsletter of October" names the
 * issue, "vom 2. bis 6. November" a stretch of time.
 */
function goesOnSince(tokens: readonly Token[], { from, to }: WrittenPeriod): boolean {
  const hasArticle = ['dem', 'the', ':'].includes(tokens[from - 1]?.folded ?? '');
  const at = hasArticle ? from - 2 : from - 1;
  const word = tokens[at]?.folded ?? '';
  if (since.has(word)) return true;
  if (!ofADay.has(word) || rangeWords.has(tokens[to]?.folded ?? '')) return false;
  return word === 'from' || !isIssueWord(tokens[at - 1]?.folded ?? '');
}
