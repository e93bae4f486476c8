import { z } from 'zod';
import { command, event, query } from '#shared/define.ts';
import {
  ActorId,
  ActorKindId,
  ContactId,
  Language,
  Name,
  Page,
  PageInput,
  RegionId,
  Revision,
  SegmentId,
  TopicId,
} from '#shared/values.ts';
import { Level } from './actor.ts';

/**
 * What a contact must be for a segment. `all` of nothing is everyone; `any` of nothing is nobody.
 * No input nests deeper than `MAX_NESTING`.
 */
export type Rule =
  | { type: 'all'; rules: Rule[] }
  | { type: 'any'; rules: Rule[] }
  | { type: 'not'; rule: Rule }
  | { type: 'region'; in: RegionId[] }
  | { type: 'topic'; in: TopicId[] }
  | { type: 'kind'; in: ActorKindId[] }
  | { type: 'level'; in: Level[] }
  | { type: 'language'; in: Language[] };

export const Rule: z.ZodType<Rule> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('all'), rules: z.array(Rule).max(50) }),
    z.object({ type: z.literal('any'), rules: z.array(Rule).max(50) }),
    z.object({ type: z.literal('not'), rule: Rule }),
    z.object({ type: z.literal('region'), in: z.array(RegionId).max(500) }),
    z.object({ type: z.literal('topic'), in: z.array(TopicId).max(500) }),
    z.object({ type: z.literal('kind'), in: z.array(ActorKindId).max(500) }),
    z.object({ type: z.literal('level'), in: z.array(Level) }),
    z.object({ type: z.literal('language'), in: z.array(Language) }),
  ]),
);

export const Segment = z.object({ id: SegmentId, revision: Revision, name: Name, rule: Rule });
export type Segment = z.infer<typeof Segment>;
/**
 * As it is chosen. What is built in (`seg_all`, `seg_region-<region>`) is not stored, follows the
 * list of regions and can only be copied.
 */
export const ListedSegment = Segment.extend({ isBuiltIn: z.boolean() });
export type ListedSegment = z.infer<typeof ListedSegment>;

/** What the built-in segments are called in. */
const language = Language.default('de');

/**
 * Why a contact is in or out. The first group speaks of the rule, the second of what no rule can
 * overrule.
 */
export const MatchReason = z.enum([
  'everyone',
  'region',
  'topic',
  'kind',
  'level',
  'language',
  'nobody',
  'excluded',
  'no-address',
  'no-legal-basis',
  'unsubscribed',
  'restricted',
  'suppressed',
  'same-address',
]);
export type MatchReason = z.infer<typeof MatchReason>;
export const Match = z.object({
  contactId: ContactId,
  actorId: ActorId,
  actorName: z.string(),
  contactName: z.string(),
  email: z.string(),
  isIncluded: z.boolean(),
  /**
   * What decided; `values` are the names of the regions, topics ... that matched or would have been
   * needed.
   */
  reasons: z.array(z.object({ reason: MatchReason, values: z.array(z.string()) })),
});
export type Match = z.infer<typeof Match>;

export const segments = {
  list: query(
    'The segments: everyone and one per region, which are there from the start, then those that were saved.',
    {
      input: z.object({ language, ...PageInput }),
      output: Page(ListedSegment),
    },
  ),
  get: query('One segment.', {
    input: z.object({ id: SegmentId, language }),
    output: ListedSegment,
    errors: ['segment.not-found'],
  }),
  save: command(
    'Creates or changes a segment. Without an id a new one is made; revision 0 with it. A rule without conditions means everyone.',
    {
      input: z.object({ segment: Segment.partial({ id: true }) }),
      output: Segment,
      errors: ['segment.not-found', 'segment.built-in', 'store.conflict'],
    },
  ),
  remove: command(
    'Removes a segment; answers with what was removed, which `restore` takes back. Deliveries keep their own frozen list.',
    {
      input: z.object({ id: SegmentId, revision: Revision }),
      output: Segment,
      errors: ['segment.not-found', 'segment.built-in', 'store.conflict'],
    },
  ),
  restore: command('Puts a removed segment back. Refused when there is one with its id.', {
    input: z.object({ segment: Segment }),
    output: Segment,
    errors: ['segment.built-in', 'store.conflict'],
  }),
  preview: query('Who is in a segment right now, who is not, and why. Give a segment or a rule.', {
    input: z
      .object({
        id: SegmentId.optional(),
        rule: Rule.optional(),
        language,
        /**
         * Which side the listed contacts are from. `barred` are those of the excluded whom the rule
         * would include, `outside` the others.
         */
        show: z.enum(['included', 'excluded', 'barred', 'outside', 'all']).default('included'),
        ...PageInput,
      })
      .refine((input) => (input.id === undefined) !== (input.rule === undefined), {
        path: ['id'],
        error: 'id-or-rule',
      }),
    output: z.object({
      sentence: z.string(),
      included: z.int(),
      excluded: z.int(),
      barred: z.int(),
      matches: z.array(Match),
    }),
    errors: ['segment.not-found'],
  }),
};

export const segmentsEvents = {
  'segments.changed': event(
    'A saved segment was created, changed or removed; what is built in changes with the settings.',
    z.object({ id: SegmentId }),
  ),
};
