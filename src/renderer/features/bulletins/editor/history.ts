// The steps of one piece of work, to go back and forth between. Typing in one place counts as one
// step until the person pauses.

export interface History<Content> {
  readonly present: Content;
  readonly past: readonly Content[];
  readonly future: readonly Content[];
  /** The typing that is still one step, since when, and its last key. */
  readonly typing?: { readonly place: string; readonly since: number; readonly at: number };
}

const keptSteps = 300;
const pauseMs = 1200;
const longestStepMs = 10_000;

export const begin = <Content>(present: Content): History<Content> => ({
  present,
  past: [],
  future: [],
});

/**
 * `place` names where is being typed; without it the change is a step of its own. `at` in
 * milliseconds of any clock.
 */
export function changed<Content>(
  { present, past, typing }: History<Content>,
  next: Content,
  at: number,
  place?: string,
): History<Content> {
  const goesOn =
    place !== undefined &&
    typing?.place === place &&
    at - typing.at < pauseMs &&
    at - typing.since < longestStepMs;
  return {
    present: next,
    past: goesOn ? past : [...past.slice(1 - keptSteps), present],
    future: [],
    ...(place !== undefined && { typing: { place, since: goesOn ? typing.since : at, at } }),
  };
}

/** The same history when there is nothing to go back to. */
export function undone<Content>(history: History<Content>): History<Content> {
  const { present, past, future } = history;
  const before = past.at(-1);
  return before === undefined
    ? history
    : { present: before, past: past.slice(0, -1), future: [present, ...future] };
}

export function redone<Content>(history: History<Content>): History<Content> {
  const { present, past, future } = history;
  const [after, ...rest] = future;
  return after === undefined ? history : { present: after, past: [...past, present], future: rest };
}
