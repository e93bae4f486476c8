// Reads and dresses the small HTML that the sanitiser lets through: known tags without attributes, links with an escaped target. Nothing here parses foreign HTML.
import type { Template } from '#shared/contract/templates.ts';
import { resolved, wordsOf } from './markup.ts';

export interface RichLink { readonly href: string; readonly text: string }

export function linksIn(html: string): RichLink[] {
  const links: RichLink[] = [];
  for (let at = html.indexOf('<a href="'); at >= 0; at = html.indexOf('<a href="', at + 1)) {
    const hrefEnd = html.indexOf('"', at + 9);
    const end = html.indexOf('</a>', at);
    if (hrefEnd < 0 || end < 0) break;
    links.push({ href: resolved(html.slice(at + 9, hrefEnd)), text: wordsOf(html.slice(html.indexOf('>', hrefEnd) + 1, end)) });
  }
  return links;
}

/** Styles stand on the tags because some mail programs (Outlook, GMX in some settings) drop style sheets. */
export const styledRichText = (html: string, { accent }: Template['colours']): string => html
  .replaceAll('<p>', '<p style="margin:0 0 14px">')
  .replaceAll('<ul>', '<ul style="margin:0 0 14px;padding:0 0 0 24px">').replaceAll('<ol>', '<ol style="margin:0 0 14px;padding:0 0 0 24px">')
  .replaceAll('<li>', '<li style="margin:0 0 6px">')
  .replaceAll('<a href=', `<a style="color:${accent};text-decoration:underline" href=`);
