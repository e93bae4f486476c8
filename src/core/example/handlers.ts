// example.*: the shipped example, loaded through the same contract a person uses, and taken away
// again as far as nobody made it their own.
import type { ExampleRecord } from '#core/ports/stored-records.ts';
import { exampleSenderId } from '#core/settings/example-sender.ts';
import type { example } from '#shared/contract/example.ts';
import type { Handlers } from '#shared/define.ts';
import { AppError, hasCode } from '#shared/errors.ts';
import type { ExampleDeps } from './example-deps.ts';
import { loadExample } from './load-example.ts';
import { createLoading } from './loading.ts';
import { untouchedActors } from './untouched-actors.ts';

export function createExampleHandlers(deps: ExampleDeps): Handlers<typeof example> {
  const { store, office, journal, rehearsals, events } = deps;

  async function remove(record: ExampleRecord): Promise<{ removed: number; kept: number }> {
    let removed = 0;
    let kept = 0;
    const count = (isGone: boolean) => {
      if (isGone) removed += 1;
      else kept += 1;
    };
    if (record.deliveryId) count(await removeRehearsal(record.deliveryId));
    if (record.bulletin)
      count(await office.bulletins.remove(record.bulletin).then(() => true, refusedAsChanged));
    if (record.segment)
      count(await office.segments.remove(record.segment).then(() => true, refusedAsChanged));
    if (record.sender) count(await removeSender(record.sender));
    const untouched = untouchedActors(record.actors, await store.actors.list());
    await store.actors.change({ remove: untouched });
    events.publish('actors.changed', { count: untouched.length });
    return {
      removed: removed + untouched.length,
      kept: kept + record.actors.length - untouched.length,
    };
  }

  /**
   * Kept when somebody's answer belongs to it. Its files go last: without its record nobody refers
   * to them.
   */
  async function removeRehearsal(id: NonNullable<ExampleRecord['deliveryId']>): Promise<boolean> {
    const delivery = await store.deliveries.get(id);
    if (!delivery) return true;
    if ((await store.incoming.list()).some(({ deliveryId }) => deliveryId === id)) return false;
    if (delivery.state !== 'finished' && delivery.state !== 'cancelled') return false;
    await store.deliveries.remove(id, delivery.revision);
    await rehearsals.forget(id);
    await journal.forget(id);
    return true;
  }

  async function removeSender(loaded: NonNullable<ExampleRecord['sender']>): Promise<boolean> {
    const { revision, senders } = await office.settings.get({});
    const sender = senders.find(({ id }) => id === exampleSenderId);
    if (!sender) return true;
    const isNeeded = (await store.bulletins.list()).some(
      ({ senderId }) => senderId === exampleSenderId,
    );
    if (isNeeded || JSON.stringify(sender) !== JSON.stringify(loaded)) return false;
    return office.settings
      .removeSender({ revision, id: exampleSenderId })
      .then(() => true, refusedAsChanged);
  }

  const loading = createLoading(events);

  return {
    load: () =>
      loading.run(async (steps) => {
        if (await store.example.get('example')) throw new AppError('example.already-loaded', {});
        try {
          return await loadExample(deps, steps);
        } catch (error) {
          // Half an example helps nobody. What went wrong with loading is what the person should
          // read.
          const record = await store.example.get('example');
          if (record)
            await remove(record)
              .then(() => store.example.remove(record.id, record.revision))
              .catch(() => undefined);
          throw error;
        }
      }),

    progress: () => Promise.resolve(loading.progress()),
    async cancel() {
      return { isCancelled: await loading.cancel() };
    },

    async remove() {
      if (loading.progress()) throw new AppError('example.loading', {});
      const record = await store.example.get('example');
      if (!record) throw new AppError('example.not-loaded', {});
      const counts = await remove(record);
      await store.example.remove(record.id, record.revision);
      return counts;
    },
  };
}

const refusedAsChanged = (error: unknown): false => {
  if (
    hasCode(error, 'store.conflict') ||
    hasCode(error, 'bulletin.not-found') ||
    hasCode(error, 'segment.not-found') ||
    hasCode(error, 'sender.in-use')
  )
    return false;
  throw error;
};
