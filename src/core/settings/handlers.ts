// settings.*: senders, mail accounts and the editable lists.
import type { EventBus } from '#core/event-bus.ts';
import type { Ids } from '#core/ports/ids.ts';
import type { Secrets } from '#core/ports/secrets.ts';
import type { Store } from '#core/ports/store.ts';
import type { SettingsRecord } from '#core/ports/stored-records.ts';
import type { Transport } from '#core/ports/transport.ts';
import type { Backups } from '#core/ports/backups.ts';
import type { FolderRights } from '#core/ports/folder-access.ts';
import type { settings } from '#shared/contract/settings.ts';
import type { Handlers } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId } from '#shared/values.ts';
import { announceRestored } from './announce-restored.ts';
import {
  refuseTaken,
  withAccount,
  withLists,
  withoutAccount,
  withoutSender,
  withSender,
} from './change-settings.ts';
import { checkAccount } from './check-account.ts';
import { loadEntriesInUse } from './entries-in-use.ts';
import { loadSettings } from './load-settings.ts';
import { unfinishedDelivery } from './unfinished-delivery.ts';

interface Surroundings {
  store: Store;
  secrets: Secrets;
  transports: { readonly file: Transport; readonly smtp: Transport };
  backups: Backups;
  rights: FolderRights;
  ids: Ids;
  events: EventBus;
}

export function createSettingsHandlers({
  store,
  secrets,
  transports,
  backups,
  rights,
  ids,
  events,
}: Surroundings): Handlers<typeof settings> {
  /** For taking a removal back. In memory only, and gone with the program. */
  const removedPasswords = new Map<AccountId, string>();
  const view = async (record: SettingsRecord) => {
    const accountsWithPassword: AccountId[] = [];
    for (const account of record.accounts)
      if (account.kind === 'smtp' && (await secrets.has(account.id)))
        accountsWithPassword.push(account.id);
    return {
      revision: record.revision,
      senders: record.senders,
      accounts: record.accounts,
      lists: record.lists,
      accountsWithPassword,
      arePasswordsLasting: secrets.areLasting,
    };
  };
  const loadAt = async (revision: number) => {
    const record = await loadSettings(store);
    if (record.revision !== revision)
      throw new AppError('store.conflict', { id: record.id, revision });
    return record;
  };
  const save = async (record: SettingsRecord) => {
    const saved = await store.settings.put(record);
    events.publish('settings.changed', {});
    return view(saved);
  };

  return {
    get: async () => view(await loadSettings(store)),

    async saveSender({ revision, sender }) {
      const id = sender.id ?? ids.next('snd');
      return save(withSender(await loadAt(revision), { ...sender, id }, sender.id === undefined));
    },

    async saveAccount({ revision, account: { id: givenId, ...given }, password }) {
      const id = givenId ?? ids.next('acc');
      const account = { ...given, id };
      const changed = withAccount(await loadAt(revision), account, givenId === undefined);
      // The password first: where the machine has no safe place for it nothing at all is changed.
      const isForgotten = account.kind === 'file' || password === '';
      if (isForgotten && (await secrets.has(id))) await secrets.forget(id);
      if (!isForgotten && password !== undefined) await secrets.put(id, password);
      return save(changed);
    },

    async removeSender({ revision, id }) {
      const changed = withoutSender(await loadAt(revision), id);
      const user = unfinishedDelivery(
        await store.deliveries.list(),
        ({ senderId }) => senderId === id,
      );
      if (user) throw new AppError('sender.in-use', { id, deliveryId: user.id });
      return save(changed);
    },

    async restoreSender({ revision, sender }) {
      const record = await loadAt(revision);
      refuseTaken(record.senders, sender.id, revision);
      return save(withSender(record, sender, true));
    },

    async removeAccount({ revision, id }) {
      const changed = withoutAccount(await loadAt(revision), id);
      const user = unfinishedDelivery(
        await store.deliveries.list(),
        ({ accountId }) => accountId === id,
      );
      if (user) throw new AppError('account.in-use', { id, deliveryId: user.id });
      const saved = await save(changed);
      const password = await secrets.get(id);
      if (password !== undefined) {
        removedPasswords.set(id, password);
        await secrets.forget(id);
      }
      return saved;
    },

    async restoreAccount({ revision, account }) {
      const record = await loadAt(revision);
      refuseTaken(record.accounts, account.id, revision);
      const changed = withAccount(record, account, true);
      const password = removedPasswords.get(account.id);
      if (account.kind === 'smtp' && password !== undefined)
        await secrets.put(account.id, password);
      removedPasswords.delete(account.id);
      return save(changed);
    },

    async checkAccount({ id, account: draft, password }) {
      const known = (await loadSettings(store)).accounts.find(
        (account) => account.id === (id ?? draft?.id),
      );
      const account = draft ? { ...draft, id: draft.id ?? ids.next('acc') } : known;
      if (!account) throw new AppError('account.not-found', { id: id! });
      const kept = password ?? (known?.kind === 'smtp' ? await secrets.get(known.id) : undefined);
      return checkAccount(transports[account.kind], account, kept, (host) => {
        events.publish('settings.checkAwaitsGreeting', { host });
      });
    },

    backups: async ({ file }) => ({
      items: (await backups.list())
        .filter((backup) => file === undefined || backup.file === file)
        .map((backup) => ({ ...backup })),
    }),

    async restoreBackup({ file, generation }) {
      const running =
        file === 'deliveries.json'
          ? (await store.deliveries.list()).find(({ state }) => state === 'running')
          : undefined;
      if (running) throw new AppError('backup.delivery-running', { id: running.id });
      const replaced = await backups.restore(file, generation);
      if (replaced !== null) await announceRestored(file, store, events);
      return { replaced };
    },

    folderAccess: () => rights.look(),

    async closeFolder() {
      const closed = await rights.close();
      events.publish('settings.changed', {});
      return { closed, access: await rights.look() };
    },

    async saveLists({ revision, lists }) {
      return save(withLists(await loadAt(revision), lists, await loadEntriesInUse(store)));
    },
  };
}
