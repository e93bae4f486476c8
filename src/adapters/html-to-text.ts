// Rich text as readable plain text: paragraphs, list markers, links with their targets. Not wrapped: who uses it knows the width.
import { compile } from 'html-to-text';
import type { HtmlToText } from '#core/ports.ts';
import { withoutDeepNesting } from './html-nesting.ts';

const block = { leadingLineBreaks: 2, trailingLineBreaks: 2 };
const heading = { selector: '', options: { ...block, uppercase: false } };

const convert = compile({
  wordwrap: false,
  // Beyond these a hostile mail would cost memory for nothing readable.
  limits: { maxInputLength: 4_000_000, maxDepth: 100, maxChildNodes: 20_000, ellipsis: '…' },
  selectors: [
    { selector: 'p', options: block },
    // Editors put a paragraph into each list item.
    { selector: 'li > p', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'ul', options: { ...block, itemPrefix: '- ' } },
    { selector: 'ol', options: block },
    { selector: 'a', options: { linkBrackets: ['<', '>'], hideLinkHrefIfSameAsText: true, ignoreHref: false } },
    { selector: 'img', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ ...heading, selector })),
  ],
});

export const htmlToText: HtmlToText = {
  // Soft hyphens are for line breaking in HTML; in plain text they would tear words apart when searched or read aloud.
  convert: (html) => convert(withoutDeepNesting(html)).replaceAll('\u00ad', '').replaceAll('\u00a0', ' ')
    .split('\n').map((line) => line.trimEnd().replace(/^ (?=\d)/, '')).join('\n').replace(/\n{3,}/g, '\n\n').trim(),
};
