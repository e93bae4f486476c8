// A turn for everybody else on this thread.
import type { GiveWay } from '#core/ports/give-way.ts';

/** Input that arrived, timers and announcements come before what follows. */
export const giveWay: GiveWay = () =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
