// Asks the program and keeps the answer fresh. Stale answers are dropped, an earlier answer stays
// on screen while the next is fetched, and nothing flickers: `isWaiting` turns true only when the
// first answer takes longer than 150 ms.
import {
  computed,
  onScopeDispose,
  shallowRef,
  watchEffect,
  type ComputedRef,
  type ShallowRef,
} from 'vue';
import { useLine } from '#renderer/api/use-line.ts';
import type { ApiEvents, KiezbriefClient } from '#shared/api.ts';
import { today } from './today.ts';
import { useClient } from './use-client.ts';

const patienceMs = 150;

export interface Query<Answer> {
  readonly data: Readonly<ShallowRef<Answer | undefined>>;
  /** The last failure; an earlier answer may still be in `data`. */
  readonly error: Readonly<ShallowRef<unknown>>;
  readonly isLoading: Readonly<ShallowRef<boolean>>;
  /** No answer yet, and it takes long enough to show a skeleton. */
  readonly isWaiting: ComputedRef<boolean>;
  /** Asks again; resolves when the answer is on screen. Never throws: a failure is in `error`. */
  readonly refresh: () => Promise<void>;
}

/**
 * What `load` reads before its first `await` is watched; `events` name what makes the answer old,
 * and a new day does; after a break of the line some may have been missed.
 */
export function useQuery<Answer>(
  load: (client: KiezbriefClient) => Promise<Answer>,
  events: readonly (keyof ApiEvents)[] = [],
): Query<Answer> {
  const client = useClient();
  const data = shallowRef<Answer>();
  const error = shallowRef<unknown>();
  const isLoading = shallowRef(false);
  const isLate = shallowRef(false);
  let latest = 0;
  let isOutdated = false;
  let patience: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    const mine = ++latest;
    isOutdated = false;
    isLoading.value = true;
    clearTimeout(patience);
    patience = setTimeout(() => {
      isLate.value = true;
    }, patienceMs);
    try {
      const answer = await load(client);
      if (mine !== latest) return;
      data.value = answer;
      error.value = undefined;
    } catch (failure) {
      if (mine !== latest) return;
      error.value = failure;
    }
    clearTimeout(patience);
    isLoading.value = false;
    isLate.value = false;
    // One question at a time: what was announced meanwhile is asked once, afterwards.
    if (isOutdated) await ask();
  }

  watchEffect(() => {
    // An answer of yesterday is old.
    void today.value;
    void ask();
  });
  const announced = () => {
    if (isLoading.value) isOutdated = true;
    else void ask();
  };
  const leave = events.map((name) => client.on(name, announced));
  if (events.length > 0) useLine(announced);
  onScopeDispose(() => {
    latest = Number.NaN;
    clearTimeout(patience);
    leave.forEach((off) => {
      off();
    });
  });

  return {
    data,
    error,
    isLoading,
    isWaiting: computed(
      () => isLate.value && data.value === undefined && error.value === undefined,
    ),
    refresh: ask,
  };
}
