// Whether a dialog is open. Dialogs hang on the body, so looking at its children is enough.
import { onScopeDispose, readonly, ref, type Ref } from 'vue';

const isThere = () =>
  document.querySelector(':is([role=dialog], [role=alertdialog])[data-state=open]') !== null;

export function useOpenDialog(): Readonly<Ref<boolean>> {
  const isOpen = ref(isThere());
  const observer = new MutationObserver(() => {
    isOpen.value = isThere();
  });
  observer.observe(document.body, { childList: true });
  onScopeDispose(() => {
    observer.disconnect();
  });
  return readonly(isOpen);
}
