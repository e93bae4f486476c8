// The last step of rich text: `div`, which only kept lines apart, becomes line ends, and empty
// paragraphs, by which word processors make distance, go. Reads what the sanitiser wrote, where
// every tag is closed.
import { readMarkup, type Tag } from '#shared/markup.ts';

interface Piece {
  readonly written: string;
  readonly tag?: Tag;
}

/** After these a line ends by itself. */
const blocks = new Set(['p', 'ul', 'ol']);

export function richTextLines(html: string): string {
  return withoutEmptyParagraphs(withoutDivs(piecesOf(html)))
    .map(({ written }) => written)
    .join('')
    .trim();
}

function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  readMarkup(html, {
    tag(tag) {
      pieces.push({ written: tag.name === 'br' ? '<br>' : html.slice(tag.at, tag.end), tag });
    },
    text(_text, at, end) {
      pieces.push({ written: html.slice(at, end) });
    },
  });
  return pieces;
}

function withoutDivs(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  // From the end, so that what follows a `div` is known when it is reached.
  let isLineEndNeeded = false;
  for (const piece of pieces.toReversed()) {
    const { tag, written } = piece;
    if (tag?.name === 'div') {
      if (tag.isClosing && isLineEndNeeded)
        kept.push({ written: '<br>', tag: { ...tag, name: 'br', isClosing: false } });
      isLineEndNeeded = !tag.isClosing;
      continue;
    }
    kept.push(piece);
    if (tag) isLineEndNeeded = !tag.isClosing && !blocks.has(tag.name);
    else if (!isBlank(written)) isLineEndNeeded = true;
  }
  return kept.reverse();
}

function withoutEmptyParagraphs(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  /** Where the paragraph began that holds nothing so far. */
  let emptyFrom: number | undefined;
  for (const piece of pieces) {
    const { tag, written } = piece;
    if (tag?.name === 'p' && tag.isClosing && emptyFrom !== undefined) {
      kept.length = emptyFrom;
      emptyFrom = undefined;
      continue;
    }
    if (tag?.name === 'p') emptyFrom = tag.isClosing ? undefined : kept.length;
    else if (tag ? tag.name !== 'br' : !isBlank(written)) emptyFrom = undefined;
    kept.push(piece);
  }
  return kept;
}

const isBlank = (written: string): boolean => written === '&nbsp;' || written.trim() === '';
