import { z } from 'zod';
import { command, event, query } from '#shared/define.ts';
import {
  ActorId,
  BlobId,
  BulletinId,
  Bytes,
  ConcernId,
  ContactId,
  DeliveryId,
  DepartmentId,
  EnvelopeId,
  FileName,
  IncomingId,
  Instant,
  Line,
  LocalDate,
  MiB,
  Page,
  PageInput,
  PlainText,
  RegionId,
  Revision,
  TopicId,
} from '#shared/values.ts';
import { ContactState } from './actors.ts';
import { OutcomeReason } from './deliveries.ts';

export const MAX_MAIL_BYTES = 25 * MiB;

export const ConcernState = z.enum(['new', 'assigned', 'answered', 'closed']);
export type ConcernState = z.infer<typeof ConcernState>;
/**
 * Forward is the way of the work, back is for corrections. A closed concern is opened again before
 * it is answered.
 */
export const nextStates: Record<ConcernState, readonly ConcernState[]> = {
  new: ['assigned', 'answered', 'closed'],
  assigned: ['new', 'answered', 'closed'],
  answered: ['new', 'assigned', 'closed'],
  closed: ['new', 'assigned'],
};
export const ConcernType = z.enum(['question', 'need', 'concern', 'offer', 'idea']);
export type ConcernType = z.infer<typeof ConcernType>;

/**
 * How it was matched to the delivery: the token in the address is proof, a From address is a guess,
 * and a person may know better.
 */
export const MatchedBy = z.enum([
  'token',
  'in-reply-to',
  'references',
  'quoted-id',
  'from-address',
  'person',
]);
export type MatchedBy = z.infer<typeof MatchedBy>;
/** Whose concern it is, and what it answers. */
const origin = {
  actorId: ActorId.nullable(),
  contactId: ContactId.nullable(),
  deliveryId: DeliveryId.nullable(),
  bulletinId: BulletinId.nullable(),
  matchedBy: MatchedBy.nullable(),
};

/** What came back from the local level. */
export const Concern = z.object({
  id: ConcernId,
  revision: Revision,
  state: ConcernState,
  type: ConcernType.nullable(),
  channel: z.enum(['mail', 'phone', 'meeting']),
  subject: Line(500),
  /** What the person wrote, without quoted text and signature rulers. */
  text: PlainText(200_000),
  /** A claim of the mail, shown as such: anybody can write any From. */
  from: z.object({ name: Line(300), address: Line(320) }),
  receivedAt: Instant,
  ...origin,
  /** What was worked out from the mail, kept while a person says otherwise. */
  matched: z.object(origin).optional(),
  regions: z.array(RegionId).max(100),
  topics: z.array(TopicId).max(100),
  department: DepartmentId.nullable(),
  dueOn: LocalDate.nullable(),
  /** The mail as it arrived. */
  original: BlobId.nullable(),
  hasAttachments: z.boolean(),
});
export type Concern = z.infer<typeof Concern>;

/** A concern as a list tells it: who, and what in one sentence. */
export const ConcernEntry = z.object({
  /**
   * The person as the mail or the address book names them, or the address; empty when nobody is
   * named.
   */
  who: z.string(),
  /**
   * The actor the address book knows for it; empty when it knows none, or when nobody else is
   * named.
   */
  actor: z.string(),
  /** The first sentence that means something. Empty only when nothing was written. */
  says: z.string(),
  /** The subject where it is the person's own; empty where it only repeats ours. */
  about: z.string(),
  ...Concern.shape,
});
export type ConcernEntry = z.infer<typeof ConcernEntry>;

/**
 * `report`: a mail server tells how far a mail came, and nothing failed. `unreadable`: kept as it
 * came, not understood.
 */
export const IncomingType = z.enum([
  'concern',
  'bounce',
  'report',
  'unsubscribe',
  'auto-reply',
  'unreadable',
]);
export type IncomingType = z.infer<typeof IncomingType>;
/**
 * Why a person should look at a leave. `address-changed`: the address that was written to left; the
 * contact has another one by now, and no name says whether it is still the same person. With every
 * other doubt nothing is done before somebody decides.
 */
export const LeaveDoubt = z.enum([
  'other-sender',
  'null-sender',
  'event',
  'test-mail',
  'address-changed',
]);
export type LeaveDoubt = z.infer<typeof LeaveDoubt>;
/** The wish to leave that a mail holds, and what became of it. */
export const Leave = z.object({
  state: z.enum(['waiting', 'done', 'declined']),
  doubts: z.array(LeaveDoubt),
  /** Keys of the mailboxes that left, as on the suppression list. */
  mailboxes: z.array(z.string()),
  contactIds: z.array(ContactId),
  /** When somebody decided about it; null = nobody had to. */
  decidedAt: Instant.nullable(),
});
export type Leave = z.infer<typeof Leave>;

