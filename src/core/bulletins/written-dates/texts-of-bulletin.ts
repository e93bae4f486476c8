// Everything people wrote into a bulletin and others read: subject, preheader, and every text of
// every block, line by line. Pure.
import type { Found } from '#core/bulletins/checks/check.ts';
import { cleanLine } from '#core/bulletins/escape.ts';
import type { Block } from '#shared/contract/blocks.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import { readMarkup } from '#shared/markup.ts';
import type { BlockId } from '#shared/values.ts';

export interface WrittenLine {
  readonly line: string;
  /** Nothing of it is a block's: then it stands at this place. */
  readonly blockId?: BlockId;
  readonly place?: 'subject' | 'preheader';
}

export function linesOf(
  { subject, preheader }: Pick<Bulletin, 'subject' | 'preheader'>,
  blocks: readonly Block[],
): WrittenLine[] {
  const head: WrittenLine[] = [
    { place: 'subject', line: cleanLine(subject) },
    { place: 'preheader', line: cleanLine(preheader) },
  ];
  const body: WrittenLine[] = blocks.flatMap((block) =>
    textsOf(block).map((line) => ({ blockId: block.id, line: cleanLine(line) })),
  );
  return [...head, ...body].filter(({ line }) => line !== '');
}

function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'button':
      return [block.text];
    case 'text':
      return richLines(block.html);
    case 'image':
      return [block.alt?.kind === 'text' ? block.alt.text : '', block.caption];
    case 'event':
      return [block.title, block.place, ...richLines(block.html)];
    case 'divider':
      return [];
  }
}

const lineEnds = new Set(['p', 'br', 'li', 'ul', 'ol']);

/**
 * A paragraph, a point of a list and what stands behind a line end are lines of their own; a word
 * in bold is none.
 */
function richLines(html: string): string[] {
  const lines: string[][] = [[]];
  readMarkup(html, {
    tag({ name }) {
      if (lineEnds.has(name)) lines.push([]);
    },
    text(text) {
      lines.at(-1)?.push(text);
    },
  });
  return lines.map((pieces) => pieces.join(''));
}

/** What is found in each line, with where it stands; the same words in one place are named once. */
export function findInLines(
  lines: readonly WrittenLine[],
  find: (line: string) => readonly Readonly<Record<string, string>>[],
): Found[] {
  const found = new Map<string, Found>();
  for (const { line, blockId, place } of lines) {
    for (const data of find(line)) {
      found.set(JSON.stringify([blockId, place, data]), {
        ...(blockId && { blockId }),
        data: { ...data, ...(place && { place }) },
      });
    }
  }
  return [...found.values()];
}
