// Which actors of the example are still as they were loaded: nobody edited them, nobody
// unsubscribed. Pure.
import type { Actor } from '#shared/contract/actor.ts';
import type { ActorId } from '#shared/values.ts';

export function untouchedActors(loaded: readonly ActorId[], actors: readonly Actor[]): Actor[] {
  const ids = new Set(loaded);
  // Loading them was their first save.
  return actors.filter(({ id, revision }) => revision === 1 && ids.has(id));
}
