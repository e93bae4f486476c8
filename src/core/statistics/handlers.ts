// statistics.*: figures of a delivery, folded from its journal each time they are asked for.
// Nothing is stored, nobody is tracked.
import { figuresOf, foldJournal, settled } from '#core/deliveries/journal-fold.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { Store } from '#core/ports/store.ts';
import { loadSettings } from '#core/settings/load-settings.ts';
import type { Api } from '#shared/api.ts';
import type { Handlers } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import { countReasons, countsByName, timesOf } from './count-envelopes.ts';

export function createStatisticsHandlers({
  store,
  journal,
}: {
  store: Store;
  journal: Journal;
}): Handlers<Api['statistics']> {
  return {
    async delivery({ id }) {
      const delivery = await store.deliveries.get(id);
      if (!delivery) throw new AppError('delivery.not-found', { id });
      const [envelopes, entries, actors, concerns, incoming, { lists }] = await Promise.all([
        journal.envelopes(id),
        journal.entries(id),
        store.actors.list(),
        store.concerns.list(),
        store.incoming.list(),
        loadSettings(store),
      ]);
      // While it runs, an attempt without an outcome is on the wire; afterwards nobody knows.
      const stories = settled(foldJournal(envelopes, entries), () => delivery.state === 'running');
      const actorById = new Map(actors.map((actor) => [actor.id, actor]));
      return {
        deliveryId: id,
        figures: figuresOf(stories),
        reasons: countReasons(stories),
        byRegion: countsByName(
          envelopes,
          stories,
          lists.regions,
          ({ actorId }) => actorById.get(actorId)?.regions ?? [],
        ),
        byKind: countsByName(envelopes, stories, lists.actorKinds, ({ actorId }) => {
          const kind = actorById.get(actorId)?.kind;
          return kind ? [kind] : [];
        }),
        actorCount: new Set(envelopes.map(({ actorId }) => actorId)).size,
        concernCount: concerns.filter(({ deliveryId }) => deliveryId === id).length,
        unsubscribeCount: incoming.filter(
          ({ type, deliveryId }) => type === 'unsubscribe' && deliveryId === id,
        ).length,
        ...timesOf(entries),
      };
    },
  };
}
