// Makes two spellings of a word equal for finding: case, accents, ß, and the signs of inclusive
// German ("Akteur*innen" is found as "akteurinnen").

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}|[*:_/·­]/gu, '');

/** Every word of `query` stands somewhere in `text`. */
export function isFoundIn(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
