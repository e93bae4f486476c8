// Without a subject there is no title either, for the list of mails as for a screen reader.
import { once, type Check } from './check.ts';

export const subjectMissing: Check = ({ bulletin }) => once(bulletin.subject === '');
