// Which actors are looked for, and where a search found them.
import { z } from 'zod';
import { ActorId, ActorKindId, ImportId, RegionId, TopicId } from '#shared/values.ts';
import { Level, WritingObstacle } from './actor.ts';

/** `changed`: by their last change, the longest unchanged first. */
export const ActorSort = z.enum(['name', 'changed']);
export type ActorSort = z.infer<typeof ActorSort>;

export const ActorFilter = z.object({
  /**
   * Every word must be in a name, a function, an address, a street, or in the name of a region,
   * topic or kind; ignores case, accents and gender signs ("akteurinnen" finds "Akteur*innen").
   * Telephone numbers are found in any spelling ("+49 30 ..." finds "030/...").
   */
  search: z.string().max(200).default(''),
  regions: z.array(RegionId).default([]),
  topics: z.array(TopicId).default([]),
  kinds: z.array(ActorKindId).default([]),
  levels: z.array(Level).default([]),
  /** Actors with a contact that is not written to for one of these reasons. */
  obstacles: z.array(WritingObstacle).default([]),
  /** Only what this import created or changed; known of the last five. */
  importId: ImportId.optional(),
});
export type ActorFilter = z.infer<typeof ActorFilter>;

/** Where a search found somebody. */
export const FoundField = z.enum([
  'kind',
  'level',
  'regions',
  'topics',
  'contacts',
  'email',
  'address',
  'phone',
]);
export type FoundField = z.infer<typeof FoundField>;

/** What was searched for stands there, in these words, and not in the actor's name. */
export const FoundPlace = z.object({ actorId: ActorId, field: FoundField, text: z.string() });
export type FoundPlace = z.infer<typeof FoundPlace>;
