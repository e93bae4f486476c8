// Files that are dragged onto or pasted into an area. Dragging anything else (a block, a text) is
// left alone.
import { onScopeDispose, ref, watch, type Ref } from 'vue';

/** Tells whether a file hovers over the area. */
export function useImageDrop(
  area: Readonly<Ref<HTMLElement | null>>,
  take: (file: File) => unknown,
): Ref<boolean> {
  const isOver = ref(false);
  let stop: AbortController | undefined;
  const imageIn = (data: DataTransfer | null) =>
    [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/')) ?? data?.files[0];
  const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  watch(
    area,
    (element) => {
      stop?.abort();
      if (!element) return;
      const { signal } = (stop = new AbortController());
      element.addEventListener(
        'dragover',
        (event) => {
          if (hasFile(event)) {
            event.preventDefault();
            isOver.value = true;
          }
        },
        { signal },
      );
      element.addEventListener(
        'dragleave',
        () => {
          isOver.value = false;
        },
        { signal },
      );
      element.addEventListener(
        'drop',
        (event) => {
          if (!hasFile(event)) return;
          event.preventDefault();
          isOver.value = false;
          const file = imageIn(event.dataTransfer);
          if (file) take(file);
        },
        { signal },
      );
      element.addEventListener(
        'paste',
        (event) => {
          const file = imageIn(event.clipboardData);
          if (!file) return;
          event.preventDefault();
          take(file);
        },
        { signal },
      );
    },
    { immediate: true, flush: 'post' },
  );
  onScopeDispose(() => {
    stop?.abort();
  });
  return isOver;
}
