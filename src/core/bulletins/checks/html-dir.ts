// The direction of reading stands on html and on an element inside body, because webmail drops the
// html element.
import { once, type Check } from './check.ts';

export const htmlDir: Check = ({ tags }) => {
  const body = tags.findIndex(({ name }) => name === 'body');
  return once(
    tags.find(({ name }) => name === 'html')?.attributes.get('dir') !== 'ltr' ||
      !tags.slice(body + 1).some(({ attributes }) => attributes.get('dir') === 'ltr'),
  );
};
