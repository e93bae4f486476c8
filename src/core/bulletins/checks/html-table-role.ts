// A table is either layout (and says so) or data (and has heading cells); otherwise screen readers
// read out rows and columns of nothing.
import { once, type Check } from './check.ts';

export const htmlTableRole: Check = ({ tags }) => {
  const silent = tags.filter(
    ({ name, isClosing, attributes }) =>
      name === 'table' &&
      !isClosing &&
      !['presentation', 'none'].includes(attributes.get('role') ?? ''),
  );
  return once(
    silent.some(({ at }) => {
      const end =
        tags.find((tag) => tag.name === 'table' && tag.isClosing && tag.at > at)?.at ?? Infinity;
      return !tags.some((tag) => tag.name === 'th' && tag.at > at && tag.at < end);
    }),
  );
};
