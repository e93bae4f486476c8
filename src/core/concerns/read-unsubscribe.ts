// Does this mail take its sender off the list, and how sure is that? Without a web server this is
// how people leave, so it must work for what Apple Mail (empty subject), Gmail (empty mail) and
// people ("Bitte austragen") send, and must never happen because a quoted footer says "Abmelden".
import type { ParsedMail } from '#core/ports/mail-parser.ts';
import { tokensIn, withoutTokens } from './find-clues.ts';
import {
  isEmptyText,
  isPlainlyOfMails,
  isUnsubscribeSubject,
  isUnsubscribeWish,
} from './is-unsubscribe-wish.ts';
import { bareSubject } from './mail-header.ts';
import type { KnownSender, Match } from './match-delivery.ts';

export interface UnsubscribeReading {
  /**
   * What it rests on: 1 token in the address, 2 token in the subject, 3 answer to our Message-ID, 4
   * token or Message-ID in the text, 5 From address alone.
   */
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly needsReview: boolean;
  /** More was written than the wish to leave. */
  readonly hasOwnWords: boolean;
  /** In words that may mean an event, or the list of those who come. */
  readonly mayMeanEvent: boolean;
}

const levels = {
  'envelope-id': 1,
  returned: 4,
  address: 1,
  subject: 2,
  'in-reply-to': 3,
  references: 3,
  body: 4,
} as const;

/**
 * `senders` are the contacts who have the From address. Whether it may be done at once:
 * `leave-doubts.ts`.
 */
export function readUnsubscribe(
  mail: ParsedMail,
  ownText: string,
  match: Match | undefined,
  senders: readonly KnownSender[],
): UnsubscribeReading | undefined {
  const said = saidIn(mail, ownText);
  const level = match ? levels[match.place] : 5;
  const isByLink = saysLink(level, said, mail);
  if (!isByLink && !said.isWish && !said.isWishAbove) return undefined;
  // Without token and Message-ID only a bare wish from exactly one known contact is enough.
  if (level === 5 && senders.length !== 1) return undefined;
  // A mail program wrote our link's subject into the text.
  const hasOurKey = tokensIn(ownText.slice(0, 10_000)).length > 0;
  const hasOwnWords = !said.isEmpty && !said.isWish;
  return {
    level,
    hasOwnWords,
    needsReview: level >= 4 || hasOwnWords,
    mayMeanEvent:
      !isByLink && !hasOurKey && !isPlainlyOfMails(said.isWish ? said.text : said.subject),
  };
}

/** Subject and text without the keys that our links write. */
interface Said {
  readonly text: string;
  readonly subject: string;
  readonly isEmpty: boolean;
  /** The text is a wish to leave. */
  readonly isWish: boolean;
  readonly isWishInSubject: boolean;
  /** The subject is one, and nothing stands below it. */
  readonly isWishAbove: boolean;
}

function saidIn(mail: Pick<ParsedMail, 'subject'>, ownText: string): Said {
  const text = withoutKeys(ownText);
  const subject = withoutKeys(bareSubject(decoded(mail.subject)));
  const isEmpty = isEmptyText(text);
  const isWishInSubject = isUnsubscribeSubject(subject);
  return {
    text,
    subject,
    isEmpty,
    isWish: isUnsubscribeWish(text),
    isWishInSubject,
    isWishAbove: isWishInSubject && isEmpty,
  };
}

/**
 * Our link writes `<mailbox>+<token>@…?subject=Abmelden <token>`; programs may drop the subject,
 * people may add words below it.
 */
const saysLink = (
  level: UnsubscribeReading['level'],
  { isEmpty, subject, isWishInSubject }: Said,
  mail: ParsedMail,
): boolean =>
  (level === 1 && isEmpty && subject.trim() === '' && isSentToToken(mail)) ||
  (level <= 2 && isWishInSubject);

/** Whether it holds nothing but a wish to leave, whoever wrote it. */
export function isBareWish(mail: Pick<ParsedMail, 'subject'>, ownText: string): boolean {
  const { isWish, isWishAbove } = saidIn(mail, ownText);
  return isWish || isWishAbove;
}

/**
 * The address of our unsubscribe link. Reports come back to `<mailbox>+bounce-<token>@…`, where an
 * empty mail means nothing.
 */
export function isSentToToken(mail: Pick<ParsedMail, 'recipients'>): boolean {
  return mail.recipients.some((address) => {
    const local = address
      .slice(0, Math.max(0, address.lastIndexOf('@')))
      .slice(0, 100)
      .toLowerCase();
    return tokensIn(local).length > 0 && !local.includes('bounce');
  });
}

/** Tokens and Message-IDs that our links wrote into subject or text. */
function withoutKeys(text: string): string {
  const rest = text.slice(0, 10_000).replace(/<[^\s<>@]{1,250}@[^\s<>@]{1,250}>/g, ' ');
  return withoutTokens(rest).replace(/[()[\]]/g, ' ');
}

/**
 * Some mail programs take the subject of a `mailto:` link as it stands: `Abmelden%20…`, also
 * encoded twice.
 */
function decoded(subject: string): string {
  let text = subject.slice(0, 1000);
  for (let round = 0; round < 3 && /%[0-9a-f]{2}/i.test(text); round += 1) {
    try {
      text = decodeURIComponent(text);
    } catch {
      return text.replaceAll('%20', ' ');
    }
  }
  return text;
}