/** Every mail that was read, whatever it was; reading the same mail twice changes nothing. */
export const Incoming = z.object({
  id: IncomingId,
  revision: Revision,
  type: IncomingType,
  receivedAt: Instant,
  importedAt: Instant,
  subject: Line(500),
  /** RFC 5322 msg-id of the mail, or empty. */
  messageId: z.string().max(1000),
  original: BlobId,
  /** Kept, and the program ended before it was read: the next import reads it. */
  isPending: z.boolean().optional(),
  concernId: ConcernId.nullable(),
  deliveryId: DeliveryId.nullable(),
  envelopeId: EnvelopeId.nullable(),
  contactId: ContactId.nullable(),
  /** For a bounce: what it says. */
  reason: OutcomeReason.nullable(),
  /** For a report: what it says. */
  says: z.enum(['delayed', 'arrived']).optional(),
  /** It wants a person's look: its effect rests on a guess, or nothing was done yet. */
  needsReview: z.boolean(),
  /** Mails read by earlier versions have none. */
  leave: Leave.optional(),
});
export type Incoming = z.infer<typeof Incoming>;

/** A mail that was read, with what the address book says today about whom it concerns. */
export const IncomingView = Incoming.extend({
  /**
   * Whom it is about, or who wrote it, as the address book or the mail names them; empty when
   * nobody is named.
   */
  who: z.string(),
  /** The subject where it is the mail's own; empty where it only repeats ours. */
  about: z.string(),
  contact: z
    .object({
      actorId: ActorId,
      actor: z.string(),
      name: z.string(),
      function: z.string(),
      email: z.string().nullable(),
      state: ContactState,
    })
    .nullable(),
  /** Of the delivery it answers. */
  deliverySubject: z.string().nullable(),
  /**
   * What its leave stands for today; null = it holds none, or it was read by an earlier version.
   */
  leaveNow: z
    .object({
      /** `taken-back`: it was carried out, and is not any more. */
      state: z.enum(['waiting', 'done', 'declined', 'taken-back']),
      /** The address it was written to, and others that left with it, as far as they are known. */
      addresses: z.array(z.string()),
      takenBack: z.object({ at: Instant, why: z.string() }).nullable(),
    })
    .nullable(),
});
export type IncomingView = z.infer<typeof IncomingView>;

/**
 * Why something is suggested: the address book says so, the mail names it, or earlier concerns on
 * the same topic were filed so.
 */
