// Finding and ordering actors. Ten thousand are searched at every keystroke, so what can be
// prepared per record is kept with it.
import type { Actor, Contact } from '#shared/contract/actor.ts';
import type { ActorFilter, ActorSort, FoundField } from '#shared/contract/actor-filter.ts';
import type { Asked, AskedWord } from './asked-words.ts';
import { storedNumbers } from './phone-digits.ts';
import { storedForms } from './spellings.ts';

interface Prepared {
  readonly text: string;
  readonly numbers: string;
}

// Stored records are frozen, so what was prepared once stays true, and goes when the record goes.
const prepared = new WeakMap<Actor, Prepared>();

function preparedOf(actor: Actor): Prepared {
  const known = prepared.get(actor);
  if (known !== undefined) return known;
  const people = actor.contacts.flatMap(({ email, ...contact }) => [
    contact.function,
    personOf(contact),
    email ?? '',
  ]);
  const raw = [actor.name, streetOf(actor), ...people].join('\n');
  const numbers = actor.contacts
    .flatMap(({ phone }) => (phone === '' ? [] : [storedNumbers(phone)]))
    .join('\n');
  const made = { text: storedForms(raw).join('\n'), numbers };
  if (Object.isFrozen(actor)) prepared.set(actor, made);
  return made;
}

const streetOf = ({ address: { street, postalCode, city } }: Actor) =>
  `${street} ${postalCode} ${city}`.trim();
const personOf = ({
  title,
  firstName,
  lastName,
}: Pick<Contact, 'title' | 'firstName' | 'lastName'>) => `${title} ${firstName} ${lastName}`.trim();

/**
 * Every word must be found somewhere; within a list of ids one must fit, an empty list asks
 * nothing. What stands against writing, and which import brought somebody, is asked elsewhere.
 */
export function searchActors(
  actors: readonly Actor[],
  { regions, topics, kinds, levels }: Omit<ActorFilter, 'obstacles' | 'importId' | 'search'>,
  asked: readonly Asked[],
): readonly Actor[] {
  const hasOneOf = <T>(wanted: readonly T[], given: readonly T[]) =>
    wanted.length === 0 || given.some((one) => wanted.includes(one));
  return actors.filter(
    (actor) =>
      hasOneOf(regions, actor.regions) &&
      hasOneOf(topics, actor.topics) &&
      hasOneOf(kinds, [actor.kind]) &&
      hasOneOf(levels, [actor.level]) &&
      hasAsked(actor, asked),
  );
}

function hasAsked(actor: Actor, asked: readonly Asked[]): boolean {
  if (asked.length === 0) return true;
  const { text, numbers } = preparedOf(actor);
  const hasNumber = (number: string) => number !== '' && numbers.includes(number);
  const hasWord = ({ folds, entries, number }: AskedWord) =>
    folds.some((fold) => text.includes(fold)) || hasEntry(actor, entries) || hasNumber(number);
  return asked.every(({ words, number }) => hasNumber(number) || words.every(hasWord));
}

const hasEntry = ({ regions, topics, kind, level }: Actor, entries: ReadonlySet<string>): boolean =>
  entries.size > 0 &&
  ((kind !== null && entries.has(kind)) ||
    regions.some((id) => entries.has(id)) ||
    topics.some((id) => entries.has(id)) ||
    entries.has(level));

/** Where the words were found that do not stand in the name, each place once. */
export function foundIn(
  actor: Actor,
  asked: readonly Asked[],
  nameOf: (id: string) => string,
): { field: FoundField; text: string }[] {
  const inName = hasFold(actor.name);
  const places = asked.flatMap((one) => {
    const open = one.words.filter((word) => !inName(word));
    if (open.length === 0) return [];
    const number = numberIn(actor, one.number);
    return number ? [number] : open.flatMap((word) => placeOf(actor, word, nameOf) ?? []);
  });
  return places.filter(
    (place, at) =>
      places.findIndex(({ field, text }) => field === place.field && text === place.text) === at,
  );
}

function placeOf(
  actor: Actor,
  word: AskedWord,
  nameOf: (id: string) => string,
): { field: FoundField; text: string } | undefined {
  const entry = (ids: readonly string[]) => ids.filter((id) => word.entries.has(id)).map(nameOf);
  const candidates: (readonly [FoundField, readonly string[]])[] = [
    ['kind', entry(actor.kind === null ? [] : [actor.kind])],
    ['level', entry([actor.level])],
    ['regions', entry(actor.regions)],
    ['topics', entry(actor.topics)],
    [
      'contacts',
      actor.contacts
        .flatMap((contact) => [personOf(contact), contact.function])
        .filter((text) => hasFold(text)(word)),
    ],
    [
      'email',
      actor.contacts.flatMap(({ email }) => email ?? []).filter((text) => hasFold(text)(word)),
    ],
    ['address', [streetOf(actor)].filter((text) => hasFold(text)(word))],
  ];
  for (const [field, [text]] of candidates) if (text !== undefined) return { field, text };
  return numberIn(actor, word.number);
}

const hasFold =
  (text: string) =>
  ({ folds }: AskedWord): boolean => {
    const folded = storedForms(text).join('\n');
    return folds.some((fold) => folded.includes(fold));
  };

function numberIn(
  { contacts }: Actor,
  number: string,
): { field: FoundField; text: string } | undefined {
  const contact =
    number === '' ? undefined : contacts.find(({ phone }) => storedNumbers(phone).includes(number));
  return contact && { field: 'phone', text: contact.phone };
}

const german = new Intl.Collator('de', {
  sensitivity: 'base',
  numeric: true,
  ignorePunctuation: true,
});
type Order = (one: Actor, other: Actor) => number;
/** DIN 5007: umlauts beside their vowels, "Kita 2" before "Kita 10"; equal names by id. */
const byName: Order = (one, other) =>
  german.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
/** The longest unchanged first; what one import changed stands in the order of names. */
const byChange: Order = (one, other) => {
  if (one.updatedAt === other.updatedAt) return byName(one, other);
  return one.updatedAt < other.updatedAt ? -1 : 1;
};

/**
 * Actors by name or by their last change. The last order of each is kept, so paging through an
 * unchanged list does not sort again.
 */
export function actorOrders(): (actors: readonly Actor[], sort: ActorSort) => readonly Actor[] {
  const orders = { name: keptOrder(byName), changed: keptOrder(byChange) };
  return (actors, sort) => orders[sort](actors);
}

function keptOrder(order: Order): (actors: readonly Actor[]) => readonly Actor[] {
  let last: { from: readonly Actor[]; sorted: readonly Actor[] } = { from: [], sorted: [] };
  return (actors) => {
    const isUnchanged =
      actors.length === last.from.length && actors.every((actor, at) => actor === last.from[at]);
    if (!isUnchanged) last = { from: [...actors], sorted: actors.toSorted(order) };
    return last.sorted;
  };
}
