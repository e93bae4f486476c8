// What every way of sending needs to know first: the bulletin, who it comes from, and over which
// account.
import { senderOf } from '#core/bulletins/sender-of.ts';
import type { Store } from '#core/ports/store.ts';
import { loadSettings } from '#core/settings/load-settings.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import type { MailAccount } from '#shared/contract/mail-account.ts';
import type { Sender } from '#shared/contract/sender.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, BulletinId } from '#shared/values.ts';

/** Throws `bulletin.not-found`, `account.not-found`, `sender.missing`. */
export async function loadForSending(
  store: Store,
  bulletinId: BulletinId,
  accountId: AccountId,
): Promise<{ bulletin: Bulletin; account: MailAccount; sender: Sender }> {
  const bulletin = await store.bulletins.get(bulletinId);
  if (!bulletin) throw new AppError('bulletin.not-found', { id: bulletinId });
  const settings = await loadSettings(store);
  const account = settings.accounts.find(({ id }) => id === accountId);
  if (!account) throw new AppError('account.not-found', { id: accountId });
  const sender = senderOf(settings, bulletin);
  if (!sender) throw new AppError('sender.missing', {});
  return { bulletin, account, sender };
}
