// What undoing an import does: what it created goes, what it changed gets its former content back,
// and whatever somebody changed since stays as it is; so a person who unsubscribed in between stays
// unsubscribed. Pure.
import type { ImportRecord } from '#core/ports/stored-records.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { ActorId } from '#shared/values.ts';

/** As many imports can be undone. */
export const KEPT_IMPORTS = 5;

/**
 * Compact: of what is new only its id, because its revision is 1 until somebody changes it; of what
 * is changed the record as it was.
 */
export function importRecord(
  about: Pick<ImportRecord, 'id' | 'at' | 'fileName'>,
  planned: readonly Actor[],
  existing: readonly Actor[],
): ImportRecord {
  const before = new Map(existing.map((actor) => [actor.id, actor] as const));
  return {
    ...about,
    revision: 0,
    created: planned.filter(({ revision }) => revision === 0).map((actor) => actor.id),
    updated: planned.flatMap((actor) => {
      const known = actor.revision === 0 ? undefined : before.get(actor.id);
      return known ? [known] : [];
    }),
  };
}

export interface UndoPlan {
  readonly put: readonly Actor[];
  readonly remove: readonly Actor[];
  /** Actors that were changed or removed since. */
  readonly kept: number;
}

export function planUndo({ created, updated }: ImportRecord, actors: readonly Actor[]): UndoPlan {
  const now = new Map<ActorId, Actor>(actors.map((actor) => [actor.id, actor]));
  const isUntouched = (id: ActorId, revision: number) => now.get(id)?.revision === revision;
  const remove = created.flatMap((id) => (isUntouched(id, 1) ? [now.get(id)!] : []));
  const put = updated.flatMap((before) =>
    isUntouched(before.id, before.revision + 1)
      ? [{ ...before, revision: before.revision + 1 }]
      : [],
  );
  return { put, remove, kept: created.length + updated.length - remove.length - put.length };
}
