// One editable list and its changes, each saved at once and taken back by undo.
import { computed } from 'vue';
import { useUndo } from '#renderer/frame/use-undo.ts';
import { Lists } from '#shared/contract/lists.ts';
import { useSettings } from '#renderer/features/settings/use-settings.ts';
import type { Entry, ListChange, ListName } from './list-changes.ts';

export function useList(list: ListName) {
  const { change, ...query } = useSettings();
  const { done } = useUndo();
  const apply = (step: ListChange) =>
    change((client, { revision, lists }) =>
      client.settings.saveLists({
        revision,
        lists: Lists.partial().parse({ [list]: step(lists[list]) }),
      }),
    );
  const entries = computed((): readonly Entry[] => query.data.value?.lists[list] ?? []);
  /** Throws what the program refuses. */
  const make = async (step: ListChange, inverse: ListChange, sentence: string): Promise<void> => {
    await apply(step);
    // Whoever tidies up a list makes many small steps.
    done(sentence, () => apply(inverse), { series: `list.${list}` });
  };
  return { ...query, entries, make };
}
