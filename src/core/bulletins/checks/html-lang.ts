// The language stands on html and on the first element inside body, because webmail drops the html
// element.
import { once, type Check } from './check.ts';

export const htmlLang: Check = ({ tags, bulletin: { language } }) => {
  const body = tags.findIndex(({ name }) => name === 'body');
  const first = tags
    .slice(body + 1)
    .find(({ isClosing, attributes }) => !isClosing && attributes.has('lang'));
  return once(
    tags.find(({ name }) => name === 'html')?.attributes.get('lang') !== language ||
      first?.attributes.get('lang') !== language,
  );
};
