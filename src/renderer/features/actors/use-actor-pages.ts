// The list of actors as far as somebody looked at it: the program searches and sorts, the window
// holds the pages it has shown. While a new answer is on its way the earlier one stays on screen;
// one search is under way at a time and the newest words are asked next.
import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import { useClient } from '#renderer/frame/use-client.ts';
import type { GridSort } from '#renderer/ui/grid-column.ts';
import type { Actor, WritingObstacle } from '#shared/contract/actor.ts';
import type { ActorFilter, FoundPlace } from '#shared/contract/actor-filter.ts';
import type { ActorId, ContactId } from '#shared/values.ts';

const pageSize = 60;
/** Somebody dragging the scroll bar passes many pages and wants the last. */
const restMs = 40;
/** Before this a skeleton would only flicker. */
const patienceMs = 150;

export interface ActorQuestion {
  readonly filter: ActorFilter;
  readonly sort: GridSort;
}

export function useActorPages(question: () => ActorQuestion, onNewQuestion: () => void) {
  const client = useClient();
  const pages = shallowRef<ReadonlyMap<number, readonly Actor[]>>(new Map());
  /** Nothing before the first answer. */
  const total = shallowRef<number>();
  const error = shallowRef<unknown>();
  /** What the rows on screen answer to. */
  const answered = shallowRef<ActorQuestion>();
  /**
   * Contacts who are not written to, per reason, and those of the rows seen whose mailbox is closed
   * elsewhere.
   */
  const obstacles = shallowRef<Readonly<Record<WritingObstacle, number>>>();
  const closed = shallowRef<ReadonlyMap<ContactId, WritingObstacle>>(new Map());
  /** Where those of the rows seen were found whose names do not say it. */
  const places = shallowRef<ReadonlyMap<ActorId, readonly FoundPlace[]>>(new Map());
  let shown = { first: 0, last: 0 };
  let round = 0;
  let isAsking = false;
  let isOutdated = false;
  let isLeft = false;
  let underWay = new Set<number>();
  let rest: ReturnType<typeof setTimeout> | undefined;
  const isLate = shallowRef(false);
  const patience = setTimeout(() => {
    isLate.value = true;
  }, patienceMs);

  const pageOf = (row: number) => Math.floor(row / pageSize);
  const ask = (page: number, { filter, sort }: ActorQuestion) =>
    client.actors.list({
      ...filter,
      sort: sort.key === 'changed' ? 'changed' : 'name',
      isDescending: sort.direction === 'descending',
      offset: page * pageSize,
      limit: pageSize,
    });
  const closedOf = (answer: Awaited<ReturnType<typeof ask>>) =>
    answer.closed.map(({ contactId, obstacle }) => [contactId, obstacle] as const);
  const shownPages = () =>
    Array.from(
      { length: pageOf(shown.last) - pageOf(shown.first) + 1 },
      (_, at) => pageOf(shown.first) + at,
    );

  async function refresh(): Promise<void> {
    if (isAsking) {
      isOutdated = true;
      return;
    }
    isAsking = true;
    do {
      isOutdated = false;
      const asked = question();
      const isNew = asked !== answered.value;
      const wanted = isNew ? [0] : shownPages();
      try {
        const answers = await Promise.all(wanted.map((page) => ask(page, asked)));
        if (isLeft) return;
        round++;
        underWay = new Set();
        pages.value = new Map(answers.map(({ items }, at) => [wanted[at]!, items]));
        total.value = answers[0]?.total ?? 0;
        obstacles.value = answers[0]?.obstacles;
        closed.value = new Map(answers.flatMap(closedOf));
        places.value = placesByActor(answers);
        answered.value = asked;
        error.value = undefined;
        if (isNew) onNewQuestion();
      } catch (failure) {
        error.value = failure;
      }
      // Typing went on, or something changed meanwhile.
    } while (isOutdated);
    isAsking = false;
  }

  async function loadShown(): Promise<void> {
    const mine = round;
    const asked = answered.value;
    if (!asked) return;
    await Promise.all(
      shownPages()
        .filter((page) => !pages.value.has(page) && !underWay.has(page))
        .map(async (page) => {
          underWay.add(page);
          try {
            const answer = await ask(page, asked);
            if (mine !== round || isLeft) return;
            pages.value = new Map(pages.value).set(page, answer.items);
            closed.value = new Map([...closed.value, ...closedOf(answer)]);
            places.value = new Map([...places.value, ...placesByActor([answer])]);
          } catch (failure) {
            error.value = failure;
          } finally {
            if (mine === round) underWay.delete(page);
          }
        }),
    );
  }

  watch(question, () => void refresh(), { immediate: true });
  const leave = client.on('actors.changed', () => void refresh());
  onScopeDispose(() => {
    isLeft = true;
    clearTimeout(rest);
    clearTimeout(patience);
    leave();
  });

  return {
    total,
    error,
    answered,
    obstacles,
    closed,
    places,
    refresh,
    isWaiting: computed(
      () => isLate.value && total.value === undefined && error.value === undefined,
    ),
    rowAt: (index: number): Actor | undefined => pages.value.get(pageOf(index))?.[index % pageSize],
    /** Rows in the page of the screen; what is missing of them is loaded. */
    show: (range: { first: number; last: number }): void => {
      shown = range;
      clearTimeout(rest);
      rest = setTimeout(() => void loadShown(), restMs);
    },
  };
}

const placesByActor = (
  answers: readonly { places: readonly FoundPlace[] }[],
): Map<ActorId, readonly FoundPlace[]> =>
  Map.groupBy(
    answers.flatMap(({ places }) => places),
    ({ actorId }) => actorId,
  );
