// Text made comparable: for headers, names, list entries and search. What people write differently and mean the same becomes equal.

const gaps = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\s]+/g;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
// Bürger*innen, Bürger_innen, Bürger:innen, Bürger·innen, Bürger/innen, Bürger/-innen, Bürger(innen).
const genderSigns = /[*_:·•()]|\/-?/g;
const marks = /\p{M}/gu;
const plain = /^[\x20-\x7e]*$/;

/** One line, single spaces, no invisible characters: what a person sees in the cell. */
export const tidyText = (text: string): string => text.replace(invisible, '').replace(gaps, ' ').trim();

/** Lower case without accents and gender signs; ß is ss. "Akteur*innen" and "AkteurInnen" become "akteurinnen", "Schöneberg" becomes "schoneberg". */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower.replace(genderSigns, '');
  return lower.replace(invisible, '').replace(gaps, ' ').replaceAll('ß', 'ss').normalize('NFKD').replace(marks, '').replace(genderSigns, '');
}

const umlauts = /[äöü]/g;
const asDigraph: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** As `foldText`, with umlauts written out: "Schöneberg" and "Schoeneberg" become "schoeneberg". */
export const foldUmlauts = (text: string): string => {
  const lower = text.toLowerCase();
  return foldText(plain.test(lower) ? lower : lower.normalize('NFC').replace(umlauts, (letter) => asDigraph[letter]!));
};

/** Letters and digits alone, umlauts written out: equal for two spellings of one name ("Träger e. V." and "Traeger e.V."). */
export function nameKey(name: string): string {
  const key = foldUmlauts(name).replace(/[^\p{L}\p{N}]+/gu, '');
  return key === '' ? name.trim() : key;
}
