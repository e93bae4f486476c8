// Short messages at the edge of the window. What went wrong stays until it is dismissed. An offer to undo leaves, but nobody is out of time:
// Ctrl+Z and the palette go on offering it (WCAG 2.2, 2.2.1). Whoever goes to another view takes only what can still be undone along.
import { readonly, shallowRef } from 'vue';

export type Tone = 'info' | 'success' | 'warning' | 'danger';
export interface ToastAction { label: string; run: () => unknown }
export interface Toast { id: number; tone: Tone; sentence: string; action?: ToastAction; /** Means as much in any other view: it names what it is about, and its action works there. */ isAnywhere?: boolean }
interface Looks { tone?: Tone; action?: ToastAction; isAnywhere?: boolean }

const shownMs = 8000;
const offeredMs = 20_000;
const shown = shallowRef<readonly Toast[]>([]);
let count = 0;

export const toasts = readonly(shown);
/** Whether a message leaves by itself: only good news. */
const leavesAlone = (toast: Toast) => toast.tone === 'success' || toast.tone === 'info';

export function showToast(sentence: string, { tone = 'success', action, isAnywhere }: Looks = {}): number {
  const toast: Toast = { id: ++count, tone, sentence, ...(action && { action }), ...(isAnywhere && { isAnywhere }) };
  shown.value = [...shown.value.filter((other) => other.sentence !== sentence).slice(-3), toast];
  if (leavesAlone(toast)) setTimeout(() => { leaveWhenUnwatched(toast.id); }, toast.action ? offeredMs : shownMs);
  return toast.id;
}

export function dismissToast(id: number): void {
  shown.value = shown.value.filter((toast) => toast.id !== id);
}

/** What was said about the view that is being left. */
export function leaveToastsBehind(): void {
  shown.value = shown.value.filter((toast) => toast.isAnywhere);
}

/** Nobody loses a message while the pointer or the focus rests on it. */
function leaveWhenUnwatched(id: number): void {
  if (document.querySelector('[data-toasts]:is(:hover, :focus-within)')) setTimeout(() => { leaveWhenUnwatched(id); }, 1000);
  else dismissToast(id);
}
