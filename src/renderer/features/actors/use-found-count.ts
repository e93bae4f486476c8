// How many the address book is narrowed to, in words, and whether one legal basis for all of them
// is what is missing.
import { computed, type Ref } from 'vue';
import type { WritingObstacle } from '#shared/contract/actor.ts';
import type { ActorFilter } from '#shared/contract/actor-filter.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import { hasFilters } from './use-actor-filter.ts';

interface Found {
  total: Readonly<Ref<number | undefined>>;
  /** How many contacts of those found have which obstacle. */
  obstacles: Readonly<Ref<Partial<Record<WritingObstacle, number>> | undefined>>;
  /** Of the answer that is shown. */
  filter: () => ActorFilter | undefined;
  words: () => ScreenTexts['actorsView'];
}

export function useFoundCount({ total, obstacles, filter, words }: Found) {
  const isFiltered = computed(() => {
    const asked = filter();
    return asked !== undefined && hasFilters(asked);
  });
  const isNarrowed = computed(() => isFiltered.value || (filter()?.search.trim() ?? '') !== '');
  /** Of the contacts the list is narrowed to: how many there are in the actors found. */
  const meant = computed(() =>
    (filter()?.obstacles ?? []).reduce(
      (sum, obstacle) => sum + (obstacles.value?.[obstacle] ?? 0),
      0,
    ),
  );
  const countLine = computed(() => {
    if (total.value === undefined) return '';
    if (!isNarrowed.value) return words().count(total.value);
    return meant.value > 0
      ? words().foundContacts(total.value, meant.value)
      : words().found(total.value);
  });
  /** One basis for all of them: only where nothing but the basis is missing. */
  const lacksOnlyBasis = computed(
    () => meant.value > 0 && filter()?.obstacles.every((obstacle) => obstacle === 'no-legal-basis'),
  );
  return { isFiltered, isNarrowed, meant, countLine, lacksOnlyBasis };
}
