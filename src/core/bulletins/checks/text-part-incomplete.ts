// The plain-text part holds every link and every image description.
import { writtenLink } from '#core/bulletins/blocks-to-text.ts';
import { linksIn } from '#core/bulletins/rich-text.ts';
import { linkInText } from '#shared/link-in-text.ts';
import { dialledNumber } from '#shared/telephone-number.ts';
import type { Check } from './check.ts';

/** Line ends from wrapping do not count. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ');

/** A number is written once, as the words around it write it. */
const isNumberIn = (words: string, href: string): boolean =>
  /^tel:/i.test(href) && dialledNumber(words) === dialledNumber(linkInText(href));

export const textPartIncomplete: Check = ({ blocks, text }) => {
  const words = oneLine(text);
  const isThere = (part: string) => part === '' || words.includes(oneLine(part));
  return blocks.flatMap((block) => {
    const links = [
      ...('link' in block ? [writtenLink(block.link)] : []),
      ...('html' in block
        ? linksIn(block.html).flatMap(({ href, text }) =>
            isNumberIn(text, href) ? [] : [linkInText(href)],
          )
        : []),
    ];
    const description = block.type === 'image' && block.alt?.kind === 'text' ? block.alt.text : '';
    const missing = [...links, description].filter((part) => !isThere(part));
    return missing.map((part) => ({ blockId: block.id, data: { missing: part } }));
  });
};
