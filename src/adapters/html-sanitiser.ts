// Lets through the small HTML of rich text, and a harmless form of incoming mail; everything else
// is unwrapped or dropped. Allow-lists only. Text is text: word-internal `*` and `_`
// ("Akteur*innen", "Bürger_innen") are never read as markup.
import sanitizeHtml, { type IOptions, type Transformer } from 'sanitize-html';
import type { HtmlSanitiser } from '#core/ports/html-sanitiser.ts';
import { LinkTarget } from '#shared/contract/blocks.ts';
import { withTags } from '#shared/markup.ts';
import { withoutDeepNesting } from '#shared/html-nesting.ts';
import { richTextLines } from './rich-text-lines.ts';

const dropped = [
  'script',
  'style',
  'textarea',
  'option',
  'noscript',
  'title',
  'xmp',
  'iframe',
  'object',
  'template',
  'svg',
  'math',
];

/** A link that leads nowhere allowed loses its target here and its tag in `withoutEmptyLinks`. */
const safeLink: Transformer = (tagName, { href = '' }) => {
  const { data } = LinkTarget.safeParse(href);
  const attribs: Record<string, string> =
    data === undefined ? {} : { href: data, rel: 'noopener noreferrer' };
  return { tagName, attribs };
};

/** A list may begin with another number than 1, as in "3. and 4." of minutes. */
const numbered: Transformer = (tagName, { start = '' }) => {
  const attribs: Record<string, string> =
    /^\d{1,4}$/.test(start) && Number(start) !== 1 ? { start: String(Number(start)) } : {};
  return { tagName, attribs };
};

/**
 * Unwraps links without a target and links inside links. Reads what the sanitiser wrote, where
 * every tag is closed.
 */
function withoutEmptyLinks(html: string): string {
  const isKept: boolean[] = [];
  let keptCount = 0;
  return withTags(html, ({ name, isClosing, attributes }) => {
    if (name !== 'a') return undefined;
    const keeps = isClosing ? isKept.pop() === true : attributes.has('href') && keptCount === 0;
    if (!isClosing) isKept.push(keeps);
    if (keeps) keptCount += isClosing ? -1 : 1;
    return keeps ? undefined : '';
  });
}

const shared: IOptions = {
  nonTextTags: dropped,
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nestingLimit: 50,
  parser: { decodeEntities: true },
};

const richTextRules: IOptions = {
  ...shared,
  // `div` only to keep lines apart that a paste separates by it; removed below.
  allowedTags: ['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'a', 'div'],
  allowedAttributes: { a: ['href'], ol: ['start'] },
  transformTags: {
    a: safeLink,
    ol: numbered,
    b: 'strong',
    i: 'em',
    h1: 'p',
    h2: 'p',
    h3: 'p',
    h4: 'p',
    h5: 'p',
    h6: 'p',
    blockquote: 'div',
    tr: 'div',
  },
};

const incomingRules: IOptions = {
  ...shared,
  allowedTags: [
    'p',
    'br',
    'div',
    'span',
    'strong',
    'b',
    'em',
    'i',
    'u',
    's',
    'small',
    'sub',
    'sup',
    'ul',
    'ol',
    'li',
    'a',
    'blockquote',
    'pre',
    'code',
    'hr',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
    'dl',
    'dt',
    'dd',
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    ol: ['start'],
    '*': ['lang', 'dir'],
  },
  transformTags: {
    a: safeLink,
    // A picture from outside would tell its sender who looks; its description is what may be shown.
    img: (_tag, { alt = '' }) => ({
      tagName: 'span',
      attribs: {},
      text: alt.trim() === '' ? '' : `[${alt.trim()}]`,
    }),
  },
};

export const htmlSanitiser: HtmlSanitiser = {
  richText(html) {
    return richTextLines(withoutEmptyLinks(sanitizeHtml(withoutDeepNesting(html), richTextRules)));
  },
  incoming: (html) => withoutEmptyLinks(sanitizeHtml(withoutDeepNesting(html), incomingRules)),
};
