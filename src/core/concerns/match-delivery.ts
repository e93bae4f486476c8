// Which envelope a mail is about. Token, envelope id and Message-ID are known only to who has the
// mail, so they prove it; a From address is a guess anybody can make, names no more than a contact,
// and never an envelope.
import { isSameMailbox, mailboxKey } from '#core/addressees/mailbox-key.ts';
import { foldJournal } from '#core/deliveries/journal-fold.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { FoundEnvelope } from '#core/ports/envelope-key.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import type { Concern } from '#shared/contract/concern.ts';
import type { Clue, CluePlace } from './find-clues.ts';

export interface Match extends FoundEnvelope {
  readonly place: CluePlace;
}

/**
 * The first clue the journal knows; of several envelopes it names, the likeliest. A key nobody
 * issued leads nowhere. `addresses` are whom the mail is about: the recipients of a report, the
 * sender of an answer.
 */
export async function matchDelivery(
  journal: Pick<Journal, 'find' | 'entries'>,
  clues: readonly Clue[],
  addresses: readonly string[],
): Promise<Match | undefined> {
  for (const { place, key } of clues) {
    const found = await journal.find(key);
    const likeliest = found.length > 1 ? await likeliestOf(journal, found, addresses) : found[0];
    if (likeliest) return { ...likeliest, place };
  }
  return undefined;
}

/**
 * The youngest accepted one to this address: only what was handed over can come back, and people
 * answer what they got last.
 */
async function likeliestOf(
  journal: Pick<Journal, 'entries'>,
  found: readonly FoundEnvelope[],
  addresses: readonly string[],
): Promise<FoundEnvelope | undefined> {
  const judged = await Promise.all(
    found.map(async (one) => {
      const story = foldJournal([one.envelope], await journal.entries(one.deliveryId)).get(
        one.envelope.id,
      );
      return {
        one,
        isToAddress: addresses.some(
          (address) => address !== '' && isSameMailbox(one.envelope.address, address),
        ),
        isAccepted: story?.state === 'accepted',
        firstAttemptAt: story?.firstAttemptAt ?? '',
      };
    }),
  );
  const [likeliest] = judged.sort(
    (left, right) =>
      Number(right.isToAddress) - Number(left.isToAddress) ||
      Number(right.isAccepted) - Number(left.isAccepted) ||
      right.firstAttemptAt.localeCompare(left.firstAttemptAt),
  );
  return likeliest?.one;
}

export const matchedBy = (place: CluePlace): NonNullable<Concern['matchedBy']> => {
  if (place === 'address' || place === 'subject' || place === 'envelope-id' || place === 'returned')
    return 'token';
  return place === 'body' ? 'quoted-id' : place;
};

/** Who has this address, by the list. Several contacts may share one mailbox. */
export interface KnownSender {
  readonly actor: Actor;
  readonly contact: Contact;
}

export function knownSenders(actors: readonly Actor[], address: string): KnownSender[] {
  if (address === '') return [];
  const key = mailboxKey(address);
  return actors.flatMap((actor) =>
    actor.contacts
      .filter(({ email }) => email !== null && mailboxKey(email) === key)
      .map((contact) => ({ actor, contact })),
  );
}
