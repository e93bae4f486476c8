// The small values every slice of the contract is made of. A value that passed its schema needs no
// second check anywhere.
import { z } from 'zod';

const id = <const Prefix extends string, const Brand extends string>(
  prefix: Prefix,
  _brand: Brand,
  length = 64,
) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[a-z0-9][a-z0-9-]{0,${length - 1}}$`))
    .brand<Brand>();

export const ActorId = id('act', 'ActorId');
export const ContactId = id('con', 'ContactId');
/** Longer than the others: a segment of a region carries the region's id in its own. */
export const SegmentId = id('seg', 'SegmentId', 71);
export const BulletinId = id('bul', 'BulletinId');
export const BlockId = id('blk', 'BlockId');
export const TemplateId = id('tpl', 'TemplateId');
export const DeliveryId = id('dlv', 'DeliveryId');
export const EnvelopeId = id('env', 'EnvelopeId');
export const ConcernId = id('cnc', 'ConcernId');
export const IncomingId = id('inc', 'IncomingId');
export const ImportId = id('imp', 'ImportId');
export const SenderId = id('snd', 'SenderId');
export const AccountId = id('acc', 'AccountId');
export const RegionId = id('reg', 'RegionId');
export const TopicId = id('top', 'TopicId');
export const DepartmentId = id('dep', 'DepartmentId');
export const ActorKindId = id('kin', 'ActorKindId');
/** Names stored bytes by their content: `sha256-<hex>`. The same file twice is stored once. */
export const BlobId = z
  .string()
  .regex(/^sha256-[0-9a-f]{64}$/)
  .brand<'BlobId'>();

export type ActorId = z.infer<typeof ActorId>;
export type ContactId = z.infer<typeof ContactId>;
export type SegmentId = z.infer<typeof SegmentId>;
export type BulletinId = z.infer<typeof BulletinId>;
export type BlockId = z.infer<typeof BlockId>;
export type TemplateId = z.infer<typeof TemplateId>;
export type DeliveryId = z.infer<typeof DeliveryId>;
export type EnvelopeId = z.infer<typeof EnvelopeId>;
export type ConcernId = z.infer<typeof ConcernId>;
export type IncomingId = z.infer<typeof IncomingId>;
export type ImportId = z.infer<typeof ImportId>;
export type SenderId = z.infer<typeof SenderId>;
export type AccountId = z.infer<typeof AccountId>;
export type RegionId = z.infer<typeof RegionId>;
export type TopicId = z.infer<typeof TopicId>;
export type DepartmentId = z.infer<typeof DepartmentId>;
export type ActorKindId = z.infer<typeof ActorKindId>;
export type BlobId = z.infer<typeof BlobId>;

/** An id's prefix says what it names; ids are made from these and nothing else. */
export interface IdOf {
  act: ActorId;
  con: ContactId;
  seg: SegmentId;
  bul: BulletinId;
  blk: BlockId;
  dlv: DeliveryId;
  env: EnvelopeId;
  cnc: ConcernId;
  inc: IncomingId;
  snd: SenderId;
  acc: AccountId;
  reg: RegionId;
  top: TopicId;
  dep: DepartmentId;
  kin: ActorKindId;
  imp: ImportId;
}
export type IdPrefix = keyof IdOf;

/** Counts the saves of a record; a save names the revision it started from. 0 = not saved yet. */
export const Revision = z.int().min(0);

// Tabs and whatever ends a line, and the rest of C0, DEL and C1: none of them may reach a header or
// a single-line field (RFC 5322, 2.2). They come with what is pasted, and nobody sees them.
const breaks = /[\t-\r\u0085\u2028\u2029]+/g;
const controls = /[\u0000-\u001f\u007f-\u009f]/g;
const inOneLine = (text: string) => text.replace(breaks, ' ').replace(controls, '');

/** One line of text, trimmed. A break in it becomes a space, a control character goes. */
export const Line = (max: number) => z.string().overwrite(inOneLine).trim().max(max);
/** A name a person gives to something: one line, not empty. */
export const Name = Line(200).min(1);
/** Several lines of plain text. */
export const PlainText = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !text.includes('\u0000'), 'control-character');

/**
 * addr-spec without comments or quoting; local part as given, domain lower case, IDN allowed (RFC
 * 5321, 4.5.3.1: 64 and 254 octets).
 */
export const EmailAddress = z
  .string()
  .trim()
  .min(3)
  .max(254)
  .regex(
    /^[^\s@"(),:;<>[\\\]\u0000-\u001f\u007f-\u009f]{1,64}@[^\s@"(),:;<>[\\\]\u0000-\u001f\u007f-\u009f]+$/u,
  )
  .refine((text) => {
    const domain = text.slice(text.lastIndexOf('@') + 1);
    return (
      domain.split('.').length > 1 &&
      domain
        .split('.')
        .every((label) =>
          /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u.test(label),
        )
    );
  }, 'domain')
  .refine((text) => {
    const local = text.slice(0, text.lastIndexOf('@'));
    return !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');
  }, 'local-part')
  .brand<'EmailAddress'>();
export type EmailAddress = z.infer<typeof EmailAddress>;

/** A point in time, ISO 8601 in UTC with `Z`. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;
/** A day, `YYYY-MM-DD`, in the office's own calendar. */
export const LocalDate = z.iso.date();
export type LocalDate = z.infer<typeof LocalDate>;
/** A wall-clock time at the place of an event, `YYYY-MM-DDTHH:MM`, deliberately without a zone. */
export const LocalDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

export const TOO_LARGE = 'file-too-large';
/** A password. No door takes it from where others can read it, and none shows it. */
export const Secret = z.string().max(1000).meta({ secret: true });

/**
 * File content as base64. Files travel as content and never as paths; `maxBytes` counts decoded
 * bytes.
 */
export const Bytes = (maxBytes: number) =>
  z
    .base64()
    .max(Math.ceil(maxBytes / 3) * 4, TOO_LARGE)
    .meta({ bytes: true, maxBytes });
export const FileName = z.string().max(255);
export const MiB = 1024 * 1024;

export const Language = z.enum(['de', 'en']);
export type Language = z.infer<typeof Language>;

/** Which part of a list is wanted. */
export const PageInput = {
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
};
/** A part of a list, and how long the whole list is. */
export const Page = <Item extends z.ZodType>(item: Item) =>
  z.object({ total: z.int().min(0), items: z.array(item) });