export const SuggestionReason = z.enum(['actor', 'named', 'earlier']);
export type SuggestionReason = z.infer<typeof SuggestionReason>;
const Suggested = <Id extends z.ZodType>(id: Id) => z.object({ id, because: SuggestionReason });
export const Suggestion = z.object({
  regions: z.array(Suggested(RegionId)),
  topics: z.array(Suggested(TopicId)),
  /** `count`: how many earlier concerns on the same topics went there. */
  department: Suggested(DepartmentId)
    .extend({ count: z.int().min(0) })
    .nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const concerns = {
  import: command(
    'Reads one mail (.eml) that came back: a reply, a bounce, an unsubscribe or an automatic reply.',
    {
      input: z.object({ file: Bytes(MAX_MAIL_BYTES), fileName: FileName.default('') }),
      output: z.object({
        incoming: IncomingView,
        concern: ConcernEntry.nullable(),
        /** This very mail had been read before; nothing changed. */
        wasKnown: z.boolean(),
      }),
      errors: ['mail.unreadable', 'mail.too-large'],
    },
  ),
  list: query('Concerns, newest first.', {
    input: z.object({
      states: z.array(ConcernState).default([]),
      regions: z.array(RegionId).default([]),
      departments: z.array(DepartmentId).default([]),
      search: z.string().max(200).default(''),
      ...PageInput,
    }),
    output: Page(ConcernEntry),
  }),
  get: query('One concern.', {
    input: z.object({ id: ConcernId }),
    output: ConcernEntry,
    errors: ['concern.not-found'],
  }),
  incoming: query(
    'Everything that was read, newest first; bounces, unsubscribes and automatic replies apart from concerns.',
    {
      input: z.object({
        types: z.array(IncomingType).default([]),
        deliveryId: DeliveryId.optional(),
        concernId: ConcernId.optional(),
        needsReview: z.boolean().optional(),
        ...PageInput,
      }),
      output: Page(IncomingView),
    },
  ),
  review: command(
    'Notes that somebody looked at a mail that wants a look, or that it wants one again.',
    {
      input: z.object({ id: IncomingId, revision: Revision, needsReview: z.boolean() }),
      output: Incoming,
      errors: ['concern.not-found', 'store.conflict'],
    },
  ),
  decideLeave: command(
    'Says whether a mail means to leave: `leave` ends writing, `stay` leaves everything as it is or takes back what the mail set off.',
    {
      input: z.object({
        id: IncomingId,
        revision: Revision,
        decision: z.enum(['leave', 'stay']),
        /** Needed to take back what was done; kept with it. */
        reason: Line(500).default(''),
      }),
      output: Incoming,
      errors: ['concern.not-found', 'leave.nobody', 'unsubscribe.reason-needed', 'store.conflict'],
    },
  ),
  suggest: query('Under what a concern could be filed, each with its reason. Files nothing.', {
    input: z.object({ id: ConcernId }),
    output: Suggestion,
    errors: ['concern.not-found'],
  }),
  original: query(
    'A mail as it arrived, made safe to look at: no script, no style, nothing from outside. By the id of the mail or of the concern it became.',
    {
      input: z.object({ id: z.union([IncomingId, ConcernId]) }),
      output: z.object({
        from: z.object({ name: z.string(), address: z.string() }),
        /** Every address it says it was delivered to. */
        to: z.array(z.string()),
        subject: z.string(),
        date: Instant.nullable(),
        headers: z.array(z.object({ name: z.string(), value: z.string() })),
        text: z.string(),
        /** For a frame that may do nothing; empty when the mail has only text. */
        html: z.string(),
        attachments: z.array(z.object({ fileName: z.string(), mime: z.string(), bytes: z.int() })),
      }),
      errors: ['concern.not-found', 'mail.unreadable', 'store.unreadable'],
    },
  ),
  download: query(
    'A mail as it arrived, byte for byte; also one that could not be read. By the id of the mail or of the concern it became.',
    {
      input: z.object({ id: z.union([IncomingId, ConcernId]) }),
      output: z.object({ fileName: FileName, file: Bytes(MAX_MAIL_BYTES) }),
      errors: ['concern.not-found', 'store.unreadable'],
    },
  ),
  note: command('Keeps what somebody said on the phone or at a meeting as a concern.', {
    input: z.object({
      channel: z.enum(['phone', 'meeting']),
      subject: Line(500).min(1),
      text: PlainText(200_000).default(''),
      /** Who said it, as far as the person agrees to be named. */
      from: Line(300).default(''),
      /** Left out, or in the future = now. */
      receivedAt: Instant.optional(),
      actorId: ActorId.nullable().default(null),
      /** Left out = those of the actor. */
      regions: z.array(RegionId).max(100).optional(),
    }),
    output: Concern,
    errors: ['actor.not-found'],
  }),
  triage: command(
    'Files a concern: region, topic, department, type, state, due day; says whose it is and which bulletin it answers. What is left out stays as it is.',
    {
      input: z.object({
        id: ConcernId,
        revision: Revision,
        state: ConcernState.optional(),
        type: ConcernType.nullable().optional(),
        regions: z.array(RegionId).max(100).optional(),
        topics: z.array(TopicId).max(100).optional(),
        department: DepartmentId.nullable().optional(),
        dueOn: LocalDate.nullable().optional(),
        actorId: ActorId.nullable().optional(),
        bulletinId: BulletinId.nullable().optional(),
      }),
      output: Concern,
      errors: ['concern.not-found', 'actor.not-found', 'bulletin.not-found', 'store.conflict'],
    },
  ),
  remove: command(
    'Removes a note; answers with what was removed, which `restore` takes back. What came by mail stays: it is closed instead.',
    {
      input: z.object({ id: ConcernId, revision: Revision }),
      output: Concern,
      errors: ['concern.not-found', 'concern.is-mail', 'store.conflict'],
    },
  ),
  restore: command('Puts a removed note back. Refused when there is one with its id.', {
    input: z.object({ concern: Concern }),
    output: Concern,
    errors: ['concern.is-mail', 'store.conflict'],
  }),
};

export const concernsEvents = {
  'concerns.changed': event(
    'A mail was read or a concern was filed.',
    z.object({ id: z.string() }),
  ),
};
