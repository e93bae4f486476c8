// concerns.*: mails that came back are read, notes kept, concerns filed.
import { z } from 'zod';
import { command, event, query } from '#shared/define.ts';
import {
  ActorId,
  BulletinId,
  Bytes,
  ConcernId,
  DeliveryId,
  DepartmentId,
  FileName,
  IncomingId,
  Instant,
  Line,
  LocalDate,
  Page,
  PageInput,
  PlainText,
  RegionId,
  Revision,
  TopicId,
} from '#shared/values.ts';
import { ConcernState, ConcernType, Concern, ConcernEntry, Suggestion } from './concern.ts';
import { MAX_MAIL_BYTES, IncomingType, Incoming, IncomingView } from './incoming.ts';

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
