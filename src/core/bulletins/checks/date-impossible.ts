// A day that is in no calendar: "30. Februar", "31.11.2026". Which one is meant, only a person
// knows.
import { quoted } from '#core/bulletins/written-dates/quoted.ts';
import { readImpossibleDates } from '#core/bulletins/written-dates/read-dates.ts';
import { findInLines, linesOf } from '#core/bulletins/written-dates/texts-of-bulletin.ts';
import { tokensOf } from '#core/bulletins/written-dates/text-tokens.ts';
import type { Check } from './check.ts';

export const dateImpossible: Check = ({ bulletin, blocks }) =>
  findInLines(linesOf(bulletin, blocks), (line) => {
    const tokens = tokensOf(line);
    return readImpossibleDates(tokens).map(({ from, to }) => ({
      text: quoted(line, tokens, from, to),
    }));
  });
