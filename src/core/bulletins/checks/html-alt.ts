// Every image of the finished mail has an alt attribute, an empty one where it is decorative.
import { once, type Check } from './check.ts';

export const htmlAlt: Check = ({ tags }) =>
  once(tags.some(({ name, attributes }) => name === 'img' && !attributes.has('alt')));
