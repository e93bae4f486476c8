// Reads and dresses the small HTML that the sanitiser lets through: known tags without attributes,
// links with an escaped target, numbered lists with their first number.
import type { Template } from '#shared/contract/templates.ts';
import { readMarkup, withTags, wordsOf } from '#shared/markup.ts';
import { escapeHtml, safeAddress } from './escape.ts';

export interface RichLink {
  readonly href: string;
  readonly text: string;
}

export function linksIn(html: string): RichLink[] {
  const links: RichLink[] = [];
  let open: { href: string; from: number } | undefined;
  readMarkup(html, {
    tag({ name, isClosing, attributes, at, end }) {
      if (name !== 'a') return;
      if (open && isClosing)
        links.push({ href: open.href, text: wordsOf(html.slice(open.from, at)) });
      open = isClosing ? undefined : { href: attributes.get('href') ?? '', from: end };
    },
  });
  return links;
}

/**
 * Styles stand on the tags because some mail programs (Outlook, GMX in some settings) drop style
 * sheets.
 */
export function styledRichText(html: string, { accent }: Template['colours']): string {
  const list = 'margin:0 0 14px;padding:0 0 0 24px';
  const looks = new Map([
    ['p', 'margin:0 0 14px'],
    ['ul', list],
    ['ol', list],
    ['li', 'margin:0 0 6px'],
    ['a', `color:${accent};text-decoration:underline`],
  ]);
  return withTags(html, ({ name, isClosing, attributes, at, end }) => {
    const look = isClosing ? undefined : looks.get(name);
    if (look === undefined) return undefined;
    if (name !== 'a') return `<${name} style="${look}"${html.slice(at + 1 + name.length, end)}`;
    const href = escapeHtml(safeAddress(attributes.get('href') ?? ''));
    return `<a style="${look}" href="${href}" rel="noopener noreferrer">`;
  });
}
