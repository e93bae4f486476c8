import { z } from 'zod';
import { command, event, query } from '#shared/define.ts';
import {
  AccountId,
  ActorKindId,
  DepartmentId,
  EmailAddress,
  Instant,
  Line,
  LocalDate,
  Name,
  PlainText,
  RegionId,
  Revision,
  Secret,
  SenderId,
  TopicId,
} from '#shared/values.ts';

/**
 * Who a bulletin comes from. `imprint` is printed in every mail; `replyTo` is the mailbox somebody
 * reads.
 */
export const Sender = z.object({
  id: SenderId,
  name: Name,
  address: EmailAddress,
  replyTo: EmailAddress,
  organisation: Name,
  /**
   * The full text of the imprint (§ 5 DDG): name, postal address, contact, and who is responsible
   * (§ 18 MStV). Several lines.
   */
  imprint: PlainText(2000),
  /** Where the privacy notice is published; empty = none. https only. */
  privacyUrl: z.union([z.literal(''), z.httpUrl()]).default(''),
  /**
   * The mailbox delivers `name+anything@domain` too, so replies and bounces can carry a token in
   * the address (RFC 5233).
   */
  hasSubaddressing: z.boolean().default(false),
});
export type Sender = z.infer<typeof Sender>;

/**
 * How fast a mail server may be fed. 20 a minute over one connection is safe with every provider we
 * know; 0 = no limit.
 */
export const Pace = z.object({
  perMinute: z.int().min(0).max(100_000).default(20),
  connections: z.int().min(1).max(10).default(1),
});
export type Pace = z.infer<typeof Pace>;

const accountBase = { id: AccountId, name: Name };
/** "Probeversand": writes each mail as an .eml file into the data folder and sends nothing. */
export const FileAccount = z.object({ ...accountBase, kind: z.literal('file') });
export const SmtpAccount = z.object({
  ...accountBase,
  kind: z.literal('smtp'),
  host: Line(253).min(1),
  port: z.int().min(1).max(65_535),
  /**
   * `tls` from the first byte (465), `starttls` obligatory upgrade (587); `none` only towards this
   * very machine.
   */
  security: z.enum(['tls', 'starttls', 'none']),
  /** Empty = no login. */
  username: Line(200).default(''),
  pace: Pace.prefault({}),
});
export const MailAccount = z.discriminatedUnion('kind', [FileAccount, SmtpAccount]);
export type FileAccount = z.infer<typeof FileAccount>;
export type SmtpAccount = z.infer<typeof SmtpAccount>;
export type MailAccount = z.infer<typeof MailAccount>;

const Entry = <Id extends z.ZodType>(id: Id) => z.object({ id, name: Name });
export const Region = Entry(RegionId);
export const Topic = Entry(TopicId);
/** A Fachamt: who has to answer a concern. `address` is where its dossier goes. */
export const Department = Entry(DepartmentId).extend({
  address: EmailAddress.nullable().default(null),
});
export const ActorKind = Entry(ActorKindId);
export type Region = z.infer<typeof Region>;
export type Topic = z.infer<typeof Topic>;
export type Department = z.infer<typeof Department>;
export type ActorKind = z.infer<typeof ActorKind>;

const EntryList = <Item extends z.ZodType<{ id: string }>>(item: Item) =>
  z
    .array(item)
    .max(500)
    .refine(
      (entries) => new Set(entries.map(({ id }) => id)).size === entries.length,
      'duplicate-id',
    );
export const Lists = z.object({
  regions: EntryList(Region),
  topics: EntryList(Topic),
  departments: EntryList(Department),
  actorKinds: EntryList(ActorKind),
});
export type Lists = z.infer<typeof Lists>;

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

const AccountInput = z.discriminatedUnion('kind', [
  FileAccount.partial({ id: true }),
  SmtpAccount.partial({ id: true }),
]);

/** The way to a mail server: find it, reach it, encrypt, log in. */
export const AccountStep = z.enum(['address', 'connect', 'encrypt', 'login', 'ready']);
export type AccountStep = z.infer<typeof AccountStep>;

/** A file of the data folder. */
export const BackupFile = z.enum([
  'settings.json',
  'actors.json',
  'suppressions.json',
  'segments.json',
  'bulletins.json',
  'deliveries.json',
  'concerns.json',
  'incoming.json',
  'imports.json',
  'example.json',
]);
export type BackupFile = z.infer<typeof BackupFile>;
export const Backup = z.object({
  file: BackupFile,
  /** Counts the saves of the file and names this state for good. */
  generation: z.int(),
  savedAt: Instant,
  bytes: z.int(),
  isReadable: z.boolean(),
  /** The day whose daily copy it is; null = one of the latest five. */
  day: LocalDate.nullable(),
});

/** Who besides its owner gets into the data folder. */
export const FolderAccess = z.object({
  /** Whether the system told us; Windows has no such bits, there a folder inherits its rights. */
  knowsRights: z.boolean(),
  /** Group or others have rights on the folder itself. A closed folder protects all inside. */
  isOpen: z.boolean(),
  /** The folder belongs to the user this program runs for: only then can it be closed. */
  isOwn: z.boolean(),
  /** Files and folders inside that are open too; 0 when the folder is closed. */
  open: z.int(),
  /** Files and folders inside that belong to somebody else. */
  foreign: z.int(),
});
export type FolderAccess = z.infer<typeof FolderAccess>;

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
