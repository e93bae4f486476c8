// Does this mail take its sender off the list, and how sure is that? Without a web server this is how people leave, so it must work for what
// Apple Mail (empty subject), Gmail (empty mail) and people ("Bitte austragen") send, and must never happen because a quoted footer says "Abmelden".
import type { ParsedMail } from '#core/ports.ts';
import { tokensIn } from './find-clues.ts';
import { isEmptyText, isUnsubscribeSubject, isUnsubscribeWish } from './is-unsubscribe-wish.ts';
import { isSameMailbox, type KnownSender, type Match } from './match-delivery.ts';

export interface UnsubscribeReading {
  /** What it rests on: 1 token in the address, 2 token in the subject, 3 answer to our Message-ID, 4 token or Message-ID in the text, 5 From address alone. */
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly needsReview: boolean;
  /** More was written than the wish to leave. */
  readonly hasOwnWords: boolean;
}

const levels = { address: 1, subject: 2, 'in-reply-to': 3, references: 3, body: 4 } as const;

/** `senders` are the contacts who have the From address. */
export function readUnsubscribe(mail: ParsedMail, ownText: string, match: Match | undefined, senders: readonly KnownSender[]): UnsubscribeReading | undefined {
  const text = withoutKeys(ownText);
  const isEmpty = isEmptyText(text), isWish = isUnsubscribeWish(text);
  const isWishInSubject = isUnsubscribeSubject(withoutKeys(mail.subject));
  const isSilent = isEmpty && withoutKeys(mail.subject).trim() === '';
  const hasOwnWords = !isEmpty && !isWish;
  const level = match ? levels[match.place] : 5;

  // Our link writes `<mailbox>+<token>@…?subject=Abmelden <token>`; programs may drop the subject, people may add words below it.
  const isByLink = (level === 1 && isSilent && isSentToToken(mail)) || (level <= 2 && isWishInSubject);
  const isInWords = isWish || (isWishInSubject && isEmpty);
  if (!isByLink && !isInWords) return undefined;
  // Without token and Message-ID only a bare wish from exactly one known contact is enough.
  if (level === 5 && senders.length !== 1) return undefined;

  const isFromElsewhere = match !== undefined && !isSameMailbox(match.envelope.address, mail.from.address);
  return { level, hasOwnWords, needsReview: level >= 4 || hasOwnWords || (level === 3 && isFromElsewhere) };
}

/** The address of our unsubscribe link. Reports come back to `<mailbox>+bounce-<token>@…`, where an empty mail means nothing. */
export function isSentToToken(mail: Pick<ParsedMail, 'recipients'>): boolean {
  return mail.recipients.some((address) => {
    const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).slice(0, 100).toLowerCase();
    return tokensIn(local).length > 0 && !local.includes('bounce');
  });
}

/** Tokens and Message-IDs that our links wrote into subject or text. */
function withoutKeys(text: string): string {
  let rest = text.slice(0, 10_000).replace(/<[^\s<>@]{1,250}@[^\s<>@]{1,250}>/g, ' ');
  for (const token of tokensIn(rest)) rest = rest.replaceAll(new RegExp(`\\b${token}\\b`, 'gi'), ' ');
  return rest.replace(/[()[\]]/g, ' ');
}
