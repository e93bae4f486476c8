// Short messages at the edge of the window. What went wrong stays until it is dismissed. An offer
// to undo leaves, but nobody is out of time:
// Ctrl+Z and the palette go on offering it (WCAG 2.2, 2.2.1). No message follows into another view,
// except the end of work that spans views.
import { readonly, shallowRef } from 'vue';

export type Tone = 'info' | 'success' | 'warning' | 'danger';
interface ToastAction {
  label: string;
  run: () => unknown;
}
/**
 * How far a message comes along: as long as the address stays, in all of its view (a drawer opens
 * or closes), or everywhere.
 */
type Reach = 'address' | 'view' | 'anywhere';
export interface Toast {
  id: number;
  tone: Tone;
  sentence: string;
  action?: ToastAction;
  reach: Reach;
}
interface Looks {
  tone?: Tone;
  action?: ToastAction;
  reach?: Reach;
}

const shownMs = 8000;
const offeredMs = 20_000;
const shown = shallowRef<readonly Toast[]>([]);
let count = 0;

export const toasts = readonly(shown);
/** Whether a message leaves by itself: only good news. */
const leavesAlone = (toast: Toast) => toast.tone === 'success' || toast.tone === 'info';

export function showToast(
  sentence: string,
  { tone = 'success', action, reach = 'address' }: Looks = {},
): number {
  const toast: Toast = { id: ++count, tone, sentence, reach, ...(action && { action }) };
  shown.value = [...shown.value.filter((other) => other.sentence !== sentence).slice(-3), toast];
  if (leavesAlone(toast))
    setTimeout(
      () => {
        leaveWhenUnwatched(toast.id);
      },
      toast.action ? offeredMs : shownMs,
    );
  return toast.id;
}

export function dismissToast(id: number): void {
  shown.value = shown.value.filter((toast) => toast.id !== id);
  waiting = waiting.filter(({ toast }) => toast.id !== id);
}

/** Offers whose view was left, until somebody comes back or their time is over. */
let waiting: readonly { readonly toast: Toast; readonly view: string }[] = [];

/**
 * Another address: what was said about the one that is left stays behind. An offer of a view waits
 * there.
 */
export function leaveToastsBehind(from: string, to: string): void {
  const stays = ({ reach }: Toast) => reach === 'anywhere' || (reach === 'view' && from === to);
  const left = shown.value.filter((toast) => !stays(toast) && toast.reach === 'view');
  const back = waiting.filter(({ view }) => view === to && from !== to);
  waiting = [
    ...waiting.filter((one) => !back.includes(one)),
    ...left.flatMap((toast) => (toast.action ? [{ toast, view: from }] : [])),
  ];
  shown.value = [...back.map(({ toast }) => toast), ...shown.value.filter(stays)];
}

/** Nobody loses a message while the pointer or the focus rests on it. */
function leaveWhenUnwatched(id: number): void {
  if (document.querySelector('[data-toasts]:is(:hover, :focus-within)'))
    setTimeout(() => {
      leaveWhenUnwatched(id);
    }, 1000);
  else dismissToast(id);
}
