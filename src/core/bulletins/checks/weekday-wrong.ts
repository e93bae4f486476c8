// A weekday that does not fit the date beside it: half of the readers come on the one day, half on
// the other.
import { dateOf, likelyDays, numberOf, weekdayOf } from '#core/bulletins/written-dates/calendar.ts';
import { quoted } from '#core/bulletins/written-dates/quoted.ts';
import { readDates } from '#core/bulletins/written-dates/read-dates.ts';
import type { WrittenDate } from '#core/bulletins/written-dates/written-date.ts';
import { findInLines, linesOf } from '#core/bulletins/written-dates/texts-of-bulletin.ts';
import { isSign, tokensOf, type Token } from '#core/bulletins/written-dates/text-tokens.ts';
import {
  isOneOfSeveral,
  placeBefore,
  placeBehind,
  weekdayAt,
} from '#core/bulletins/written-dates/weekday-beside.ts';
import type { LocalDate } from '#shared/values.ts';
import type { Check } from './check.ts';

export const weekdayWrong: Check = ({ bulletin, blocks, today }) =>
  findInLines(linesOf(bulletin, blocks), (line) => {
    const tokens = tokensOf(line);
    return readDates(tokens, today).flatMap((date) => {
      const wrong = date.isWeek ? undefined : wrongDay(tokens, date, today);
      return wrong ? [{ text: quoted(line, tokens, wrong.from, wrong.to), date: wrong.date }] : [];
    });
  });

interface WrongDay {
  readonly from: number;
  readonly to: number;
  /** The day the date most likely means. */
  readonly date: LocalDate;
}

function wrongDay(
  tokens: readonly Token[],
  date: WrittenDate,
  today: LocalDate,
): WrongDay | undefined {
  const { day, month, year, other } = date;
  const place = placeBefore(tokens, date) ?? placeBehind(tokens, date);
  if (day === null || place === undefined || isOneOfSeveral(tokens, place)) return undefined;
  const days = [{ day, month }, ...(other ? [other] : [])].flatMap((reading) =>
    likelyDays(reading, year, today),
  );
  if (days.length === 0 || days.some((one) => weekdayOf(one) === weekdayAt(tokens, place)))
    return undefined;
  const now = numberOf(today);
  const nearest = days.reduce((best, one) =>
    Math.abs(one - now) < Math.abs(best - now) ? one : best,
  );
  return {
    from: Math.min(place, date.from),
    to: place < date.from ? date.to : endOf(tokens, place),
    date: dateOf(nearest),
  };
}

/** With the full stop of "Mo." and the bracket that closes. */
function endOf(tokens: readonly Token[], place: number): number {
  const to =
    isSign(tokens[place + 1], '.') && isAbbreviated(tokens[place]!) ? place + 2 : place + 1;
  return tokens[to]?.text === ')' ? to + 1 : to;
}
const isAbbreviated = ({ text }: Token): boolean => text.length <= 5;
