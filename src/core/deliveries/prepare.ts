// deliveries.prepare: looks at everything a delivery would be made of and keeps nothing.
import { examineBulletin } from '#core/bulletins/check-bulletin.ts';
import type { ContentDeps } from '#core/bulletins/content-deps.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { Secrets } from '#core/ports/secrets.ts';
import { findSegment } from '#core/segments/built-in-segments.ts';
import { matchingContacts } from '#core/segments/matching-contacts.ts';
import { loadSettings } from '#core/settings/load-settings.ts';
import type { deliveries } from '#shared/contract/deliveries.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { Input, Output } from '#shared/define.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { BulletinId } from '#shared/values.ts';
import { compared, lastTime, secondsAtPace, spread } from './outlook.ts';
import { addresseesAmong, type Addressee } from './plan-delivery.ts';
import { unlessSetAside } from './set-aside.ts';
import type { StoriesOf } from './stories-of.ts';
import { carriersOf, countWhoHaveIt } from './who-has-it.ts';

const SAMPLE = 3;

interface PrepareDeps extends ContentDeps {
  readonly journal: Journal;
  readonly secrets: Secrets;
  readonly storiesOf: StoriesOf;
}

export async function prepareDelivery(
  deps: PrepareDeps,
  { bulletinId, segmentId, accountId, language }: Input<typeof deliveries.prepare>,
): Promise<Output<typeof deliveries.prepare>> {
  const { store, journal, secrets } = deps;
  const [bulletin, settings] = await Promise.all([
    store.bulletins.get(bulletinId),
    loadSettings(store),
  ]);
  if (!bulletin) throw new AppError('bulletin.not-found', { id: bulletinId });
  const segment = await findSegment(store, segmentId, language);
  const account = settings.accounts.find(({ id }) => id === accountId);
  if (!account) throw new AppError('account.not-found', { id: accountId });
  const [{ sender, isBlocked }, matches, all] = await Promise.all([
    examineBulletin(deps, bulletin),
    matchingContacts(deps, segment.rule),
    store.deliveries.list(),
  ]);
  const addressees = addresseesAmong(matches);
  const shown = spread(addressees, SAMPLE);
  const last = lastTime(all, { segmentId, accountKind: account.kind, bulletinId });
  const before = await Promise.all(
    last.map(async ({ id }) => unlessSetAside(journal.envelopes(id), undefined)),
  );
  const known = before
    .filter((one) => one !== undefined)
    .map((envelopes) => envelopes.map(({ contactId }) => contactId));
  const perMinute = account.kind === 'smtp' ? account.pace.perMinute : 0;
  const obstacles: Partial<Record<ErrorCode, boolean>> = {
    'sender.missing': sender === null,
    'bulletin.blocked': isBlocked,
    'segment.empty': addressees.length === 0,
    'account.password-missing':
      account.kind === 'smtp' && account.username !== '' && !(await secrets.has(accountId)),
  };
  return {
    subject: bulletin.subject,
    sender: sender && { name: sender.name, address: sender.address, replyTo: sender.replyTo },
    account: { id: account.id, name: account.name, kind: account.kind, perMinute },
    segmentName: segment.name,
    count: addressees.length,
    sampleIds: shown.map(({ contactId }) => contactId),
    sample: shown.map(({ name, merge }) =>
      name === merge.actor ? name : `${name}, ${merge.actor}`,
    ),
    seconds: secondsAtPace(addressees.length, perMinute),
    obstacles: Object.entries(obstacles)
      .filter(([, isInTheWay]) => isInTheWay)
      .map(([code]) => code),
    alreadySent: await alreadySent(deps, all, bulletinId, addressees),
    last:
      known.length > 0
        ? compared(
            last,
            known,
            addressees.map(({ contactId }) => contactId),
            bulletinId,
          )
        : null,
  };
}

/** One that is set aside tells nobody's story. */
async function alreadySent(
  { journal, storiesOf }: PrepareDeps,
  all: readonly Delivery[],
  bulletinId: BulletinId,
  chosen: readonly Addressee[],
): Promise<Output<typeof deliveries.prepare>['alreadySent']> {
  const carriers = carriersOf(all, bulletinId);
  const newest = carriers.at(-1);
  if (!newest) return null;
  const sent = carriers.map(async ({ id }) =>
    unlessSetAside(
      Promise.all([journal.envelopes(id), storiesOf(id)]).then(([envelopes, stories]) => ({
        envelopes,
        stories,
      })),
      undefined,
    ),
  );
  const count = countWhoHaveIt(
    chosen,
    (await Promise.all(sent)).filter((one) => one !== undefined),
  );
  return count === 0 ? null : { count, id: newest.id, at: newest.startedAt ?? newest.plannedAt };
}
