// Files dropped anywhere on the page. Without this a browser would leave the program and show the
// file instead.
import { onScopeDispose, ref } from 'vue';

const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

export function useFileDrop(take: (files: readonly File[]) => void) {
  const isOver = ref(false);
  const over = (event: DragEvent) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    isOver.value = true;
  };
  // Leaving an inner element for another one of the page is not leaving.
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) isOver.value = false;
  };
  const drop = (event: DragEvent) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    isOver.value = false;
    take([...event.dataTransfer!.files]);
  };
  window.addEventListener('dragover', over);
  window.addEventListener('dragleave', leave);
  window.addEventListener('drop', drop);
  onScopeDispose(() => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('dragleave', leave);
    window.removeEventListener('drop', drop);
  });
  return { isOver };
}
