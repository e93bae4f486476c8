// A subject of an answer -> what the person or their program put there, without the subject we
// wrote.
import { withoutTokens } from './find-clues.ts';

const prefix = /^(?:re|aw|antw|antwort|fw|fwd|wg|sv|vs|tr|rif|odp|ynt)(?:\[\d{1,3}\])?\s?:\s*/i;
const MAX_PREFIXES = 10;
const MAX_SUBJECT = 500;

/**
 * Empty where it only repeats ours; "Unzustellbar: <ours>" says "Unzustellbar". `ours` may carry
 * merge fields: what stands before the first of them is compared then.
 */
export function ownSubject(subject: string, ours: readonly string[]): string {
  const own = bare(withoutOurKeys(subject.slice(0, MAX_SUBJECT)));
  const said = folded(own);
  const starts = ours.map((one) => folded(one).split('{{')).filter(([start]) => start !== '');
  if (
    starts.some(([start = '', ...rest]) =>
      rest.length > 0 ? said.startsWith(start) : said === start,
    )
  )
    return '';
  const ends = starts.map(([start = '']) => said.indexOf(`: ${start}`)).filter((at) => at > 0);
  return ends.length === 0 ? own : own.replace(/\s+/g, ' ').slice(0, Math.min(...ends));
}

/** "Abmelden <token>", as our link writes it; some mail programs leave its space encoded. */
function withoutOurKeys(subject: string): string {
  const without = withoutTokens(subject);
  return without === subject ? subject : without.replaceAll('%20', ' ').replace(/\s+/g, ' ');
}

/** Without "Re: AW: [EXTERN]" before it. */
function bare(subject: string): string {
  let rest = subject.trim();
  for (let round = 0; round < MAX_PREFIXES; round += 1) {
    const next = rest.replace(prefix, '').replace(/^[[(](?:extern|external|ext)[\])]\s*/i, '');
    if (next === rest) return rest;
    rest = next;
  }
  return rest;
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
