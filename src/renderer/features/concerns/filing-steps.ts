// What filing changes, and the way back from it. Pure, so that "everything can be undone" is proven
// without a screen.
import { nextStates, type Concern, type Suggestion } from '#shared/contract/concern.ts';

const filedKeys = [
  'state',
  'type',
  'regions',
  'topics',
  'department',
  'dueOn',
  'actorId',
  'bulletinId',
] as const;
export type FiledKey = (typeof filedKeys)[number];
export type Filing = { [Key in FiledKey]?: Concern[Key] };

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * What is different in `after`, as it is there; a department may have changed the state as well.
 */
export function changed(before: Concern, after: Concern): Filing {
  return Object.fromEntries(
    filedKeys.filter((key) => !isSame(before[key], after[key])).map((key) => [key, after[key]]),
  );
}

export const holds = (concern: Concern, filing: Filing): boolean =>
  Object.entries(filing).every(([key, value]) => isSame(concern[key as FiledKey], value));

/**
 * The filings that lead from `now` back to what `before` said about `keys`; a state that cannot be
 * reached directly is reached over `new`.
 */
export function wayBack(now: Concern, before: Concern, keys: readonly FiledKey[]): Filing[] {
  const earlier: Filing = Object.fromEntries(keys.map((key) => [key, before[key]]));
  // Said outright: else a department that is put back would move the state with it.
  const last = { ...earlier, state: keys.includes('state') ? before.state : now.state };
  return last.state === now.state || nextStates[now.state].includes(last.state)
    ? [last]
    : [{ state: 'new' }, last];
}

/** Nobody has filed it yet: what stands in it comes from the address book alone. */
export const isUntouched = (concern: Concern): boolean => concern.revision === 1;

/** Suggestions for what is still empty; what a person chose is never suggested away. */
export function openSuggestions(concern: Concern, suggestion: Suggestion): Suggestion {
  const isOpen = (key: 'regions' | 'topics') => concern[key].length === 0 || isUntouched(concern);
  return {
    regions: isOpen('regions')
      ? suggestion.regions.filter(({ id }) => !concern.regions.includes(id))
      : [],
    topics: isOpen('topics')
      ? suggestion.topics.filter(({ id }) => !concern.topics.includes(id))
      : [],
    department: concern.department === null ? suggestion.department : null,
  };
}

/**
 * What taking everything over means. Confirms what the address book filled in, even where nothing
 * is added.
 */
export function accepting(concern: Concern, suggestion: Suggestion): Filing {
  const open = openSuggestions(concern, suggestion);
  return {
    regions: [...concern.regions, ...open.regions.map(({ id }) => id)],
    topics: [...concern.topics, ...open.topics.map(({ id }) => id)],
    ...(open.department && { department: open.department.id }),
  };
}

/**
 * The concern to show after one that may have left the list (filed away under a filter): whoever
 * moved into its place.
 */
export function neighbour<Id>(
  ids: readonly Id[],
  current: Id | undefined,
  lastPlace: number,
  step: 1 | -1,
): Id | undefined {
  const place = current === undefined ? -1 : ids.indexOf(current);
  if (place >= 0) return ids[place + step];
  if (current === undefined) return step === 1 ? ids[0] : undefined;
  return ids[
    step === 1 ? Math.min(lastPlace, ids.length - 1) : Math.min(lastPlace, ids.length) - 1
  ];
}
