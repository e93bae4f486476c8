// A line of text as words, numbers and single signs, each with its place. One walk, so the work
// grows with the length alone.

export interface Token {
  readonly kind: 'word' | 'number' | 'sign';
  readonly text: string;
  /** Lower case, ß as ss; what words are compared by. */
  readonly folded: string;
  readonly at: number;
  readonly end: number;
  /** White space stands before it. */
  readonly isSpaced: boolean;
}

const piece = /\p{L}[\p{L}\p{M}]*|\d+|[^\s\p{L}\d]/gu;

export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const { 0: text, index } of line.matchAll(piece)) {
    const kind = kindOf(text);
    tokens.push({
      kind,
      text,
      folded: text.toLowerCase().replaceAll('ß', 'ss'),
      at: index,
      end: index + text.length,
      isSpaced: index > last,
    });
    last = index + text.length;
  }
  return tokens;
}

function kindOf(text: string): Token['kind'] {
  if (/^\d/.test(text)) return 'number';
  return /^\p{L}/u.test(text) ? 'word' : 'sign';
}

/** A sign of this kind that stands right behind what is before it. */
export const isSign = (token: Token | undefined, sign: string): boolean =>
  token?.text === sign && !token.isSpaced;

export const isCapital = (token: Token): boolean => token.text.charAt(0) !== token.folded.charAt(0);
