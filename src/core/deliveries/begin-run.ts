// Everything a run needs, loaded and put together: the account, the frozen content, who is waiting.
import type { Blobs } from '#core/ports/blobs.ts';
import type { FrozenContent } from '#core/ports/journal-records.ts';
import type { MailDraft } from '#core/ports/mime-composer.ts';
import { loadSettings } from '#core/settings/load-settings.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { MailAccount } from '#shared/contract/mail-account.ts';
import { AppError } from '#shared/errors.ts';
import { createMailBuilder, flawFinder } from './build-mail.ts';
import type { EngineRoom } from './engine-room.ts';
import { createLastLook } from './last-look.ts';
import { createLine } from './line.ts';
import type { Turns } from './pace.ts';
import { runDelivery, type Run } from './run-delivery.ts';
import type { OnRest } from './run-rest.ts';
import { sayWhatIsUnclear } from './say-what-is-unclear.ts';

/** Throws `account.not-found`, `account.password-missing`. */
export async function accountFor(
  { store, secrets }: Pick<EngineRoom, 'store' | 'secrets'>,
  { accountId }: Delivery,
): Promise<{ account: MailAccount; password: string | undefined }> {
  const account = (await loadSettings(store)).accounts.find(({ id }) => id === accountId);
  if (!account) throw new AppError('account.not-found', { id: accountId });
  const needsPassword = account.kind === 'smtp' && account.username !== '';
  const password = needsPassword ? await secrets.get(accountId) : undefined;
  if (needsPassword && password === undefined)
    throw new AppError('account.password-missing', { id: accountId });
  return { account, password };
}

/** Sending has begun when it resolves. */
export async function beginRun(
  room: EngineRoom,
  delivery: Delivery,
  turnsFor: (account: MailAccount) => Turns,
): Promise<Run> {
  const { journal, clock, log, composer, progress } = room;
  const { id } = delivery;
  const { account, password } = await accountFor(room, delivery);
  const [content, envelopes, stories] = await Promise.all([
    journal.content(id),
    journal.envelopes(id),
    room.stories(id),
  ]);
  const images = await imagesOf(room.blobs, content);
  await sayWhatIsUnclear(room, id, await room.journalStories(id));
  return runDelivery({
    deliveryId: id,
    envelopes,
    stories,
    connections: account.kind === 'smtp' ? account.pace.connections : 1,
    journal,
    lastLook: createLastLook(room, delivery.kind, flawFinder(content)),
    clock,
    log,
    composer,
    turns: turnsFor(account),
    build: createMailBuilder(content, images),
    line: createLine({
      transport: room.transports[account.kind],
      account,
      password,
      clock,
      onGreeting: () => {
        progress.changed(id);
      },
    }),
    onProgress: () => {
      progress.moved(id);
    },
    onRest: saveRest(room, delivery),
  });
}

/** Throws `image.not-found`. */
const imagesOf = (blobs: Blobs, content: FrozenContent): Promise<MailDraft['images']> =>
  Promise.all(
    content.images.map(async ({ cid, blob, mime, fileName }) => {
      const bytes = await blobs.get(blob);
      if (!bytes) throw new AppError('image.not-found', { id: blob });
      return { cid, mime, fileName, bytes };
    }),
  );

/** A rest is stored, so that the screen says until when and why nothing goes out. */
const saveRest =
  (room: EngineRoom, { id }: Delivery): OnRest =>
  async (rest) => {
    await room.change(id, ({ state }) => {
      if (state !== 'running' && state !== 'paused') return undefined;
      return {
        state: rest ? 'paused' : 'running',
        stoppedBy: rest?.why ?? null,
        retryAt: rest?.until ?? null,
      };
    });
  };
