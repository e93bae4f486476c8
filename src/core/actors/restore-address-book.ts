// Earlier states of the address book: whoever is restricted now stays so, whatever an earlier state
// says.
import type { Backups } from '#core/ports/backups.ts';
import type { Store } from '#core/ports/store.ts';
import type { Actor } from '#shared/contract/actor.ts';
import { keepRestrictions, restrictedAgain } from './kept-restrictions.ts';
import type { LeavingSurroundings } from './unsubscribe.ts';

interface Surroundings extends Pick<LeavingSurroundings, 'fingerprint' | 'clock'> {
  readonly store: Pick<Store, 'actors' | 'suppressions'>;
}

/** `backups`, with that promise. */
export function backupsKeepingRestrictions(backups: Backups, around: Surroundings): Backups {
  const { actors } = around.store;
  return {
    list: () => backups.list(),
    async restore(file, generation, before) {
      if (file !== 'actors.json') return backups.restore(file, generation, before);
      const replaced = await backups.restore(file, generation, async (then) => {
        await before?.(then);
        await keepRestrictions(around, await actors.list(), then as readonly Actor[]);
      });
      await restrictedAgain(around, await actors.list());
      return replaced;
    },
  };
}
