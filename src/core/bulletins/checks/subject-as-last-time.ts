// Two bulletins with one subject cannot be told apart in a mailbox, and some mail programs show
// them as one conversation.
import { once, type Check } from './check.ts';

const folded = (subject: string) =>
  subject.normalize('NFKC').toLowerCase().split(/\s/u).filter(Boolean).join(' ');

export const subjectAsLastTime: Check = ({ bulletin, lastSentSubject }) =>
  once(
    lastSentSubject !== null &&
      folded(bulletin.subject) !== '' &&
      folded(bulletin.subject) === folded(lastSentSubject),
  );
