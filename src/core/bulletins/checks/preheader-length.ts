// Too short says nothing, too long is cut off.
import { once, type Check } from './check.ts';

const MIN_LENGTH = 40;
const MAX_LENGTH = 130;

export const preheaderLength: Check = ({ preheaderLength: length }) =>
  once(length > 0 && (length < MIN_LENGTH || length > MAX_LENGTH), {
    length,
    min: MIN_LENGTH,
    max: MAX_LENGTH,
  });
