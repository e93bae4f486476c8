// The lists an office edits: regions, topics, departments, kinds of actors.
import { z } from 'zod';
import {
  ActorKindId,
  DepartmentId,
  EmailAddress,
  Name,
  RegionId,
  TopicId,
} from '#shared/values.ts';

const Entry = <Id extends z.ZodType>(id: Id) => z.object({ id, name: Name });

export const Region = Entry(RegionId);

const Topic = Entry(TopicId);

/** A Fachamt: who has to answer a concern. `address` is where its dossier goes. */
export const Department = Entry(DepartmentId).extend({
  address: EmailAddress.nullable().default(null),
});

const ActorKind = Entry(ActorKindId);

export type Region = z.infer<typeof Region>;

type Topic = z.infer<typeof Topic>;

export type Department = z.infer<typeof Department>;

type ActorKind = z.infer<typeof ActorKind>;

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
