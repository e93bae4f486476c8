// The address book as it is durable right now. Every answer about who may be written to rests on
// one.
import { addressBook } from '#core/addressees/address-book.ts';
import type { AddressBook } from '#core/addressees/may-write.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Store } from '#core/ports/store.ts';
import type { SuppressionEntry } from '#core/ports/stored-records.ts';
import type { Actor } from '#shared/contract/actor.ts';
import { rememberedKeys, suppressedBy } from './suppression.ts';

interface Surroundings {
  readonly store: Pick<Store, 'actors' | 'suppressions'>;
  readonly fingerprint: Pick<Fingerprint, 'keyed'>;
}

interface Known {
  readonly actors: readonly Actor[];
  readonly suppressions: readonly SuppressionEntry[];
  readonly book: AddressBook;
}

/**
 * Asks the store each time it is called: nobody is written to because something was remembered.
 * What is remembered is only what followed from exactly these records.
 */
export function addressBookReader({
  store,
  fingerprint,
}: Surroundings): () => Promise<AddressBook> {
  const keys = rememberedKeys(fingerprint);
  let known: Known | undefined;
  return async () => {
    const [actors, suppressions] = await Promise.all([
      store.actors.list(),
      store.suppressions.list(),
    ]);
    if (
      !known ||
      !isSameList(actors, known.actors) ||
      !isSameList(suppressions, known.suppressions)
    ) {
      known = {
        actors: [...actors],
        suppressions: [...suppressions],
        book: addressBook(actors, suppressedBy(suppressions, keys)),
      };
    }
    return known.book;
  };
}

/** Stored records are frozen. A store that hands out copies is only asked more often. */
const isSameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, at) => item === other[at]);
