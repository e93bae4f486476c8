// Whether a media query holds right now.
import { onScopeDispose, readonly, ref, type Ref } from 'vue';

/**
 * Below this the navigation leaves the side of the page; the same number stands in frame.css and
 * AppNavigation.
 */
export const narrow = '(width < 60rem)';

export function useMedia(query: string): Readonly<Ref<boolean>> {
  const list = window.matchMedia(query);
  const holds = ref(list.matches);
  const listener = () => {
    holds.value = list.matches;
  };
  list.addEventListener('change', listener);
  onScopeDispose(() => {
    list.removeEventListener('change', listener);
  });
  return readonly(holds);
}
