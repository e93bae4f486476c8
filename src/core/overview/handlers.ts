// overview.*: what the first page shows.
import type { DeliveryEngine } from '#core/deliveries/engine.ts';
import type { Stories } from '#core/deliveries/journal-fold.ts';
import { unlessSetAside } from '#core/deliveries/set-aside.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { Store } from '#core/ports/store.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { overview } from '#shared/contract/overview.ts';
import type { Handlers } from '#shared/define.ts';
import type { DeliveryId, Language } from '#shared/values.ts';
import { attentionOf } from './attention.ts';
import { deliveriesByIssue, issueOf, type Carried } from './issues.ts';

interface Surroundings {
  store: Store;
  journal: Journal;
  engine: Pick<DeliveryEngine, 'asItIs' | 'recordOf' | 'stories'>;
  language: Language;
}

export function createOverviewHandlers({
  store,
  journal,
  engine,
  language,
}: Surroundings): Handlers<typeof overview> {
  const carriedBy = async ({ id }: Delivery): Promise<Carried> =>
    unlessSetAside(
      Promise.all([journal.envelopes(id), engine.stories(id)]).then(([envelopes, stories]) => ({
        envelopes,
        stories,
      })),
      null,
    );

  return {
    async issues({ offset, limit }) {
      const all = deliveriesByIssue(
        (await store.deliveries.list()).map((delivery) => engine.asItIs(delivery)),
      );
      const items = all
        .slice(offset, offset + limit)
        .map(async (deliveries) =>
          issueOf(deliveries, await Promise.all(deliveries.map(carriedBy))),
        );
      return { total: all.length, items: await Promise.all(items) };
    },

    async get() {
      const [actors, segments, bulletins, stored, concerns, incoming, example] = await Promise.all([
        store.actors.list(),
        store.segments.list(),
        store.bulletins.list(),
        store.deliveries.list(),
        store.concerns.list(),
        store.incoming.list(),
        store.example.list(),
      ]);
      const deliveries = stored.map((delivery) => engine.asItIs(delivery));
      const stories = new Map<DeliveryId, Stories>();
      // A finished delivery has only final states.
      const damaged = new Map<DeliveryId, 'damaged' | 'set-aside'>();
      for (const { id, state } of deliveries) {
        const record = await engine.recordOf(id);
        if (record !== 'whole') damaged.set(id, record);
        if (
          record !== 'set-aside' &&
          (record === 'damaged' || (state !== 'finished' && state !== 'planned'))
        )
          stories.set(id, await engine.stories(id));
      }
      const reported = new Set(incoming.map(({ deliveryId }) => deliveryId));
      const carried = deliveries
        .filter((delivery) => isSent(delivery) || reported.has(delivery.id))
        .map(async (delivery) => {
          const seen = await carriedBy(delivery);
          return seen ? [{ ...seen, id: delivery.id, isReal: isSent(delivery) }] : [];
        });
      return {
        dataFolder: store.folder.path,
        restored: [...store.folder.restored],
        setAside: store.folder.setAside.map((one) => ({ ...one, names: [...one.names] })),
        isReadOnly: store.folder.isReadOnly,
        counts: {
          actors: actors.length,
          contacts: actors.reduce((sum, { contacts }) => sum + contacts.length, 0),
          segments: segments.length,
          bulletins: bulletins.length,
          deliveries: deliveries.length,
          concerns: concerns.length,
        },
        attention: attentionOf({
          bulletins,
          deliveries,
          damaged,
          stories,
          concerns,
          incoming,
          actors,
          carried: (await Promise.all(carried)).flat(),
        }),
        isExampleLoaded: example.length > 0,
        language,
      };
    },
    // Visitors are answered otherwise, see core/visitors.ts.
    holder: () => Promise.resolve({ heldBy: null }),
  };
}

const isSent = ({ kind, accountKind, startedAt }: Delivery): boolean =>
  kind === 'delivery' && accountKind === 'smtp' && startedAt !== null;
