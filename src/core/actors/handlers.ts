// actors.*: the address book. How lists get into it: `import-handlers.ts`.
import type { actors } from '#shared/contract/actors.ts';
import type { Handlers } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { ActorId } from '#shared/values.ts';
import { createImportHandlers, type ImportSurroundings } from './import-handlers.ts';
import { editedActor, newlyUnsubscribed } from './save-actor.ts';
import { nameOrder, searchActors } from './search-actors.ts';
import { suppress, undoUnsubscribe, unsubscribeContact } from './unsubscribe.ts';

export function createActorsHandlers(around: ImportSurroundings): Handlers<typeof actors> {
  const { store, fingerprint, ids, clock, events } = around;
  const inNameOrder = nameOrder();

  const byId = async (id: ActorId) => {
    const actor = await store.actors.get(id);
    if (!actor) throw new AppError('actor.not-found', { id });
    return actor;
  };

  return {
    ...createImportHandlers(around),

    async list({ offset, limit, ...filter }) {
      const found = searchActors(inNameOrder(await store.actors.list()), filter);
      return { total: found.length, items: found.slice(offset, offset + limit) };
    },

    get: ({ id }) => byId(id),

    async save({ actor: edited }) {
      const known = edited.id === undefined ? undefined : await store.actors.get(edited.id);
      if (edited.id !== undefined && !known) throw new AppError('actor.not-found', { id: edited.id });
      if (edited.revision !== (known?.revision ?? 0)) throw new AppError('store.conflict', { id: edited.id ?? '', revision: edited.revision });
      const at = clock.now();
      const actor = editedActor(edited, known, ids, at);
      // Before the record, so a crash in between leaves the mailbox safe.
      for (const { email } of newlyUnsubscribed(actor, known)) if (email !== null) await suppress({ store, fingerprint }, email, at, 'unsubscribed', 'office');
      const saved = await store.actors.put(actor);
      events.publish('actors.changed', { count: 1 });
      return saved;
    },

    async remove({ id, revision }) {
      const actor = await byId(id);
      await store.actors.remove(id, revision);
      events.publish('actors.changed', { count: 1 });
      return actor;
    },

    async restore({ actor }) {
      const restored = await store.actors.restore(actor);
      events.publish('actors.changed', { count: 1 });
      return restored;
    },

    unsubscribe: ({ contactId }) => unsubscribeContact(around, contactId, 'unsubscribed', 'office'),
    undoUnsubscribe: ({ contactId }) => undoUnsubscribe(around, contactId),
  };
}
