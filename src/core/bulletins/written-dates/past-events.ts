// Days a text invites to and that are over: "Kommen Sie am Samstag, 10. Oktober 2026". What is told
// of the past, goes on since, or is still to come at another day of the sentence, is left alone.
import { isPast } from './is-past.ts';
import { looksBack } from './looks-back.ts';
import { quoted } from './quoted.ts';
import { readDates } from './read-dates.ts';
import type { WrittenDate } from './written-date.ts';
import { statementsOf, type Statement } from './statements.ts';
import { tokensOf, type Token } from './text-tokens.ts';
import { placeBefore, weekdayAt } from './weekday-beside.ts';
import type { Language, LocalDate } from '#shared/values.ts';

/** `isTitle`: "Kiezrunde am 10. Oktober" needs no further word in a heading or on a button. */
export function pastEvents(
  line: string,
  { language, today, isTitle }: { language: Language; today: LocalDate; isTitle: boolean },
): string[] {
  const tokens = tokensOf(line);
  return statementsOf(tokens, readDates(tokens, today)).flatMap((statement) => {
    const words = tokens.slice(statement.from, statement.to);
    const days = statement.dates.filter((date) => isDay(tokens, date, isTitle));
    if (days.length === 0 || days.length < statement.dates.length) return [];
    if (looksBack(words, language) || days.some((day) => goesOnSince(tokens, day))) return [];
    if (!isTitle && !invites(tokens, statement)) return [];
    if (!days.every((day) => isPast(tokens, day, today, false))) return [];
    const last = days.at(-1)!;
    return [quoted(line, tokens, placeBefore(tokens, last) ?? last.from, last.to)];
  });
}

/** "am 10. Oktober", "Samstag, 10.10."; in a title any day. */
function isDay(tokens: readonly Token[], date: WrittenDate, isTitle: boolean): boolean {
  const { day, isWeek, isLoose, from } = date;
  if (day === null || isWeek || isLoose) return false;
  return (
    isTitle ||
    onWords.has(tokens[from - 1]?.folded ?? '') ||
    placeBefore(tokens, date) !== undefined
  );
}

const onWords = new Set(['am', 'den', 'dem', 'on', 'bis', 'und', '–', '-', ':', 'the']);
const since = new Set(['seit', 'ab', 'vom', 'aus', 'stand', 'since', 'from', 'of', 'des']);

const goesOnSince = (tokens: readonly Token[], { from }: WrittenDate): boolean =>
  [tokens[from - 1], tokens[from - 2]].some((token) => since.has(token?.folded ?? ''));

const inviting = new Set(
  [
    'kommen kommt komm einladung eingeladen einladen laden lädt willkommen dabei findet finden treffen trifft feiern feiert',
    'beginnt beginnen startet starten vormerken merken termin termine eröffnet eröffnen öffnet öffnen tagt mitmachen besuchen schauen',
    'come join invite invited invitation welcome takes meet meets starts begins opens celebrate celebrates visit',
  ].flatMap((words) => words.split(' ')),
);

/** A word that asks people to come, or a time of day: "Samstag, 10. Oktober, 15 Uhr". */
const invites = (tokens: readonly Token[], { from, to }: Statement): boolean => {
  for (let at = from; at < to; at += 1) {
    const { folded, kind } = tokens[at]!;
    if (inviting.has(folded)) return true;
    if (folded === 'uhr' && kind === 'word' && tokens[at - 1]?.kind === 'number') return true;
    if (weekdayAt(tokens, at) !== undefined && at === from) return true;
  }
  return false;
};
