// A deadline that is over: nobody can keep it any more. Usually left over from the bulletin before,
// or a wrong year.
import { pastDeadlines } from '#core/bulletins/written-dates/past-deadlines.ts';
import { findInLines, linesOf } from '#core/bulletins/written-dates/texts-of-bulletin.ts';
import type { Check } from './check.ts';

export const deadlinePast: Check = ({ bulletin, blocks, today }) =>
  findInLines(linesOf(bulletin, blocks), (line) =>
    pastDeadlines(line, bulletin.language, today).map((text) => ({ text })),
  );
