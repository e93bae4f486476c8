// Earlier states of the address book: whoever is restricted now or left stays so, whatever an
// earlier state says, and whichever address it says it with.
import type { Backups } from '#core/ports/backups.ts';
import type { Store } from '#core/ports/store.ts';
import type { Actor } from '#shared/contract/actor.ts';
import { asTheListSays, keepClosed } from './kept-leaves.ts';
import { restrictedAgain } from './kept-restrictions.ts';
import type { LeavingSurroundings } from './unsubscribe.ts';

interface Surroundings extends Pick<LeavingSurroundings, 'fingerprint' | 'clock'> {
  readonly store: Pick<Store, 'actors' | 'suppressions'>;
}

/** `backups`, with that promise. */
export function backupsKeepingClosed(backups: Backups, around: Surroundings): Backups {
  const { actors } = around.store;
  return {
    list: () => backups.list(),
    async restore(file, generation, before) {
      if (file !== 'actors.json') return backups.restore(file, generation, before);
      const replaced = await backups.restore(file, generation, async (then) => {
        await before?.(then);
        await keepClosed(around, await actors.list(), then as readonly Actor[]);
      });
      const back = await actors.list();
      const asListed = await asTheListSays(around, back);
      const changed = asListed.filter((actor, at) => actor !== back[at]);
      if (changed.length > 0) await actors.putMany(changed);
      await restrictedAgain(around, asListed);
      return replaced;
    },
  };
}
