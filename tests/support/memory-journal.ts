// A Journal in memory, for core tests. What it was told in which order can be read back.
import type { Journal } from '#core/ports/journal.ts';
import type { FrozenContent, JournalEntry } from '#core/ports/journal-records.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/errors.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import type { DeliveryId } from '#shared/values.ts';

export function memoryJournal(): Journal {
  const folders = new Map<
    DeliveryId,
    {
      content: FrozenContent;
      envelopes: readonly Envelope[];
      entries: JournalEntry[];
      stoppedBy: StopReason | null;
    }
  >();
  const folder = (id: DeliveryId) => {
    const found = folders.get(id);
    if (!found) throw new AppError('delivery.not-found', { id });
    return found;
  };
  return {
    begin: async (id, content, envelopes) => {
      folders.set(
        id,
        structuredClone({ content, envelopes, entries: [] as JournalEntry[], stoppedBy: null }),
      );
      return Promise.resolve();
    },
    content: async (id) => Promise.resolve(folder(id).content),
    envelopes: async (id) => Promise.resolve(folder(id).envelopes),
    entries: async (id) => Promise.resolve([...folder(id).entries]),
    append: async (id, entries) => {
      folder(id).entries.push(...structuredClone(entries));
      return Promise.resolve();
    },
    mark: async (id, stoppedBy = null) => {
      folder(id).stoppedBy = stoppedBy;
      return Promise.resolve();
    },
    condition: async (id) => Promise.resolve({ isDamaged: false, stoppedBy: folder(id).stoppedBy }),
    findsAll: async () => Promise.resolve(true),
    forget: async (id) => {
      folders.delete(id);
      return Promise.resolve();
    },
    find: async (key) => {
      const [wanted] = Object.entries(key) as [[keyof typeof names, string]];
      const names = { envelopeId: 'id', token: 'token', messageId: 'messageId' } as const;
      return Promise.resolve(
        [...folders].flatMap(([deliveryId, { envelopes }]) =>
          envelopes
            .filter((one) => one[names[wanted[0]]] === wanted[1])
            .map((envelope) => ({ deliveryId, envelope })),
        ),
      );
    },
  };
}
