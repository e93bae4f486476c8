// Which day it is, for everything on the screen that says "today" or was asked for on a day: a
// window that stays open over midnight asks again.
import { onScopeDispose, ref } from 'vue';

/** Checks hold to the day in Berlin, dates on the screen to this computer's. */
const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });
const dayNow = (): string => `${new Date().toDateString()}, ${berlin.format(new Date())}`;

/** A timer until midnight would stand still while the computer sleeps. */
const LOOK_MS = 60_000;

/** Only to be told of a change; not to be shown. */
export const today = ref(dayNow());

/** Looks as long as the calling component lives. */
export function followTheDay(): void {
  const look = () => {
    today.value = dayNow();
  };
  const timer = setInterval(look, LOOK_MS);
  document.addEventListener('visibilitychange', look);
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  });
}
