// The outside world on one page: what the domain needs from it, in the domain's own words. One
// adapter keeps each promise.
import type { Actor } from '#shared/contract/actors.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import type { Concern, Incoming } from '#shared/contract/concerns.ts';
import type { Delivery, Envelope } from '#shared/contract/deliveries.ts';
import type { ServerReply } from '#shared/server-reply.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import type { ExampleBulletin, ExampleIndex } from '#shared/contract/example.ts';
import type { Segment } from '#shared/contract/segments.ts';
import type { MailAccount } from '#shared/contract/settings.ts';
import type { Template } from '#shared/contract/templates.ts';
import type {
  AccountId,
  BlobId,
  ContactId,
  DeliveryId,
  EnvelopeId,
  IdOf,
  IdPrefix,
  Instant,
  TemplateId,
} from '#shared/values.ts';
import type { FrozenContent, JournalEntry, JournalRecord } from './ports/journal-records.ts';
import type {
  ExampleRecord,
  ImportRecord,
  SettingsRecord,
  StoredRecord,
  SuppressionEntry,
} from './stored-records.ts';
import type { EnvelopeKey, FoundEnvelope } from './ports/envelope-key.ts';

// ---------------------------------------------------------------- data

export type {
  DamagedEntry,
  FrozenContent,
  JournalEntry,
  JournalRecord,
} from './ports/journal-records.ts';
export type {
  ExampleRecord,
  ImportRecord,
  SettingsRecord,
  StoredRecord,
  SuppressionCause,
  SuppressionEntry,
} from './stored-records.ts';

/** One kind of noun. What it hands out is frozen: change a copy and put it back.
 *  A put is durable when it resolves, or refused as a whole (`store.conflict`, `store.full`,
 *  `store.write-failed`, `store.read-only`).
 */
export interface Collection<T extends StoredRecord> {
  get(id: T['id']): Promise<T | undefined>;
  /** In the order of creation. */
  list(): Promise<readonly T[]>;
  /**
   * `record.revision` is the one it was read with, 0 for a new one. Resolves with the record at its
   * next revision.
   */
  put(record: T): Promise<T>;
  /** All or none, one write. */
  putMany(records: readonly T[]): Promise<readonly T[]>;
  /** `store.conflict` when the revision is stale; removing what is not there is fine. */
  remove(id: T['id'], revision: number): Promise<void>;
  /** Puts and removals together: all or none, one write. Resolves with what was put. */
  change(changes: {
    readonly put?: readonly T[];
    readonly remove?: readonly StoredRecord[];
  }): Promise<readonly T[]>;
  /**
   * Puts back what was removed, at a revision nobody has seen. `store.conflict` when the id exists.
   */
  restore(record: T): Promise<T>;
}

export interface Store {
  readonly settings: Collection<SettingsRecord>;
  readonly actors: Collection<Actor>;
  readonly suppressions: Collection<SuppressionEntry>;
  readonly imports: Collection<ImportRecord>;
  readonly example: Collection<ExampleRecord>;
  readonly segments: Collection<Segment>;
  readonly bulletins: Collection<Bulletin>;
  readonly deliveries: Collection<Delivery>;
  readonly concerns: Collection<Concern>;
  readonly incoming: Collection<Incoming>;
  readonly folder: {
    readonly path: string;
    readonly isReadOnly: boolean;
    readonly restored: readonly { file: string; keptAs: string | null }[];
    /** Single records that could not be worked with, and the copy of the file they are kept in. */
    readonly setAside: readonly { file: string; keptAs: string | null; names: readonly string[] }[];
  };
}

/**
 * Per delivery: frozen content and envelopes, written once, and the journal of what happened. What
 * is asked of one whose files are missing or
 *  damaged as a whole throws `delivery.set-aside`; they stay as they are. */
