// Text made comparable: for headers, names, list entries and search. What people write differently
// and mean the same becomes equal.

const gaps = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\s]+/g;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
// Bürger*innen, Bürger_innen, Bürger:innen, Bürger·innen, Bürger/innen, Bürger/-innen,
// Bürger(innen).
const genderSigns = /[*_:·•()]|\/-?/g;
const marks = /\p{M}/gu;
// Letters that Unicode does not take apart, and that keyboards elsewhere do not have.
const barred = /[ıłđøħŧ]/g;
const unbarred: Record<string, string> = { ı: 'i', ł: 'l', đ: 'd', ø: 'o', ħ: 'h', ŧ: 't' };
const plain = /^[\x20-\x7e]*$/;

/**
 * One line, single spaces, no invisible characters: what a person sees in the cell. Other control
 * characters stay, to be refused.
 */
export const tidyText = (text: string): string =>
  isTidy(text) ? text : text.replace(invisible, '').replace(gaps, ' ').trim();

/**
 * True for nearly every cell of a real list, and much cheaper than two replacements. A text that is
 * tidy holds no control characters.
 */
export function isTidy(text: string): boolean {
  let before = 0x20;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isOrdinary = (code >= 0x20 && code <= 0x7e) || (code > 0xad && code < 0x1680);
    if (!isOrdinary || (code === 0x20 && before === 0x20)) return false;
    before = code;
  }
  return before !== 0x20 || text === '';
}

/**
 * Lower case without accents and gender signs; ß is ss. "Akteur*innen" and "AkteurInnen" become
 * "akteurinnen", "Schöneberg" becomes "schoneberg", "Yılmaz" and "Łuczak" become "yilmaz" and
 * "luczak".
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower.replace(genderSigns, '');
  return lower
    .replace(invisible, '')
    .replace(gaps, ' ')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(marks, '')
    .replace(barred, (letter) => unbarred[letter]!)
    .replace(genderSigns, '');
}

const umlauts = /[äöü]/g;
const asDigraph: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** As `foldText`, with umlauts written out: "Schöneberg" and "Schoeneberg" become "schoeneberg". */
export const foldUmlauts = (text: string): string => {
  const lower = text.toLowerCase();
  return foldText(
    plain.test(lower)
      ? lower
      : lower.normalize('NFC').replace(umlauts, (letter) => asDigraph[letter]!),
  );
};

const notAsciiWord = /[^a-z0-9]+/g;
const notWord = /[^\p{L}\p{N}]+/gu;

/**
 * Letters and digits alone, umlauts written out: equal for two spellings of one name ("Träger e.
 * V." and "Traeger e.V.").
 */
export function nameKey(name: string): string {
  const lower = name.toLowerCase();
  const key = plain.test(lower)
    ? lower.replace(notAsciiWord, '')
    : foldUmlauts(lower).replace(notWord, '');
  return key === '' ? name.trim() : key;
}
