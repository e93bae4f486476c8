// Rich text as readable plain text: paragraphs, list markers, links with their targets. Not
// wrapped: who uses it knows the width.
import { compile, type FormatCallback } from 'html-to-text';
import type { HtmlToText } from '#core/ports/html-to-text.ts';
import { linkInText } from '#shared/link-in-text.ts';
import { dialledNumber } from '#shared/telephone-number.ts';
import { withoutDeepNesting } from '#shared/html-nesting.ts';

const block = { leadingLineBreaks: 2, trailingLineBreaks: 2 };
const heading = { selector: '', options: { ...block, uppercase: false } };

/** The words, and behind them where they lead, unless that is what they say already. */
const link: FormatCallback = (element, walk, builder) => {
  const { href = '' } = (element.attribs ?? {}) as Record<string, string>;
  let words = '';
  builder.pushWordTransform((word) => {
    words += word;
    return word;
  });
  walk(element.children, builder);
  builder.popWordTransform();
  const target = linkInText(href);
  if (target === '' || isSaidBy(words, href, target)) return;
  builder.addInline(words === '' ? target : ` <${target}>`, { noWordTransform: true });
};

const isSaidBy = (words: string, href: string, target: string): boolean =>
  words === target || (/^tel:/i.test(href) && dialledNumber(words) === dialledNumber(target));

const convert = compile({
  formatters: { link },
  wordwrap: false,
  // Beyond these a hostile mail would cost memory for nothing readable.
  limits: { maxInputLength: 4_000_000, maxDepth: 100, maxChildNodes: 20_000, ellipsis: '…' },
  selectors: [
    { selector: 'p', options: block },
    // Editors put a paragraph into each list item.
    {
      selector: 'li > p',
      format: 'block',
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
    },
    { selector: 'ul', options: { ...block, itemPrefix: '- ' } },
    { selector: 'ol', options: block },
    { selector: 'a', format: 'link' },
    { selector: 'img', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ ...heading, selector })),
  ],
});

export const htmlToText: HtmlToText = {
  // Soft hyphens are for line breaking in HTML; in plain text they would tear words apart when
  // searched or read aloud.
  convert: (html) =>
    convert(withoutDeepNesting(html))
      .replaceAll('\u00ad', '')
      .replaceAll('\u00a0', ' ')
      .split('\n')
      .map((line) => line.trimEnd().replace(/^ (?=\d)/, ''))
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
};
