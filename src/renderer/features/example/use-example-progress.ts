// How far loading the example is, whoever began it: this window, another one, or this one before it
// was reloaded.
import { computed } from 'vue';
import { useLine } from '#renderer/api/use-line.ts';
import { usePatience } from '#renderer/frame/use-patience.ts';
import { useQuery } from '#renderer/frame/use-query.ts';

export function useExampleProgress() {
  const { data: progress, refresh } = useQuery(
    (client) => client.example.progress({}),
    ['example.progressed'],
  );
  useLine(() => void refresh());
  const isLoading = computed(() => Boolean(progress.value));
  return {
    progress,
    isLoading,
    /** Long enough to speak of it. */
    isSlow: usePatience(isLoading),
  };
}
