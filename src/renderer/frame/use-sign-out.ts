// Leaving the office in a browser: first out of the view, which saves or asks as on every other way
// out, then out of the session.
import { shallowRef, type ShallowRef } from 'vue';
import { isNavigationFailure, NavigationFailureType, useRouter } from 'vue-router';
import { useDoor } from '#renderer/api/use-door.ts';

export interface SignOut {
  readonly isOut: ShallowRef<boolean>;
  readonly run: (() => Promise<void>) | undefined;
}

/** `run` is there only where the door has sessions. */
export function useSignOut(): SignOut {
  const door = useDoor();
  const router = useRouter();
  const isOut = shallowRef(false);
  const leave = async () => {
    const failure = await router.push('/');
    if (
      isNavigationFailure(failure) &&
      !isNavigationFailure(failure, NavigationFailureType.duplicated)
    )
      return;
    await door.signOut?.();
    isOut.value = true;
  };
  return { isOut, run: door.signOut ? leave : undefined };
}
