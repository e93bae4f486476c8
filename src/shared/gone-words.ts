// What a cell says about a person who is not there any more: they died, left, or are away, or
// somebody else has followed them. Nobody is greeted by the name of one who is gone.
import { isRoleWord } from './role-words.ts';
import { formOfAddress, formerNameWords } from './name-words.ts';
import { keys, wordKey } from './word-keys.ts';

export type Gone = 'died' | 'gone';

const death = keys(
  'verstorben verstorbene verstorbener gestorben gest. verstarb deceased died dead R.I.P. rip',
);
const leaving = keys(
  'ausgeschieden ausgeschiedene ausgetreten gegangen geht verlässt verlassen gekündigt weggezogen verzogen umgezogen gewechselt wechselt versetzt pensioniert pensionierte Ruhestand Rente Rentner Rentnerin berentet Pension Pensionär Pensionärin',
  'ehemalige ehemaliger ehemaliges frühere früherer Ex-Mitarbeiterin Ex-Mitarbeiter abgelöst ersetzt a.D. i.R. gone left leaves leaving retired former replaced successor',
  'Nachfolge Nachfolger Nachfolgerin Vorgänger Vorgängerin beurlaubt Beurlaubung Elternzeit Mutterschutz Sabbatical Sabbatjahr freigestellt Freistellung abwesend krank krankgeschrieben erkrankt Urlaub Kur Reha',
);
const pairs = new Set([
  'ist tot',
  'nicht mehr',
  'nicht da',
  'no longer',
  'passed away',
  'on leave',
  'maternity leave',
  'parental leave',
  'nicht erreichbar',
]);
/** "neu: Herr Krause", "jetzt Frau Wolf". */
const followed = keys('neu jetzt nun nunmehr now new');

/** `today` ("2026-11-28") tells whether "bis 31.7.2025" is over; without it every "bis" counts. */
export function goneOf(text: string, today?: string): Gone | undefined {
  if (/[†✝✞✟]|\(\s*\+\s*[)\d]/u.test(text)) return 'died';
  const words = text.split(/[\s,;()[\]{}/|]+/).filter((word) => word !== '');
  const wordKeys = words.map(wordKey);
  if (wordKeys.some((key) => death.has(key))) return 'died';
  if (wordKeys.some((key, at) => pairs.has(`${key} ${wordKeys[at + 1] ?? ''}`)))
    return wordKeys.includes('tot') || wordKeys.includes('passed') ? 'died' : 'gone';
  const isGone = words.some((word, at) => {
    const next = words[at + 1];
    const key = wordKeys[at]!;
    if (leaving.has(key) || isFollowed(word, next)) return true;
    // "ehem. Leitung" is gone, "ehem. Brandt" had another name.
    if (formerNameWords.has(key) && /^(?:ehem|fruh|vorm)/.test(key))
      return next === undefined || isRoleWord(next);
    return isEnd(word, next, words[at + 2], today);
  });
  return isGone ? 'gone' : undefined;
}

const isFollowed = (word: string, next: string | undefined): boolean =>
  followed.has(wordKey(word)) &&
  next !== undefined &&
  (word.endsWith(':') || formOfAddress(next) !== undefined);

/** "bis 31.7.2025", "bis zum 31.07.25", "until 2025". */
function isEnd(
  word: string,
  next: string | undefined,
  behind: string | undefined,
  today: string | undefined,
): boolean {
  if (!['bis', 'until', 'till'].includes(wordKey(word))) return false;
  const date = /^(?:zum|ende|mitte|anfang)$/i.test(next ?? '') ? behind : next;
  if (date === undefined || !/^\d/.test(date)) return false;
  return today === undefined || isOver(date, today);
}

function isOver(date: string, today: string): boolean {
  const thisYear = Number(today.slice(0, 4));
  const yearAlone = /^(\d{4})$/.exec(date);
  if (yearAlone) return Number(yearAlone[1]) < thisYear;
  const read = /^(\d{1,2})\.(?:(\d{1,2})\.?)?(\d{4}|\d{2})?$/.exec(date);
  if (!read?.[2]) return false;
  const end = (year: number) => `${year}-${read[2]!.padStart(2, '0')}-${read[1]!.padStart(2, '0')}`;
  if (read[3]) return end(Number(read[3].padStart(4, '20'))) < today;
  // Without a year it is over when it lay in the half year before today.
  const age = (Date.parse(today) - Date.parse(end(thisYear))) / 86_400_000;
  return (age > 0 && age < 183) || age < -182;
}
