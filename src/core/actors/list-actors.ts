// What the list of actors answers: who is found, and who among them is not written to. Pure.
import { mayWrite, type AddressBook } from '#core/addressees/may-write.ts';
import type { ImportRecord } from '#core/ports/stored-records.ts';
import type { Actor, ClosedContact, WritingObstacle } from '#shared/contract/actor.ts';
import type { ActorFilter, FoundPlace } from '#shared/contract/actor-filter.ts';
import type { Lists } from '#shared/contract/lists.ts';
import type { ContactId } from '#shared/values.ts';
import { askedWords, type Asked } from './asked-words.ts';
import { foundIn, searchActors } from './search-actors.ts';

/** Contacts who are not written to, each with its reason. */
export type Obstacles = ReadonlyMap<ContactId, WritingObstacle>;

/** Worked out once per state of the address book: typing a search works nothing out again. */
export function keptObstacles(): (book: AddressBook) => Obstacles {
  let known: { readonly book: AddressBook; readonly obstacles: Obstacles } | undefined;
  return (book) => {
    if (known?.book !== book) known = { book, obstacles: obstaclesIn(book) };
    return known.obstacles;
  };
}

function obstaclesIn(book: AddressBook): Obstacles {
  const obstacles = new Map<ContactId, WritingObstacle>();
  for (const { contact } of book.contacts.values()) {
    const answer = mayWrite({ contact }, book);
    if (!answer.may) obstacles.set(contact.id, answer.obstacle);
  }
  return obstacles;
}

export interface FoundActors {
  readonly found: readonly Actor[];
  /** Contacts per obstacle, before `obstacles` narrowed the list. */
  readonly counts: Record<WritingObstacle, number>;
  /** What was searched for. */
  readonly asked: readonly Asked[];
}

export interface KnownWhenSearching {
  readonly obstacles: Obstacles;
  /** Who came with the import that is asked for. An import nobody remembers brought nobody. */
  readonly imported: ImportRecord | undefined;
  /** Their names are searched too. */
  readonly lists: Lists;
}

export function findActors(
  actors: readonly Actor[],
  { obstacles: wanted, importId, search, ...filter }: ActorFilter,
  { obstacles, imported, lists }: KnownWhenSearching,
): FoundActors {
  const asked = askedWords(search, lists);
  const broughtIds = new Set<string>(
    imported ? [...imported.created, ...imported.updated.map(({ id }) => id)] : [],
  );
  const searched = searchActors(
    importId === undefined ? actors : actors.filter(({ id }) => broughtIds.has(id)),
    filter,
    asked,
  );
  const counts: Record<WritingObstacle, number> = {
    unsubscribed: 0,
    restricted: 0,
    'no-address': 0,
    suppressed: 0,
    'no-legal-basis': 0,
  };
  const found = searched.filter(({ contacts }) => {
    let isWanted = wanted.length === 0;
    for (const { id } of contacts) {
      const obstacle = obstacles.get(id);
      if (obstacle === undefined) continue;
      counts[obstacle] += 1;
      isWanted ||= wanted.includes(obstacle);
    }
    return isWanted;
  });
  return { found, counts, asked };
}

/**
 * Contacts who look as if they were written to and are not, because of what is known of their
 * mailbox elsewhere.
 */
export const closedContacts = (actors: readonly Actor[], obstacles: Obstacles): ClosedContact[] =>
  actors.flatMap(({ contacts }) =>
    contacts.flatMap(({ id, state }) => {
      const obstacle = obstacles.get(id);
      return state === 'active' &&
        (obstacle === 'unsubscribed' || obstacle === 'restricted' || obstacle === 'suppressed')
        ? [{ contactId: id, obstacle }]
        : [];
    }),
  );

/** Why each of these was found, where its name does not say so. */
export function foundPlaces(
  actors: readonly Actor[],
  asked: readonly Asked[],
  { regions, topics, actorKinds }: Lists,
): FoundPlace[] {
  if (asked.length === 0) return [];
  const names = new Map<string, string>(
    [...regions, ...topics, ...actorKinds].map(({ id, name }) => [id, name]),
  );
  return actors.flatMap((actor) =>
    foundIn(actor, asked, (id) => names.get(id) ?? id).map((place) => ({
      actorId: actor.id,
      ...place,
    })),
  );
}
