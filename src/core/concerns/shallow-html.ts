// Keeps HTML readers fast: their work grows with length times depth, and one megabyte of `<ul><li>`
// held the program for half a minute.
import { readMarkup } from '#shared/markup.ts';
import { voidElements } from '#shared/void-elements.ts';

const MAX_LENGTH = 500_000;
/** No mail program nests so deep; layouts of nested tables end at about fifty. */
const MAX_DEPTH = 1000;

/**
 * The HTML up to where it gets too deep or too long. One pass; an end tag counts only for a start
 * tag of its name, as HTML readers have it.
 */
export function shallowHtml(html: string): string {
  const read = html.slice(0, MAX_LENGTH);
  const open = new Map<string, number>();
  let depth = 0;
  let cut: number | undefined;
  readMarkup(read, {
    tag({ name, isClosing, at }) {
      if (cut !== undefined || voidElements.has(name)) return;
      const count = open.get(name) ?? 0;
      if (isClosing && count === 0) return;
      open.set(name, count + (isClosing ? -1 : 1));
      depth += isClosing ? -1 : 1;
      if (depth > MAX_DEPTH) cut = at;
    },
  });
  return read.slice(0, cut);
}
