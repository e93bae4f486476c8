// Sheet, search words and filters, kept in the address of the page: a reload, the way back and a
// shared link find the same list.
import { computed, onScopeDispose, ref, watch } from 'vue';
import {
  useRoute,
  useRouter,
  type LocationQuery,
  type LocationQueryRaw,
  type LocationQueryValue,
} from 'vue-router';
import { ConcernState } from '#shared/contract/concern.ts';
import { DepartmentId, RegionId } from '#shared/values.ts';
import { sheets, type Sheet } from './sheets.ts';

export interface ConcernFilter {
  states: ConcernState[];
  regions: RegionId[];
  departments: DepartmentId[];
  search: string;
}

/** Browsers allow some 200 changes of the address in half a minute; people type faster. */
const addressMs = 300;

type Checks<Item> = {
  safeParse: (value: unknown) => { success: true; data: Item } | { success: false };
};
const first = (value: LocationQueryValue | LocationQueryValue[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? '';
/** What somebody wrote into the address by hand and is not known is left out. */
const listOf = <Item>(value: LocationQuery[string] | undefined, schema: Checks<Item>): Item[] =>
  first(value)
    .split(',')
    .flatMap((text) => {
      const parsed = schema.safeParse(text);
      return parsed.success ? [parsed.data] : [];
    });

const filterFrom = (query: LocationQuery): ConcernFilter => ({
  states: listOf(query['stand'], ConcernState),
  regions: listOf(query['region'], RegionId),
  departments: listOf(query['fachamt'], DepartmentId),
  search: first(query['suche']).slice(0, 200),
});
export function queryOf({ states, regions, departments, search }: ConcernFilter): LocationQueryRaw {
  const parts = {
    stand: states.join(','),
    region: regions.join(','),
    fachamt: departments.join(','),
    suche: search,
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));
}
export const emptyFilter = (): ConcernFilter => ({
  states: [],
  regions: [],
  departments: [],
  search: '',
});
export const isFiltering = ({ states, regions, departments, search }: ConcernFilter): boolean =>
  states.length + regions.length + departments.length > 0 || search.trim() !== '';

export function useConcernFilter() {
  const route = useRoute();
  const router = useRouter();
  const isHere = () => route.name === 'concerns';
  const filter = ref(filterFrom(route.query));
  let later: ReturnType<typeof setTimeout> | undefined;

  const sheet = computed({
    get: (): Sheet => sheets.find((name) => name === route.query['blatt']) ?? 'concern',
    set: (name) => {
      void router.push({
        name: 'concerns',
        params: {},
        query: name === 'concern' ? queryOf(filter.value) : { blatt: name },
      });
    },
  });
  watch(
    filter,
    (now) => {
      clearTimeout(later);
      later = setTimeout(() => {
        if (isHere() && sheet.value === 'concern')
          void router.replace({ name: 'concerns', params: route.params, query: queryOf(now) });
      }, addressMs);
    },
    { deep: true },
  );
  // Back and forward. Our own change arrives here too and says nothing new; the other sheets have
  // no filter.
  watch(
    () => route.query,
    (query) => {
      if (
        !isHere() ||
        sheet.value !== 'concern' ||
        JSON.stringify(queryOf(filterFrom(query))) === JSON.stringify(queryOf(filter.value))
      )
        return;
      clearTimeout(later);
      filter.value = filterFrom(query);
    },
  );
  onScopeDispose(() => {
    clearTimeout(later);
  });
  return { filter, sheet };
}
