// Phones show some 40 characters, computers some 70; the rest is cut off.
import { once, type Check } from './check.ts';

const MAX_LENGTH = 78;

export const subjectLong: Check = ({ bulletin }) => once(bulletin.subject.length > MAX_LENGTH, { length: bulletin.subject.length, max: MAX_LENGTH });
