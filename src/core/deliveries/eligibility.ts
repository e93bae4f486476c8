// May this person still be written to? Asked once more right before each mail: somebody may have left since the delivery was planned.
import type { EventBus } from '#core/event-bus.ts';
import type { Clock, Fingerprint, Store } from '#core/ports.ts';
import { loadSuppression } from '#core/actors/suppression.ts';
import type { Contact } from '#shared/contract/actors.ts';
import type { Envelope, OutcomeReason } from '#shared/contract/deliveries.ts';
import type { ContactId } from '#shared/values.ts';

export interface Eligibility {
  /** null = may be written to. */
  reasonAgainst(envelope: Envelope): Promise<OutcomeReason | null>;
  close(): void;
}

interface Known { readonly contacts: ReadonlyMap<ContactId, Contact>; readonly isSuppressed: (address: string) => boolean }

/** How old the known contacts may be, should an announcement be missed. */
const FRESH_MS = 2_000;

/** Contacts are read again when they are announced to have changed, not for each mail. */
export function createEligibility(
  { store, fingerprint, clock, events }: { store: Store; fingerprint: Fingerprint; clock: Clock; events: EventBus }, lacksMergeValue: (envelope: Envelope) => boolean,
): Eligibility {
  let known: Promise<Known> | undefined;
  let readAtMs = -Infinity;
  const unsubscribe = events.subscribe((name) => { if (name === 'actors.changed' || name === 'concerns.changed') known = undefined; });
  const read = async (): Promise<Known> => {
    const [actors, isSuppressed] = await Promise.all([store.actors.list(), loadSuppression(store, fingerprint)]);
    return { contacts: new Map(actors.flatMap((actor) => actor.contacts.map((contact) => [contact.id, contact]))), isSuppressed };
  };
  return {
    async reasonAgainst(envelope) {
      if (!known || clock.monotonicMs() - readAtMs > FRESH_MS) {
        readAtMs = clock.monotonicMs();
        known = read();
      }
      // Workers that ask meanwhile wait for the same reading.
      const { contacts, isSuppressed } = await known;
      return reasonNotToWrite(contacts.get(envelope.contactId), isSuppressed(envelope.address)) ?? (lacksMergeValue(envelope) ? 'merge-field-empty' : null);
    },
    close: unsubscribe,
  };
}

/** A test goes to whoever the person at the screen named. */
export const everyone: Eligibility = { reasonAgainst: () => Promise.resolve(null), close: () => undefined };

export function reasonNotToWrite(contact: Contact | undefined, isSuppressed: boolean): OutcomeReason | null {
  if (isSuppressed) return contact?.state === 'unsubscribed' ? 'unsubscribed' : 'suppressed';
  if (!contact || contact.email === null) return 'contact-removed';
  if (contact.state === 'unsubscribed') return 'unsubscribed';
  if (contact.state === 'restricted') return 'suppressed';
  return contact.legalBasis === null ? 'no-legal-basis' : null;
}
