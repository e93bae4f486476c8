// Menus and dialogs give the focus back when they close, a moment later. Whoever wants it elsewhere
// has to come after them.
import { nextTick } from 'vue';

const busy = '[role=menu], [role=dialog], [data-rich]:not(:has([contenteditable]))';
const patienceMs = 1500;

/** Acts once no menu and no dialog is open any more and every text can be written in. */
export async function whenFree(act: () => void): Promise<void> {
  await nextTick();
  const until = performance.now() + patienceMs;
  while (document.querySelector(busy) && performance.now() < until) await pause(16);
  // They take their turn when they are gone; this is the turn after.
  await pause(32);
  act();
}

const pause = (ms: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
