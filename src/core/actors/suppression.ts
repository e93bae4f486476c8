// The suppression list: mailboxes never written to again. Only keyed hashes are kept, so it survives erasure and tells nobody who is on it.
import type { Fingerprint, Store, SuppressionEntry } from '#core/ports.ts';
import { mailboxKey } from './normalise-address.ts';

/** The same for every spelling of one mailbox. */
export const suppressionId = (fingerprint: Pick<Fingerprint, 'keyed'>, address: string): string => `sup_${fingerprint.keyed(mailboxKey(address))}`;

/** Answers for the list as it is now; load it again for every new decision to write. */
export const loadSuppression = async (store: Pick<Store, 'suppressions'>, fingerprint: Pick<Fingerprint, 'keyed'>): Promise<(address: string) => boolean> =>
  suppressedBy(await store.suppressions.list(), fingerprint);

export function suppressedBy(entries: readonly SuppressionEntry[], fingerprint: Pick<Fingerprint, 'keyed'>): (address: string) => boolean {
  const ids = new Set(entries.map(({ id }) => id));
  return ids.size === 0 ? () => false : (address) => ids.has(suppressionId(fingerprint, address));
}

const REMEMBERED = 100_000;

/** A keyed hash costs more than everything else in a list of thousands; the same addresses are asked about after every save. */
export function rememberedKeys(fingerprint: Pick<Fingerprint, 'keyed'>): Pick<Fingerprint, 'keyed'> {
  const known = new Map<string, string>();
  return {
    keyed(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      if (known.size >= REMEMBERED) known.clear();
      const key = fingerprint.keyed(text);
      known.set(text, key);
      return key;
    },
  };
}