export interface Journal {
  /**
   * Durable when it resolves. A crash in between leaves files nobody refers to, never a delivery
   * without envelopes.
   */
  begin(id: DeliveryId, content: FrozenContent, envelopes: readonly Envelope[]): Promise<void>;
  content(id: DeliveryId): Promise<FrozenContent>;
  envelopes(id: DeliveryId): Promise<readonly Envelope[]>;
  /** What happened, in order, and where that cannot be read. */
  entries(id: DeliveryId): Promise<readonly JournalRecord[]>;
  /**
   * Durable (fdatasync) when it resolves, in the order of the calls. Concurrent calls share one
   * sync.
   */
  append(id: DeliveryId, entries: readonly JournalEntry[]): Promise<void>;
  /**
   * Remembers beside the journal how far it has come, so that it is noticed when less is there
   * later, and why sending stopped where nothing else
   *  could be saved: the first mark of a delivery takes room on the disk, the later ones take none.
   */
  mark(id: DeliveryId, stoppedBy?: StopReason | null): Promise<void>;
  /**
   * `isDamaged`: something in its record could not be read, now or at an earlier start.
   * `stoppedBy`: of the last mark.
   */
  condition(
    id: DeliveryId,
  ): Promise<{ readonly isDamaged: boolean; readonly stoppedBy: StopReason | null }>;
  /** Over all deliveries that can be read; empty = nobody has it. */
  find(key: EnvelopeKey): Promise<readonly FoundEnvelope[]>;
  /**
   * false: the envelopes of a delivery cannot be read, so a key that `find` does not know may be
   * one of theirs.
   */
  findsAll(): Promise<boolean>;
  /**
   * Takes away everything about a delivery. Only for a rehearsal nobody refers to; forgetting what
   * is not there is fine.
   */
  forget(id: DeliveryId): Promise<void>;
}

/** The mails that rehearsals wrote. */
export interface Rehearsals {
  /** Takes the mails of one delivery away; removing what is not there is fine. */
  forget(id: DeliveryId): Promise<void>;
}

/** Bytes that are never changed, named by their content: images, incoming mails. */
export interface Blobs {
  put(bytes: Uint8Array): Promise<BlobId>;
  get(id: BlobId): Promise<Uint8Array | undefined>;
}

/** Passwords. Never in the JSON files; `secret.no-safe-place` where the machine offers none. */
export interface Secrets {
  /** Whether what is put outlives the program. If not, each start asks for it again. */
  readonly areLasting: boolean;
  has(account: AccountId): Promise<boolean>;
  get(account: AccountId): Promise<string | undefined>;
  put(account: AccountId, password: string): Promise<void>;
  forget(account: AccountId): Promise<void>;
}

// ---------------------------------------------------------------- mail

/** A personalised mail before it becomes MIME. */
export interface MailDraft {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly subject: string;
  readonly messageId: string;
  readonly date: Instant;
  readonly html: string;
  readonly text: string;
  /** RFC 2919: how the list is called, and its identifier without angle brackets. */
  readonly list: { readonly name: string; readonly id: string };
  /** Further headers, in this order, values without line ends. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly images: readonly {
    readonly cid: string;
    readonly mime: string;
    readonly fileName: string;
    readonly bytes: Uint8Array;
  }[];
}

export interface MimeComposer {
  compose(draft: MailDraft): Promise<Uint8Array>;
}

export interface OutgoingMail {
  readonly envelopeId: EnvelopeId;
  readonly deliveryId: DeliveryId;
  /** RFC 5321 envelope: return path and exactly one recipient. */
  readonly mailFrom: string;
  readonly rcptTo: string;
  readonly bytes: Uint8Array;
}

/**
 * How far the conversation came. A line lost before the final dot may be tried again, one lost
 * after it may not (RFC 5321, 6.1).
 */
export type SendOutcome =
  | { readonly type: 'accepted'; readonly reply: ServerReply | null }
  /** The server answered with an error at this step; nothing was delivered. */
  | {
      readonly type: 'rejected';
      readonly step: 'mail-from' | 'rcpt-to' | 'data';
      readonly reply: ServerReply;
    }
  /** The connection ended before the final dot: nothing was delivered. */
  | { readonly type: 'lost-before-data-end' }
  /** The connection ended after the final dot without a reply: nobody knows. */
  | { readonly type: 'lost-after-data-end' }
  /**
   * The address cannot be sent with this server (no SMTPUTF8), or the server's SIZE is smaller than
   * the mail.
   */
  | { readonly type: 'unsendable'; readonly reason: 'not-representable' | 'message-too-large' };

