// actors.*: the address book. How lists get into it: `import-handlers.ts`.
import { loadSettings } from '#core/settings/load-settings.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { ActorFilter } from '#shared/contract/actor-filter.ts';
import type { actors } from '#shared/contract/actors.ts';
import type { Handlers } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { ActorId } from '#shared/values.ts';
import { planBasis, planBasisRemoval } from './bulk-legal-basis.ts';
import { createImportHandlers, type ImportSurroundings } from './import-handlers.ts';
import { keepClosed } from './kept-leaves.ts';
import { endRestrictions, freedNow, restrictedAgain } from './kept-restrictions.ts';
import {
  closedContacts,
  findActors,
  foundPlaces,
  keptObstacles,
  type Obstacles,
} from './list-actors.ts';
import { addConsent, undoConsent } from './new-consent.ts';
import { addressBookReader } from './read-address-book.ts';
import { editedActor, newlyClosed } from './save-actor.ts';
import { actorOrders } from './search-actors.ts';
import { undoUnsubscribe } from './take-back.ts';
import { suppress, unsubscribeContact } from './unsubscribe.ts';

export function createActorsHandlers(around: ImportSurroundings): Handlers<typeof actors> {
  const { store, fingerprint, ids, clock, events } = around;
  const inOrder = actorOrders();
  const readBook = addressBookReader(around);
  const obstaclesOf = keptObstacles();

  const everybody = async () => {
    const book = await readBook();
    return { actors: book.actors, obstacles: obstaclesOf(book) };
  };
  const find = async (actors: readonly Actor[], filter: ActorFilter, obstacles: Obstacles) => {
    const { importId } = filter;
    const [imported, { lists }] = await Promise.all([
      importId === undefined ? undefined : store.imports.get(importId),
      loadSettings(store),
    ]);
    return { ...findActors(actors, filter, { obstacles, imported, lists }), lists };
  };

  const byId = async (id: ActorId) => {
    const actor = await store.actors.get(id);
    if (!actor) throw new AppError('actor.not-found', { id });
    return actor;
  };

  return {
    ...createImportHandlers(around),

    async list({ offset, limit, sort, isDescending, ...filter }) {
      const { actors, obstacles } = await everybody();
      const { found, counts, asked, lists } = await find(inOrder(actors, sort), filter, obstacles);
      const items = (isDescending ? found.toReversed() : found).slice(offset, offset + limit);
      return {
        total: found.length,
        items,
        obstacles: counts,
        closed: closedContacts(items, obstacles),
        places: foundPlaces(items, asked, lists),
      };
    },

    async closed({ id }) {
      const [actor, { obstacles }] = await Promise.all([byId(id), everybody()]);
      return closedContacts([actor], obstacles);
    },

    async addLegalBasis({ filter, expected, legalBasis }) {
      const { actors, obstacles } = await everybody();
      const { put, contactIds } = planBasis(
        (await find(actors, filter, obstacles)).found,
        obstacles,
        legalBasis,
        clock.now(),
      );
      if (contactIds.length !== expected)
        throw new AppError('contacts.others-meanwhile', { expected, found: contactIds.length });
      await store.actors.putMany(put);
      events.publish('actors.changed', { count: put.length });
      return { contactIds: [...contactIds] };
    },

    async removeLegalBasis({ contactIds, legalBasis }) {
      const { put, contactIds: undone } = planBasisRemoval(
        await store.actors.list(),
        contactIds,
        legalBasis,
        clock.now(),
      );
      if (put.length > 0) await store.actors.putMany(put);
      events.publish('actors.changed', { count: put.length });
      return { undone: undone.length, kept: contactIds.length - undone.length };
    },

    get: ({ id }) => byId(id),

    async save({ actor: edited }) {
      const known = edited.id === undefined ? undefined : await store.actors.get(edited.id);
      if (edited.id !== undefined && !known)
        throw new AppError('actor.not-found', { id: edited.id });
      if (edited.revision !== (known?.revision ?? 0))
        throw new AppError('store.conflict', { id: edited.id ?? '', revision: edited.revision });
      const at = clock.now();
      const actor = editedActor(edited, known, ids, at);
      // Before the record, so a crash in between leaves the mailbox safe.
      for (const { id, email } of newlyClosed(actor, known)) {
        await suppress({ store, fingerprint }, email, at, 'unsubscribed', { by: 'office' }, [id]);
      }
      const freed = freedNow(known, actor);
      const [asListed] = await keepClosed(around, known ? [known] : [], [actor], freed);
      const saved = await store.actors.put(asListed!);
      await endRestrictions(around, freed);
      await restrictedAgain(around, [saved]);
      events.publish('actors.changed', { count: 1 });
      return saved;
    },

    async remove({ id, revision }) {
      const actor = await byId(id);
      if (actor.revision === revision) await keepClosed(around, [actor], []);
      await store.actors.remove(id, revision);
      events.publish('actors.changed', { count: 1 });
      return actor;
    },

    async restore({ actor }) {
      const [asListed] = await keepClosed(around, [], [actor]);
      const restored = await store.actors.restore(asListed!);
      await restrictedAgain(around, [restored]);
      events.publish('actors.changed', { count: 1 });
      return restored;
    },

    unsubscribe: ({ contactId, reason }) =>
      unsubscribeContact(around, contactId, 'unsubscribed', { by: 'office', why: reason }),
    undoUnsubscribe: ({ contactId, reason }) => undoUnsubscribe(around, contactId, reason),
    addConsent: ({ contactId, consent }) => addConsent(around, contactId, consent),
    undoConsent: async ({ consent, before }) => ({
      undone: await undoConsent(around, consent, before),
    }),
  };
}
