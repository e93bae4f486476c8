// What became of every bulletin, and the last one that was sent and is still there. Apart from the
// list: typing in the search asks for no deliveries.
import { useQuery } from '#renderer/frame/use-query.ts';
import { hasCode } from '#shared/errors.ts';
import { bulletinStates, sentBulletins } from './bulletin-states.ts';
import { readPages } from './read-pages.ts';

export const useBulletinStates = () =>
  useQuery(
    async ({ bulletins, deliveries, overview }) => {
      const [{ items: views }, { items: issues }] = await Promise.all([
        readPages((page) => deliveries.list({ kind: 'delivery', ...page }), Infinity),
        readPages((page) => overview.issues(page), Infinity),
      ]);
      return {
        of: bulletinStates(views, issues),
        last: await firstStillThere(sentBulletins(views), ({ id }) => bulletins.get({ id })),
      };
    },
    ['deliveries.progressed', 'bulletins.changed', 'concerns.changed'],
  );

/** A bulletin that was sent may have been removed since. */
async function firstStillThere<Sent>(
  sent: readonly Sent[],
  read: (one: Sent) => Promise<unknown>,
): Promise<Sent | undefined> {
  for (const one of sent) {
    try {
      await read(one);
      return one;
    } catch (failure) {
      if (!hasCode(failure, 'bulletin.not-found')) throw failure;
    }
  }
  return undefined;
}