export interface MailSession {
  /** One mail, one recipient, one transaction. After a `lost-…` outcome the session is over. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
  readonly isOpen: boolean;
  close(): Promise<void>;
}

/** How long an opening may take, and who is told when it does. */
export interface Patience {
  readonly timeLimitMs?: number;
  readonly stop?: AbortSignalLike;
  /**
   * Once: the server was reached, and for five seconds it has not greeted. It may take minutes (RFC
   * 5321, 4.5.3.2.1).
   */
  readonly onWaiting?: (() => void) | undefined;
}

export interface Transport {
  /** Connects, upgrades, logs in. Throws `smtp.*` when there was no conversation. */
  open(
    account: MailAccount,
    password: string | undefined,
    patience?: Patience,
  ): Promise<MailSession>;
}

export interface ParsedMail {
  readonly messageId: string;
  readonly inReplyTo: string;
  readonly references: readonly string[];
  readonly date: Instant | null;
  readonly subject: string;
  readonly from: { readonly name: string; readonly address: string };
  /** Every address the mail says it was delivered to: To, Cc, Delivered-To, X-Original-To. */
  readonly recipients: readonly string[];
  readonly returnPath: string;
  /** Lower-case names; several values per name, in order. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly text: string;
  readonly html: string;
  /** Content-Type of the whole mail, lower case, with parameters. */
  readonly contentType: string;
  readonly attachments: readonly {
    readonly fileName: string;
    readonly mime: string;
    readonly bytes: Uint8Array;
  }[];
}

/**
 * Survives hostile mail: limits on size, parts, depth and time; throws `mail.unreadable` or
 * `mail.too-large`.
 */
export interface MailParser {
  parse(bytes: Uint8Array): Promise<ParsedMail>;
}

// ---------------------------------------------------------------- texts and tables

/** Works away from the caller's thread. Throws `render.failed` on broken MJML. */
export interface MjmlCompiler {
  compile(mjml: string): Promise<string>;
  close(): Promise<void>;
}

export interface TemplateSource {
  list(): Promise<readonly Template[]>;
  /** The MJML with its slots. `template.not-found`, `template.broken`. */
  mjml(id: TemplateId): Promise<string>;
}

/**
 * The example that comes with the program. Throws `example.not-found` when it is missing or broken.
 */
export interface ExampleSource {
  load(): Promise<
    Pick<ExampleIndex, 'sender' | 'segment'> & {
      readonly list: Uint8Array;
      readonly listName: string;
      readonly bulletin: ExampleBulletin;
      readonly image: Uint8Array;
      readonly imageName: string;
    }
  >;
}

export interface HtmlSanitiser {
  /**
   * Keeps p, br, strong, em, ul, ol, li and a[href to https, http, mailto, tel]; everything else is
   * unwrapped or dropped.
   */
  richText(html: string): string;
  /**
   * Incoming mail, for showing in a sandbox: no script, no style from outside, no remote content.
   */
  incoming(html: string): string;
}

/** Rich text as readable plain text: links with their targets, list markers, paragraphs. */
export interface HtmlToText {
  convert(html: string): string;
}

export interface Table {
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly delimiter: ';' | ',' | '\t';
  readonly header: readonly string[];
  /** `line` is where the row begins in the file; the first line is 1. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/**
 * Reads a list as Excel writes it. Throws `import.*`, each with the line where it is about one, and
 * whatever `onRows` throws: it is told every
 *  few milliseconds how many rows are read, and waited for. */
export interface SpreadsheetReader {
  read(
    bytes: Uint8Array,
    fileName: string,
    onRows?: (rows: number) => Promise<void>,
  ): Promise<Table>;
}

// ---------------------------------------------------------------- machine

export interface Clock {
  now(): Instant;
  /**
   * Milliseconds that only ever grow, and not while the computer sleeps; for pacing and for how
   * long something took.
   */
  monotonicMs(): number;
  /**
   * Resolves after `ms`, or at once when aborted. What the computer slept through was waited for.
   */
  wait(ms: number, signal?: AbortSignalLike): Promise<void>;
}
/** The part of AbortSignal the domain uses. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Lets everything else that waits (a call, an event, a signal) have its turn. Long work asks for it
 * every few milliseconds.
 */
export type GiveWay = () => Promise<void>;

export interface Ids {
  next<Prefix extends IdPrefix>(prefix: Prefix): IdOf[Prefix];
  /** 128 random bits, base32 lower case, 26 characters. */
  token(): string;
}

export interface Fingerprint {
  /** SHA-256, lower-case hex, of the UTF-8 text. */
  sha256(text: string): string;
  /** HMAC-SHA-256 with this data folder's own key, lower-case hex: for the suppression list. */
  keyed(text: string): string;
}

/**
 * `incident`: the number the person was told already; else one is made. `view` and `ids`: where a
 * screen stood.
 */
export interface IncidentContext {
  method?: string;
  contactId?: ContactId;
  incident?: string;
  view?: string;
  ids?: readonly string[];
}

export interface TechnicalLog {
  /**
   * A defect: name and stack go to the technical log, its incident number goes to the person. Never
   * mail content or addresses.
   */
  incident(error: unknown, context: IncidentContext): string;
  note(event: string, data?: Record<string, string | number | boolean>): void;
}
