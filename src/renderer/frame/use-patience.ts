// What takes no time is not spoken of: something that comes and goes at once only flickers.
import { onScopeDispose, readonly, ref, watch, type Ref, type WatchSource } from 'vue';

const patienceMs = 400;

/** True while something has been going on for longer than that. */
export function usePatience(isGoingOn: WatchSource<boolean>): Readonly<Ref<boolean>> {
  const isLong = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    isGoingOn,
    (isOn) => {
      clearTimeout(timer);
      isLong.value = false;
      if (isOn)
        timer = setTimeout(() => {
          isLong.value = true;
        }, patienceMs);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    clearTimeout(timer);
  });
  return readonly(isLong);
}
