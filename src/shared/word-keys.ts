// Words compared by their letters alone: "Dipl.-Päd." and "dipl päd" are one word.

/**
 * Lower case letters without accents, dots and hyphens: "Dipl.-Päd." is "diplpad", "i. V." is "iv".
 */
export const wordKey = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');

export const keys = (...words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap((word) => word.split(' ')).map(wordKey));
