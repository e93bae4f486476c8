// The moment before each mail: may this person still be written to? Read anew for every mail.
import { addressBookReader } from '#core/actors/read-address-book.ts';
import { mayWrite } from '#core/addressees/may-write.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Store } from '#core/ports/store.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { Envelope, MailFlaw, OutcomeReason } from '#shared/contract/envelope.ts';

interface Surroundings {
  readonly store: Pick<Store, 'actors' | 'suppressions'>;
  readonly fingerprint: Pick<Fingerprint, 'keyed'>;
}

/** null = may be written to. */
export type LastLook = (envelope: Envelope) => Promise<OutcomeReason | null>;

/**
 * A test goes to the address somebody typed, whoever's data it shows; that mailbox alone is asked
 * about.
 */
export function createLastLook(
  around: Surroundings,
  kind: Delivery['kind'],
  flawOf: (envelope: Envelope) => MailFlaw | null,
): LastLook {
  const readBook = addressBookReader(around);
  return async (envelope) => {
    const { contactId, address } = envelope;
    const answer = mayWrite(
      kind === 'test' ? { address } : { contactId, address },
      await readBook(),
    );
    if (!answer.may) return answer.obstacle;
    return kind === 'delivery' ? flawOf(envelope) : null;
  };
}
