// Whether announcements still arrive. In Electron always; in a browser the web host may have been
// stopped.
import {
  inject,
  onScopeDispose,
  readonly,
  shallowRef,
  type InjectionKey,
  type ShallowRef,
} from 'vue';
import type { ScreenBridge } from './screen-bridge.ts';

export const lineKey: InjectionKey<ScreenBridge['onLine']> = Symbol('line');

/**
 * `onReturn` is called when the line is back: what was announced in between was missed, so ask
 * again.
 */
export function useLine(onReturn: () => void = () => undefined): Readonly<ShallowRef<boolean>> {
  const isUp = shallowRef(true);
  const onLine = inject(lineKey);
  if (onLine)
    onScopeDispose(
      onLine((isBack) => {
        isUp.value = isBack;
        if (isBack) onReturn();
      }),
    );
  return readonly(isUp);
}
