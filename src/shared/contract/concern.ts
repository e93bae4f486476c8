// What came back from the local level, and under what it could be filed.
import { z } from 'zod';
import {
  ActorId,
  BlobId,
  BulletinId,
  ConcernId,
  ContactId,
  DeliveryId,
  DepartmentId,
  Instant,
  Line,
  LocalDate,
  PlainText,
  RegionId,
  Revision,
  TopicId,
} from '#shared/values.ts';

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
const MatchedBy = z.enum([
  'token',
  'in-reply-to',
  'references',
  'quoted-id',
  'from-address',
  'person',
]);
type MatchedBy = z.infer<typeof MatchedBy>;

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
