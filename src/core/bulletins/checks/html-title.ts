// The title of the document is the subject.
import { cleanLine } from '#core/bulletins/escape.ts';
import { wordsOf } from '#shared/markup.ts';
import { once, type Check } from './check.ts';

export const htmlTitle: Check = ({ html, tags, bulletin }) => {
  const title = tags.find(({ name, isClosing }) => name === 'title' && !isClosing);
  const words = title
    ? wordsOf(html.slice(title.end, html.indexOf('</title', title.end)))
    : undefined;
  return once(words !== cleanLine(bulletin.subject));
};
