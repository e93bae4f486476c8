// Search words, filters and order, kept in the address of the page: a reload, the way back and a
// shared link find the same list.
import { onScopeDispose, shallowRef, watch } from 'vue';
import { useRoute, useRouter, type LocationQuery, type LocationQueryRaw } from 'vue-router';
import type { GridSort } from '#renderer/ui/grid-column.ts';
import { Level, WritingObstacle } from '#shared/contract/actor.ts';
import type { ActorFilter } from '#shared/contract/actor-filter.ts';
import { ActorKindId, ImportId, RegionId, TopicId } from '#shared/values.ts';

/** Browsers allow some 200 changes of the address in half a minute; people type faster. */
const addressMs = 400;

type Checks<Item> = {
  safeParse: (value: unknown) => { success: true; data: Item } | { success: false };
};
/** What somebody wrote into the address by hand and is not an id is left out. */
function listOf<Item>(value: LocationQuery[string] | undefined, schema: Checks<Item>): Item[] {
  const texts = (Array.isArray(value) ? value.join(',') : (value ?? '')).split(',').filter(Boolean);
  return texts.flatMap((text) => {
    const parsed = schema.safeParse(text);
    return parsed.success ? [parsed.data] : [];
  });
}

export const filterFrom = (query: LocationQuery): ActorFilter => ({
  search: String((Array.isArray(query['suche']) ? query['suche'][0] : query['suche']) ?? '').slice(
    0,
    200,
  ),
  regions: listOf(query['region'], RegionId),
  topics: listOf(query['thema'], TopicId),
  kinds: listOf(query['art'], ActorKindId),
  levels: listOf(query['ebene'], Level),
  obstacles: listOf(query['post'], WritingObstacle),
  importId: listOf(query['import'], ImportId)[0],
});

const sortNames = { name: 'name', geaendert: 'changed' } as const;
export const byName: GridSort = { key: 'name', direction: 'ascending' };
/** `-geaendert` = by last change, newest first. */
export function sortFrom(query: LocationQuery): GridSort {
  const [, minus, word] = /^(-?)(name|geaendert)$/.exec(String(query['sortierung'] ?? '')) ?? [];
  return word === undefined
    ? byName
    : {
        key: sortNames[word as keyof typeof sortNames],
        direction: minus ? 'descending' : 'ascending',
      };
}
function sortWord({ key, direction }: GridSort): string {
  const word = `${direction === 'descending' ? '-' : ''}${key === 'changed' ? 'geaendert' : 'name'}`;
  return word === 'name' ? '' : word;
}

export function queryOf(
  { search, regions, topics, kinds, levels, obstacles, importId }: ActorFilter,
  sort: GridSort = byName,
): LocationQueryRaw {
  const parts = {
    suche: search,
    region: regions.join(','),
    thema: topics.join(','),
    art: kinds.join(','),
    ebene: levels.join(','),
    post: obstacles.join(','),
    import: importId ?? '',
    sortierung: sortWord(sort),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));
}

/** Those whom an import left without a legal basis, and nobody else. */
export const lackingBasisQuery = (importId: ImportId): LocationQueryRaw =>
  queryOf({ ...emptyFilter(), obstacles: ['no-legal-basis'], importId });

export const emptyFilter = (): ActorFilter => ({
  search: '',
  regions: [],
  topics: [],
  kinds: [],
  levels: [],
  obstacles: [],
  importId: undefined,
});
/** What a segment can say too; the others are about today. */
export const hasRuleFilters = ({ regions, topics, kinds, levels }: ActorFilter): boolean =>
  regions.length + topics.length + kinds.length + levels.length > 0;
export const hasFilters = (filter: ActorFilter): boolean =>
  hasRuleFilters(filter) || filter.obstacles.length > 0 || filter.importId !== undefined;
const isSame = (one: LocationQueryRaw, other: LocationQueryRaw) =>
  JSON.stringify(one) === JSON.stringify(other);

export function useActorFilter() {
  const route = useRoute();
  const router = useRouter();
  const filter = shallowRef(filterFrom(route.query));
  const sort = shallowRef(sortFrom(route.query));
  let later: ReturnType<typeof setTimeout> | undefined;
  const isHere = () => route.name === 'actors';

  watch([filter, sort], () => {
    clearTimeout(later);
    later = setTimeout(() => {
      if (isHere())
        void router.replace({
          name: 'actors',
          params: route.params,
          query: queryOf(filter.value, sort.value),
        });
    }, addressMs);
  });
  // Back and forward. Our own change arrives here too and says nothing new.
  watch(
    () => route.query,
    (query) => {
      if (
        !isHere() ||
        isSame(queryOf(filterFrom(query), sortFrom(query)), queryOf(filter.value, sort.value))
      )
        return;
      clearTimeout(later);
      filter.value = filterFrom(query);
      sort.value = sortFrom(query);
    },
  );
  onScopeDispose(() => {
    clearTimeout(later);
  });
  return { filter, sort };
}
