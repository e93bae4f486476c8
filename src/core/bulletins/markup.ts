// Reads finished html once from the left and lists its tags, those in Outlook's conditional comments too. For looking at our own output, not for
// foreign html: it does not repair, it reports what is written.

export interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  /** Lower-case names, values with entities resolved. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Where the tag begins and where what follows it begins. */
  readonly at: number;
  readonly end: number;
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' };
export const resolved = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity);

/** The text of a piece of markup: tags away, entities resolved, white space as one space. */
export const wordsOf = (markup: string): string => resolved(markup.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim();

const tagStart = /[a-zA-Z/!]/;

export function tagsIn(html: string): Tag[] {
  const tags: Tag[] = [];
  const after = (what: string, from: number) => { const found = html.indexOf(what, from); return found < 0 ? html.length : found + what.length; };
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      at = html.startsWith('<!--[if', at) || html.startsWith('<!--<!', at) ? after('>', at) : after('-->', at);
    } else if (!tagStart.test(html[at + 1] ?? '')) {
      at += 1;
    } else {
      const tag = tagAt(html, at);
      if (html[at + 1] !== '!') tags.push(tag);
      at = tag.name === 'style' && !tag.isClosing ? Math.max(tag.end, after('</style', tag.end) - '</style'.length) : tag.end;
    }
  }
  return tags;
}

function tagAt(html: string, at: number): Tag {
  const isClosing = html[at + 1] === '/';
  const attributes = new Map<string, string>();
  let cursor = isClosing ? at + 2 : at + 1;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = cursor;
    const found = pattern.exec(html)?.[0] ?? '';
    cursor += found.length;
    return found;
  };
  const name = take(/[^\s/>"'=<]*/y).toLowerCase();
  while (cursor < html.length && html[cursor] !== '>') {
    take(/[\s/]+/y);
    const attribute = take(/[^\s/>"'=<]+/y).toLowerCase();
    take(/\s*/y);
    if (html[cursor] !== '=') { if (attribute !== '') attributes.set(attribute, ''); else if (html[cursor] !== '>') cursor += 1; continue; }
    cursor += 1;
    take(/\s*/y);
    const quote = html[cursor];
    if (quote === '"' || quote === "'") {
      const close = html.indexOf(quote, cursor + 1);
      const end = close < 0 ? html.length : close;
      attributes.set(attribute, resolved(html.slice(cursor + 1, end)));
      cursor = end + 1;
    } else {
      attributes.set(attribute, resolved(take(/[^\s>]*/y)));
    }
  }
  return { name, isClosing, attributes, at, end: Math.min(html.length, cursor + 1) };
}
