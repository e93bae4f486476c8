// A paragraph -> its sentences. German writes full stops where no sentence ends: "z. B.", "am 20.
// Mai", "Dr. Yilmaz".

const abbreviations = new Set([
  'abs',
  'allg',
  'bzgl',
  'bzw',
  'ca',
  'co',
  'dipl',
  'dr',
  'etc',
  'evtl',
  'fr',
  'geb',
  'ggf',
  'hr',
  'inkl',
  'jan',
  'feb',
  'jr',
  'max',
  'min',
  'mr',
  'mrs',
  'ms',
  'nr',
  'prof',
  'sog',
  'st',
  'str',
  'tel',
  'usw',
  'vgl',
  'vs',
  'zzgl',
  'approx',
  'no',
]);

/**
 * Linear: every character is looked at once, and a word before a full stop is at most a dozen
 * characters long.
 */
export function splitSentences(paragraph: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (let at = 0; at < paragraph.length; at += 1) {
    if (!endsHere(paragraph, at)) continue;
    sentences.push(paragraph.slice(start, at + 1).trim());
    start = at + 1;
  }
  sentences.push(paragraph.slice(start).trim());
  return sentences.filter((sentence) => sentence !== '');
}

function endsHere(text: string, at: number): boolean {
  const sign = text.charAt(at);
  if (!'.!?…'.includes(sign) || sign === '') return false;
  const next = text.slice(at + 1, at + 3);
  if (next !== '' && !/^\s/.test(next)) return false;
  if (sign !== '.') return true;
  // A small letter goes on with the sentence.
  if (/^\s\p{Ll}/u.test(next)) return false;
  return !isShortened(text.slice(Math.max(0, at - 12), at));
}

/** "20." and "Dr." do not end a sentence, "2026." at the end of a year does. */
function isShortened(before: string): boolean {
  const word = before.split(/[^\p{L}\p{N}]/u).at(-1) ?? '';
  return /^(?:\d{1,2}|\p{L})$/u.test(word) || abbreviations.has(word.toLowerCase());
}
