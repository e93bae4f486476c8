// Takes the depth out of html that was nested to harm: parsers need quadratic time for a hundred thousand elements inside each other.
// No mail a person wrote comes near the limit. Runs before a sanitiser, never instead of one.

const MAX_DEPTH = 200;

/** Elements without an end, or whose end is often left out; they do not nest by themselves. */
const flat = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr', 'p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot', 'option']);

/** Start tags below the limit are left out; what they surround stays. Linear. */
export function withoutDeepNesting(html: string): string {
  let depth = 0;
  return html.replace(/<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})[^<>]*>/g, (tag: string, slash: string, name: string) => {
    if (flat.has(name.toLowerCase())) return tag;
    if (slash === '/') { depth = Math.max(0, depth - 1); return tag; }
    depth += 1;
    return depth > MAX_DEPTH ? '' : tag;
  });
}
