// Finding and ordering actors. Ten thousand are searched at every keystroke, so what can be prepared per record is kept with it.
import type { Actor, ActorFilter } from '#shared/contract/actors.ts';
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

/** Every word must be found somewhere; within a list of ids one must fit, an empty list asks nothing. */
export function searchActors(actors: readonly Actor[], { search, regions, topics, kinds, levels }: ActorFilter): readonly Actor[] {
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

/** A DIN 5007 order by name: umlauts beside their vowels, "Kita 2" before "Kita 10"; equal names by id. The last order is kept, so paging
 *  through an unchanged list does not sort again. */
export function nameOrder(): (actors: readonly Actor[]) => readonly Actor[] {
  let last: { from: readonly Actor[]; sorted: readonly Actor[] } = { from: [], sorted: [] };
  return (actors) => {
    const isUnchanged = actors.length === last.from.length && actors.every((actor, at) => actor === last.from[at]);
    if (!isUnchanged) last = { from: [...actors], sorted: actors.toSorted((a, b) => german.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)) };
    return last.sorted;
  };
}
