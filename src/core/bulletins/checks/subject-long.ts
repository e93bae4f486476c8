// Phones show some 40 characters, computers some 70; the rest is cut off.
import { once, type Check } from './check.ts';

const MAX_LENGTH = 78;

export const subjectLong: Check = ({ subjectLength }) =>
  once(subjectLength > MAX_LENGTH, { length: subjectLength, max: MAX_LENGTH });
