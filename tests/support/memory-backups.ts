// Earlier states of an address book in memory, with the promises the files keep: the latest five,
// and records that come back have a revision nobody has seen.
import type { Backups } from '#core/ports/backups.ts';
import type { Collection, Store } from '#core/ports/store.ts';
import type { Actor } from '#shared/contract/actor.ts';
import { AppError } from '#shared/errors.ts';
import { steadyClock } from './steady-machine.ts';

const KEPT = 5;

export function memoryBackups(store: Store): { readonly store: Store; readonly backups: Backups } {
  const savedAt = steadyClock().now();
  const states: { readonly generation: number; readonly actors: readonly Actor[] }[] = [];
  let generation = 0;
  const { actors } = store;
  const kept = async <Saved>(write: () => Promise<Saved>): Promise<Saved> => {
    const before = await actors.list();
    const saved = await write();
    generation += 1;
    states.unshift({ generation, actors: before });
    states.splice(KEPT);
    return saved;
  };
  const watched: Collection<Actor> = {
    ...actors,
    put: (record) => kept(() => actors.put(record)),
    putMany: (records) => kept(() => actors.putMany(records)),
    remove: (id, revision) => kept(() => actors.remove(id, revision)),
    change: (changes) => kept(() => actors.change(changes)),
    restore: (record) => kept(() => actors.restore(record)),
  };
  return {
    store: { ...store, actors: watched },
    backups: {
      list: () =>
        Promise.resolve(
          states.map((state) => ({
            file: 'actors.json' as const,
            generation: state.generation,
            savedAt,
            bytes: 1,
            isReadable: true,
            day: null,
          })),
        ),
      async restore(file, wanted, before) {
        const state = states.find((one) => one.generation === wanted);
        if (!state) throw new AppError('backup.not-found', { file, generation: wanted });
        await before?.(state.actors);
        const now = new Map((await actors.list()).map((actor) => [actor.id, actor]));
        const stays = new Set(state.actors.map(({ id }) => id));
        const put = state.actors
          .filter(({ id }) => now.has(id))
          .map((actor) => ({ ...actor, revision: now.get(actor.id)!.revision }));
        await watched.change({ put, remove: [...now.values()].filter(({ id }) => !stays.has(id)) });
        for (const actor of state.actors) if (!now.has(actor.id)) await actors.restore(actor);
        return generation - 1;
      },
    },
  };
}
