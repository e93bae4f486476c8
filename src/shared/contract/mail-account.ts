// Where mails are handed over, and how fast.
import { z } from 'zod';
import { AccountId, Line, Name } from '#shared/values.ts';

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

export const AccountInput = z.discriminatedUnion('kind', [
  FileAccount.partial({ id: true }),
  SmtpAccount.partial({ id: true }),
]);

/** The way to a mail server: find it, reach it, encrypt, log in. */
export const AccountStep = z.enum(['address', 'connect', 'encrypt', 'login', 'ready']);
export type AccountStep = z.infer<typeof AccountStep>;
