// What every form of the settings does with its draft: it is kept over a reload, checked when it is
// submitted, saved once, and a change from elsewhere is named. Give `entry` as a getter: it changes
// when somebody else saves.
import { computed, nextTick, ref, shallowRef, useTemplateRef, type ShallowRef } from 'vue';
import { useErrorSentence } from '#renderer/frame/use-error-sentence.ts';
import { useKeptDraft } from './use-kept-draft.ts';

interface EntryFormParts<Entry, Draft, Problems> {
  /** Names the draft in the window's memory. */
  readonly name: string;
  /** Nothing = a new one. */
  readonly entry: () => Entry | undefined;
  readonly draftOf: (entry: Entry) => Draft;
  readonly empty: () => Draft;
  /** By field. */
  readonly problemsOf: (draft: Draft) => Problems;
  /** Fields that never leave the form. */
  readonly secret?: readonly (keyof Draft)[];
}

/** The template's EntryForm has `ref="form"`. */
export function useEntryForm<
  Entry,
  Draft extends Record<string, string | boolean>,
  Problems extends object,
>(parts: EntryFormParts<Entry, Draft, Problems>) {
  const { name, entry, draftOf, empty, problemsOf, secret = [] } = parts;
  const sentence = useErrorSentence();
  const current = (): Draft => {
    const one = entry();
    return one === undefined ? empty() : draftOf(one);
  };
  /** What the form began with. */
  const opened: ShallowRef<Draft> = shallowRef(current());
  const { draft, isKept, startFrom, forget } = useKeptDraft(name, opened.value, secret);
  const isChecked = ref(false);
  const isSaving = ref(false);
  const failure = ref('');
  const problems = computed(() => (isChecked.value ? problemsOf(draft.value) : ({} as Problems)));
  const form = useTemplateRef<{ focusProblem: () => void }>('form');

  /** Says what is wrong and leads there. */
  function isFine(): boolean {
    isChecked.value = true;
    if (Object.keys(problems.value).length === 0) return true;
    void nextTick(() => form.value?.focusProblem());
    return false;
  }

  return {
    draft,
    isKept,
    forget,
    problems,
    isFine,
    isSaving,
    failure,
    isChangedElsewhere: computed(
      () => entry() !== undefined && JSON.stringify(current()) !== JSON.stringify(opened.value),
    ),
    discard: () => {
      startFrom(opened.value);
    },
    takeTheirs: () => {
      opened.value = current();
      startFrom(opened.value);
    },
    /** Not while something is wrong; what fails is said in the form. */
    submit: async (save: () => Promise<unknown>): Promise<void> => {
      failure.value = '';
      if (!isFine()) return;
      isSaving.value = true;
      try {
        await save();
      } catch (error) {
        failure.value = sentence(error);
      } finally {
        isSaving.value = false;
      }
    },
  };
}
