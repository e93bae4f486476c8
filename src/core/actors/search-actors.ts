// Finding and ordering actors. Ten thousand are searched at every keystroke, so what can be prepared per record is kept with it.
import type { Actor, ActorFilter, ActorSort } from '#shared/contract/actors.ts';
import { foldText, foldUmlauts } from './fold-text.ts';

// Stored records are frozen, so a text prepared once stays true, and goes when the record goes.
const prepared = new WeakMap<Actor, string>();

function searchText(actor: Actor): string {
  const known = prepared.get(actor);
  if (known !== undefined) return known;
  const { street, postalCode, city } = actor.address;
  const people = actor.contacts.map(({ function: role, title, firstName, lastName, email }) => `${role}\n${title} ${firstName} ${lastName}\n${email ?? ''}`);
  const raw = [actor.name, `${street} ${postalCode} ${city}`, ...people].join('\n');
  const text = bothFolds(raw).join('\n');
  if (Object.isFrozen(actor)) prepared.set(actor, text);
  return text;
}

/** "Müller" is found by "muller", "mueller" and "Müller", and so is "Mueller" by the last two. */
function bothFolds(text: string): string[] {
  const short = foldText(text), long = foldUmlauts(text);
  return short === long ? [short] : [short, long];
}

/** Every word must be found somewhere; within a list of ids one must fit, an empty list asks nothing. What stands against writing, and which import
 *  brought somebody, is asked elsewhere. */
export function searchActors(actors: readonly Actor[], { search, regions, topics, kinds, levels }: Omit<ActorFilter, 'obstacles' | 'importId'>): readonly Actor[] {
  const words = foldedWords(search);
  const hasOneOf = <T>(wanted: readonly T[], given: readonly T[]) => wanted.length === 0 || given.some((one) => wanted.includes(one));
  return actors.filter((actor) => hasOneOf(regions, actor.regions) && hasOneOf(topics, actor.topics) && hasOneOf(kinds, [actor.kind])
    && hasOneOf(levels, [actor.level]) && hasWords(actor, words));
}

const foldedWords = (search: string): string[][] => search.split(/\s+/).filter((word) => foldText(word) !== '').map(bothFolds);

function hasWords(actor: Actor, words: readonly string[][]): boolean {
  if (words.length === 0) return true;
  const text = searchText(actor);
  return words.every((folds) => folds.some((fold) => text.includes(fold)));
}

const german = new Intl.Collator('de', { sensitivity: 'base', numeric: true, ignorePunctuation: true });
type Order = (one: Actor, other: Actor) => number;
/** DIN 5007: umlauts beside their vowels, "Kita 2" before "Kita 10"; equal names by id. */
const byName: Order = (one, other) => german.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
/** The longest unchanged first; what one import changed stands in the order of names. */
const byChange: Order = (one, other) => (one.updatedAt < other.updatedAt ? -1 : one.updatedAt > other.updatedAt ? 1 : byName(one, other));

/** Actors by name or by their last change. The last order of each is kept, so paging through an unchanged list does not sort again. */
export function actorOrders(): (actors: readonly Actor[], sort: ActorSort) => readonly Actor[] {
  const orders = { name: keptOrder(byName), changed: keptOrder(byChange) };
  return (actors, sort) => orders[sort](actors);
}

function keptOrder(order: Order): (actors: readonly Actor[]) => readonly Actor[] {
  let last: { from: readonly Actor[]; sorted: readonly Actor[] } = { from: [], sorted: [] };
  return (actors) => {
    const isUnchanged = actors.length === last.from.length && actors.every((actor, at) => actor === last.from[at]);
    if (!isUnchanged) last = { from: [...actors], sorted: actors.toSorted(order) };
    return last.sorted;
  };
}
