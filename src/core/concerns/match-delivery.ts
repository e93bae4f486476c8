// Which envelope a mail is about. Token and Message-ID are known only to who has the mail, so they prove it; a From address is a guess anybody
// can make, names no more than a contact, and never an envelope.
import { mailboxKey } from '#core/actors/normalise-address.ts';
import type { Journal } from '#core/ports.ts';
import type { Actor, Contact } from '#shared/contract/actors.ts';
import type { Concern } from '#shared/contract/concerns.ts';
import type { Envelope } from '#shared/contract/deliveries.ts';
import type { DeliveryId } from '#shared/values.ts';
import type { Clue, CluePlace } from './find-clues.ts';

export interface Match { readonly deliveryId: DeliveryId; readonly envelope: Envelope; readonly place: CluePlace }

/** The first clue the journal knows. A token nobody issued leads nowhere. */
export async function matchDelivery(journal: Pick<Journal, 'find'>, clues: readonly Clue[]): Promise<Match | undefined> {
  for (const { place, key } of clues) {
    const found = await journal.find(key);
    if (found) return { ...found, place };
  }
  return undefined;
}

export const matchedBy = (place: CluePlace): NonNullable<Concern['matchedBy']> => {
  if (place === 'address' || place === 'subject') return 'token';
  return place === 'body' ? 'quoted-id' : place;
};

/** Who has this address, by the list. Several contacts may share one mailbox. */
export interface KnownSender { readonly actor: Actor; readonly contact: Contact }

export function knownSenders(actors: readonly Actor[], address: string): KnownSender[] {
  if (address === '') return [];
  const key = mailboxKey(address);
  return actors.flatMap((actor) => actor.contacts.filter(({ email }) => email !== null && mailboxKey(email) === key).map((contact) => ({ actor, contact })));
}

export const isSameMailbox = (one: string, other: string): boolean => mailboxKey(one) === mailboxKey(other);
