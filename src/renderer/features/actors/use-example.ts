// Loads the shipped example into an empty address book; undoing takes it away again.
import { ref } from 'vue';
import { showToast } from '#renderer/frame/toasts.ts';
import { useClient } from '#renderer/frame/use-client.ts';
import { useErrorSentence } from '#renderer/frame/use-error-sentence.ts';
import { useTexts } from '#renderer/frame/use-texts.ts';
import { useUndo } from '#renderer/frame/use-undo.ts';

export function useExample() {
  const client = useClient();
  const sentence = useErrorSentence();
  const texts = useTexts();
  const { done } = useUndo();
  const isLoading = ref(false);
  const load = async (): Promise<void> => {
    if (isLoading.value) return;
    isLoading.value = true;
    try {
      await client.example.load({});
      done(texts.value.actorsView.empty.exampleLoaded, () => client.example.remove({}));
    } catch (error) { showToast(sentence(error), { tone: 'danger' }); }
    isLoading.value = false;
  };
  return { isLoading, load };
}
