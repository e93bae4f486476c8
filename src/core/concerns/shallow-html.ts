// Keeps HTML readers fast: their work grows with length times depth, and one megabyte of `<ul><li>` held the program for half a minute.

const MAX_LENGTH = 500_000;
/** No mail program nests so deep; layouts of nested tables end at about fifty. */
const MAX_DEPTH = 1000;
const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);

/** The HTML up to where it gets too deep or too long. One pass; an end tag counts only for a start tag of its name, as HTML readers have it. */
export function shallowHtml(html: string): string {
  const open = new Map<string, number>();
  let depth = 0;
  for (const match of html.slice(0, MAX_LENGTH).matchAll(/<(\/?)([a-z][a-z0-9:-]{0,40})/gi)) {
    const name = match[2]!.toLowerCase(), count = open.get(name) ?? 0;
    if (empty.has(name)) continue;
    if (match[1] === '') { open.set(name, count + 1); depth += 1; } else if (count > 0) { open.set(name, count - 1); depth -= 1; }
    if (depth > MAX_DEPTH) return html.slice(0, match.index);
  }
  return html.slice(0, MAX_LENGTH);
}
