// Search words and filters, kept in the address of the page: a reload, the way back and a shared link find the same list.
import { onScopeDispose, shallowRef, watch } from 'vue';
import { useRoute, useRouter, type LocationQuery, type LocationQueryRaw } from 'vue-router';
import { Level, type ActorFilter } from '#shared/contract/actors.ts';
import { ActorKindId, RegionId, TopicId } from '#shared/values.ts';

/** Browsers allow some 200 changes of the address in half a minute; people type faster. */
const addressMs = 400;

type Checks<Item> = { safeParse: (value: unknown) => { success: true; data: Item } | { success: false } };
/** What somebody wrote into the address by hand and is not an id is left out. */
function listOf<Item>(value: LocationQuery[string] | undefined, schema: Checks<Item>): Item[] {
  const texts = (Array.isArray(value) ? value.join(',') : value ?? '').split(',').filter(Boolean);
  return texts.flatMap((text) => { const parsed = schema.safeParse(text); return parsed.success ? [parsed.data] : []; });
}

export const filterFrom = (query: LocationQuery): ActorFilter => ({
  search: String((Array.isArray(query['suche']) ? query['suche'][0] : query['suche']) ?? '').slice(0, 200),
  regions: listOf(query['region'], RegionId), topics: listOf(query['thema'], TopicId), kinds: listOf(query['art'], ActorKindId), levels: listOf(query['ebene'], Level),
});

export function queryOf({ search, regions, topics, kinds, levels }: ActorFilter): LocationQueryRaw {
  const parts = { suche: search, region: regions.join(','), thema: topics.join(','), art: kinds.join(','), ebene: levels.join(',') };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));
}

export const emptyFilter = (): ActorFilter => ({ search: '', regions: [], topics: [], kinds: [], levels: [] });
export const hasFilters = ({ regions, topics, kinds, levels }: ActorFilter): boolean => regions.length + topics.length + kinds.length + levels.length > 0;
const isSame = (one: ActorFilter, other: ActorFilter) => JSON.stringify(queryOf(one)) === JSON.stringify(queryOf(other));

export function useActorFilter() {
  const route = useRoute(), router = useRouter();
  const filter = shallowRef(filterFrom(route.query));
  let later: ReturnType<typeof setTimeout> | undefined;
  const isHere = () => route.name === 'actors';

  watch(filter, (now) => {
    clearTimeout(later);
    later = setTimeout(() => { if (isHere()) void router.replace({ name: 'actors', params: route.params, query: queryOf(now) }); }, addressMs);
  });
  // Back and forward. Our own change arrives here too and says nothing new.
  watch(() => route.query, (query) => {
    if (isHere() && !isSame(filterFrom(query), filter.value)) { clearTimeout(later); filter.value = filterFrom(query); }
  });
  onScopeDispose(() => { clearTimeout(later); });
  return filter;
}
