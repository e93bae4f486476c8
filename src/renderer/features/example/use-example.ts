// Loads the shipped example and takes it away again. Either way the other one undoes it.
import { ref } from 'vue';
import { showToast } from '#renderer/frame/toasts.ts';
import { useClient } from '#renderer/frame/use-client.ts';
import { useErrorSentence } from '#renderer/frame/use-error-sentence.ts';
import { useTexts } from '#renderer/frame/use-texts.ts';
import { useUndo } from '#renderer/frame/use-undo.ts';
import { hasCode } from '#shared/errors.ts';

export function useExample() {
  const client = useClient();
  const texts = useTexts();
  const sentence = useErrorSentence();
  const { done } = useUndo();
  /** What is going on right now; only one of them can. */
  const isBusy = ref<'loading' | 'removing'>();

  async function run(
    step: 'loading' | 'removing',
    work: () => Promise<string>,
    undo: () => Promise<unknown>,
  ): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = step;
    try {
      done(await work(), undo, { stands: 'anywhere' });
    } catch (error) {
      showToast(sentence(error), {
        tone: hasCode(error, 'example.cancelled') ? 'info' : 'danger',
        reach: 'anywhere',
      });
    }
    isBusy.value = undefined;
  }
  const load = () =>
    run(
      'loading',
      async () => {
        await client.example.load({});
        return texts.value.exampleView.loaded;
      },
      () => client.example.remove({}),
    );
  const remove = () =>
    run(
      'removing',
      async () => {
        const { kept } = await client.example.remove({});
        return kept > 0
          ? texts.value.exampleView.removedExcept(kept)
          : texts.value.exampleView.removed;
      },
      () => client.example.load({}),
    );
  return { isBusy, load, remove };
}
