// Settings with one thing changed. Pure: the record that comes in stays as it is, its revision
// stays for the store to count.
import type { SettingsRecord } from '#core/ports/stored-records.ts';
import type { Lists } from '#shared/contract/lists.ts';
import type { MailAccount } from '#shared/contract/mail-account.ts';
import type { Sender } from '#shared/contract/sender.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, SenderId } from '#shared/values.ts';

const thisMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

function replaceById<T extends { id: string }>(list: readonly T[], entry: T): T[] {
  return list.map((one) => (one.id === entry.id ? entry : one));
}

/** Throws `sender.not-found` when an existing one is meant and there is none. */
export function withSender(
  settings: SettingsRecord,
  sender: Sender,
  isNew: boolean,
): SettingsRecord {
  if (isNew) return { ...settings, senders: [...settings.senders, sender] };
  if (!settings.senders.some(({ id }) => id === sender.id))
    throw new AppError('sender.not-found', { id: sender.id });
  return { ...settings, senders: replaceById(settings.senders, sender) };
}

/**
 * Throws `account.not-found`, and `account.tls-required` for an open connection to any other
 * machine than this one.
 */
export function withAccount(
  settings: SettingsRecord,
  account: MailAccount,
  isNew: boolean,
): SettingsRecord {
  if (
    account.kind === 'smtp' &&
    account.security === 'none' &&
    !thisMachine.has(account.host.toLowerCase())
  )
    throw new AppError('account.tls-required', {});
  if (isNew) return { ...settings, accounts: [...settings.accounts, account] };
  if (!settings.accounts.some(({ id }) => id === account.id))
    throw new AppError('account.not-found', { id: account.id });
  return { ...settings, accounts: replaceById(settings.accounts, account) };
}

/** Throws `sender.not-found`. */
export function withoutSender(settings: SettingsRecord, id: SenderId): SettingsRecord {
  if (!settings.senders.some((sender) => sender.id === id))
    throw new AppError('sender.not-found', { id });
  return { ...settings, senders: settings.senders.filter((sender) => sender.id !== id) };
}

/** Throws `account.not-found`. */
export function withoutAccount(settings: SettingsRecord, id: AccountId): SettingsRecord {
  if (!settings.accounts.some((account) => account.id === id))
    throw new AppError('account.not-found', { id });
  return { ...settings, accounts: settings.accounts.filter((account) => account.id !== id) };
}

/**
 * Something removed is new again, under its old id. Throws `store.conflict` when the id is taken.
 */
export function refuseTaken(
  entries: readonly { id: string }[],
  id: string,
  revision: number,
): void {
  if (entries.some((entry) => entry.id === id))
    throw new AppError('store.conflict', { id, revision });
}

/**
 * Lists left out stay. Throws `list.entry-in-use` for the first entry that is taken away while
 * something still refers to it.
 */
export function withLists(
  settings: SettingsRecord,
  lists: Partial<Lists>,
  idsInUse: ReadonlySet<string>,
): SettingsRecord {
  const next: Lists = { ...settings.lists, ...lists };
  const kept = new Set(
    Object.values(next)
      .flat()
      .map(({ id }): string => id),
  );
  const missed = Object.values(settings.lists)
    .flat()
    .find(({ id }) => !kept.has(id) && idsInUse.has(id));
  if (missed) throw new AppError('list.entry-in-use', { id: missed.id });
  return { ...settings, lists: next };
}
