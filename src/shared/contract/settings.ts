// settings.*: senders, mail accounts, lists, backups, and the data folder.
import { z } from 'zod';
import { command, event, query } from '#shared/define.ts';
import { AccountId, Revision, Secret, SenderId } from '#shared/values.ts';
import { BackupFile, Backup } from './backup.ts';
import { FolderAccess } from './folder-access.ts';
import { Lists } from './lists.ts';
import { MailAccount, AccountInput, AccountStep } from './mail-account.ts';
import { Sender } from './sender.ts';

export const Settings = z.object({
  revision: Revision,
  senders: z.array(Sender),
  accounts: z.array(MailAccount),
  lists: Lists,
});
export type Settings = z.infer<typeof Settings>;

const SettingsView = Settings.extend({
  /** Accounts whose password is kept in the safe place. The password itself never leaves it. */
  accountsWithPassword: z.array(AccountId),
  /**
   * Passwords outlive the program: in the keychain of the desktop, or sealed with a passphrase. If
   * not, each start asks for them again.
   */
  arePasswordsLasting: z.boolean(),
});

export const settings = {
  get: query('Senders, mail accounts and the editable lists.', {
    input: z.object({}),
    output: SettingsView,
  }),
  saveSender: command('Creates or changes a sender. Without an id a new one is made.', {
    input: z.object({ revision: Revision, sender: Sender.partial({ id: true }) }),
    output: SettingsView,
    errors: ['store.conflict', 'sender.not-found'],
  }),
  saveAccount: command(
    'Creates or changes a mail account. A password is kept in the safe place, never in the settings file.',
    {
      input: z.object({
        revision: Revision,
        account: AccountInput,
        /** Left out = unchanged; empty = forget it. */
        password: Secret.optional(),
      }),
      output: SettingsView,
      errors: [
        'store.conflict',
        'account.not-found',
        'account.tls-required',
        'secret.no-safe-place',
      ],
    },
  ),
  removeSender: command(
    'Removes a sender, unless a delivery that is not finished needs it. `restoreSender` takes it back.',
    {
      input: z.object({ revision: Revision, id: SenderId }),
      output: SettingsView,
      errors: ['store.conflict', 'sender.not-found', 'sender.in-use'],
    },
  ),
  restoreSender: command('Puts a removed sender back. Refused when there is one with its id.', {
    input: z.object({ revision: Revision, sender: Sender }),
    output: SettingsView,
    errors: ['store.conflict'],
  }),
  removeAccount: command(
    'Removes a mail account and forgets its password, unless a delivery that is not finished needs it. `restoreAccount` takes it back.',
    {
      input: z.object({ revision: Revision, id: AccountId }),
      output: SettingsView,
      errors: ['store.conflict', 'account.not-found', 'account.in-use'],
    },
  ),
  restoreAccount: command(
    'Puts a removed mail account back; while the program runs, with its password. Refused when there is one with its id.',
    {
      input: z.object({ revision: Revision, account: MailAccount }),
      output: SettingsView,
      errors: ['store.conflict', 'account.tls-required', 'secret.no-safe-place'],
    },
  ),
  checkAccount: command(
    'Tries a mail account step by step, saved or not, and sends nothing. Takes up to 20 seconds.',
    {
      input: z
        .object({
          id: AccountId.optional(),
          account: AccountInput.optional(),
          /** Left out = the kept one of the account. */
          password: Secret.optional(),
        })
        .refine((input) => (input.id === undefined) !== (input.account === undefined), {
          path: ['id'],
          error: 'id-or-account',
        }),
      output: z.object({
        isReady: z.boolean(),
        /**
         * In this order; after a failed step the others are skipped, and so is what this account
         * has no need of.
         */
        steps: z.array(
          z.object({
            step: AccountStep,
            state: z.enum(['ok', 'failed', 'skipped']),
            /** Code and data of the error catalogue. */
            error: z
              .object({ code: z.string(), data: z.record(z.string(), z.unknown()) })
              .nullable(),
          }),
        ),
      }),
      errors: ['account.not-found'],
      failureIn: ({ steps }) => steps.find(({ state }) => state === 'failed')?.error ?? undefined,
    },
  ),
  backups: query(
    'Earlier states that can be restored: the latest five of each file and one a day for 30 days.',
    {
      input: z.object({ file: BackupFile.optional() }),
      output: z.object({
        /** By file, newest first. What a file holds now is not among them. */
        items: z.array(Backup),
      }),
      errors: ['store.unreadable'],
    },
  ),
  restoreBackup: command(
    'Brings an earlier state of a file back. What was there becomes a backup itself; unsubscribes and restrictions are never lost.',
    {
      input: z.object({ file: BackupFile, generation: z.int().min(1) }),
      output: z.object({
        /**
         * The generation that was there before: restoring it takes this back. null = nothing was
         * different.
         */
        replaced: z.int().nullable(),
      }),
      errors: [
        'backup.not-found',
        'backup.unreadable',
        'backup.delivery-running',
        'store.newer-version',
        'store.read-only',
        'store.full',
        'store.write-failed',
      ],
    },
  ),
  folderAccess: query('Whether anybody besides its owner can get into the data folder.', {
    input: z.object({}),
    output: FolderAccess,
  }),
  closeFolder: command(
    'Takes every right on the data folder and what is in it from everybody but its owner. Links are not followed.',
    {
      input: z.object({}),
      output: z.object({
        /** How many files and folders were closed. */
        closed: z.int(),
        /** What holds now: a share may know no such rights. */
        access: FolderAccess,
      }),
    },
  ),
  saveLists: command(
    'Changes regions, topics, departments or actor kinds. An entry that is still in use cannot be removed.',
    {
      input: z.object({ revision: Revision, lists: Lists.partial() }),
      output: SettingsView,
      errors: ['store.conflict', 'list.entry-in-use'],
    },
  ),
};

export const settingsEvents = {
  'settings.checkAwaitsGreeting': event(
    'The mail server an account is checked with was reached and takes its time to greet.',
    z.object({ host: z.string() }),
  ),
  'settings.changed': event('Senders, accounts or lists changed.', z.object({})),
  'settings.restored': event(
    'A file was brought back from a backup: everything it holds may be different.',
    z.object({ file: BackupFile }),
  ),
};
