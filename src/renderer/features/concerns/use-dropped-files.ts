// Files dropped anywhere on the window while a view is open. Elsewhere on the page a dropped file
// would replace the program by the file.
import { onScopeDispose, readonly, ref } from 'vue';

export function useDroppedFiles(take: (files: File[]) => void) {
  const isAbove = ref(false);
  let depth = 0;
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  const listeners = {
    dragenter: (event: DragEvent) => {
      if (carriesFiles(event)) {
        event.preventDefault();
        depth++;
        isAbove.value = true;
      }
    },
    dragleave: (event: DragEvent) => {
      if (carriesFiles(event) && --depth <= 0) {
        depth = 0;
        isAbove.value = false;
      }
    },
    dragover: (event: DragEvent) => {
      if (carriesFiles(event)) {
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      }
    },
    drop: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      isAbove.value = false;
      take([...(event.dataTransfer?.files ?? [])]);
    },
  };
  const names = Object.keys(listeners) as (keyof typeof listeners)[];
  names.forEach((name) => {
    window.addEventListener(name, listeners[name]);
  });
  onScopeDispose(() => {
    names.forEach((name) => {
      window.removeEventListener(name, listeners[name]);
    });
  });
  return { isAbove: readonly(isAbove) };
}
