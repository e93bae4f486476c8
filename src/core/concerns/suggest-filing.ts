// What a person is offered to file a concern under, each with its reason. Only regions are filled
// in by themselves (suggest-triage.ts); topics come from what was said and never from the sender's
// own; a department above all stays an offer: a wrong one costs weeks.
import { foldText } from '#core/actors/fold-text.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { Concern, Suggestion } from '#shared/contract/concern.ts';
import type { Lists } from '#shared/contract/lists.ts';

type Entry<Id> = { readonly id: Id; readonly name: string };
type Offer<Id> = { id: Id; because: 'actor' | 'named' };

/** `earlier` are all concerns; the concern itself is left out. */
export function suggestFiling(
  concern: Concern,
  actor: Actor | undefined,
  lists: Lists,
  earlier: readonly Concern[],
): Suggestion {
  const said = words(`${concern.subject}\n${concern.text.slice(0, 20_000)}`);
  const regions = offers(actor?.regions ?? [], lists.regions, said);
  const topics = offers([], lists.topics, said);
  const named = lists.departments.filter(({ name }) => isNamed(name, said));
  const [only, ...others] = named;
  return {
    regions,
    topics,
    // Two departments named are a question, not an answer.
    department:
      only && others.length === 0
        ? { id: only.id, because: 'named', count: 0 }
        : mostOften(
            concern,
            concern.topics.length > 0 ? concern.topics : topics.map(({ id }) => id),
            earlier,
            new Set(lists.departments.map(({ id }) => id)),
          ),
  };
}

/** What is no longer in the lists is not offered. */
function offers<Id extends string>(
  known: readonly Id[],
  list: readonly Entry<Id>[],
  said: string,
): Offer<Id>[] {
  return list.flatMap(({ id, name }): Offer<Id>[] => {
    if (known.includes(id)) return [{ id, because: 'actor' }];
    return isNamed(name, said) ? [{ id, because: 'named' }] : [];
  });
}

/** Where concerns on these topics went; a draw is no answer. */
function mostOften(
  concern: Concern,
  topics: readonly string[],
  earlier: readonly Concern[],
  departments: ReadonlySet<string>,
): Suggestion['department'] {
  const counts = new Map<NonNullable<Concern['department']>, number>();
  for (const one of earlier) {
    if (
      one.id === concern.id ||
      one.department === null ||
      !departments.has(one.department) ||
      !one.topics.some((topic) => topics.includes(topic))
    )
      continue;
    counts.set(one.department, (counts.get(one.department) ?? 0) + 1);
  }
  const [first, second] = [...counts].toSorted(([, one], [, other]) => other - one);
  return first && first[1] !== second?.[1]
    ? { id: first[0], because: 'earlier', count: first[1] }
    : null;
}

const words = (text: string): string =>
  ` ${foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
/** As whole words: "Jugend" is not named by "Jugendamt". Very short names ("Amt") say nothing. */
const isNamed = (name: string, said: string): boolean => {
  const sought = words(name);
  return sought.length >= 6 && said.includes(sought);
};
