// Which entries of the lists something refers to: taking one of them away would leave records
// pointing at nothing.
import type { Store } from '#core/ports/store.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { Concern } from '#shared/contract/concern.ts';
import type { Rule, Segment } from '#shared/contract/segments.ts';

type Referring = {
  readonly actors: readonly Pick<Actor, 'kind' | 'regions' | 'topics' | 'department'>[];
  readonly segments: readonly Pick<Segment, 'rule'>[];
  readonly concerns: readonly Pick<Concern, 'regions' | 'topics' | 'department'>[];
};

function ruleIds(rule: Rule): readonly string[] {
  switch (rule.type) {
    case 'all':
    case 'any':
      return rule.rules.flatMap(ruleIds);
    case 'not':
      return ruleIds(rule.rule);
    case 'region':
    case 'topic':
    case 'kind':
      return rule.in;
    case 'level':
    case 'language':
      return [];
  }
}

function entriesInUse({ actors, segments, concerns }: Referring): ReadonlySet<string> {
  const inUse = new Set<string>();
  const add = (ids: readonly (string | null)[]) => {
    for (const id of ids) if (id !== null) inUse.add(id);
  };
  for (const { kind, regions, topics, department } of actors) {
    add(regions);
    add(topics);
    add([kind, department]);
  }
  for (const { rule } of segments) add(ruleIds(rule));
  for (const { regions, topics, department } of concerns) {
    add(regions);
    add(topics);
    add([department]);
  }
  return inUse;
}

export async function loadEntriesInUse(
  store: Pick<Store, 'actors' | 'segments' | 'concerns'>,
): Promise<ReadonlySet<string>> {
  const [actors, segments, concerns] = await Promise.all([
    store.actors.list(),
    store.segments.list(),
    store.concerns.list(),
  ]);
  return entriesInUse({ actors, segments, concerns });
}
