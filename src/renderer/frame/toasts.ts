// Short messages at the edge of the window. What can be undone or went wrong stays until it is dismissed (WCAG 2.2, 2.2.1).
import { readonly, shallowRef } from 'vue';

export type Tone = 'info' | 'success' | 'warning' | 'danger';
export interface ToastAction { label: string; run: () => unknown }
export interface Toast { id: number; tone: Tone; sentence: string; action?: ToastAction }

const shownMs = 8000;
const shown = shallowRef<readonly Toast[]>([]);
let count = 0;

export const toasts = readonly(shown);
/** Whether a message leaves by itself: only good news without anything to do. */
const leavesAlone = (toast: Toast) => !toast.action && (toast.tone === 'success' || toast.tone === 'info');

export function showToast(sentence: string, { tone = 'success', action }: { tone?: Tone; action?: ToastAction } = {}): number {
  const toast: Toast = { id: ++count, tone, sentence, ...(action && { action }) };
  shown.value = [...shown.value.filter((other) => other.sentence !== sentence).slice(-3), toast];
  if (leavesAlone(toast)) setTimeout(() => { leaveWhenUnwatched(toast.id); }, shownMs);
  return toast.id;
}

export function dismissToast(id: number): void {
  shown.value = shown.value.filter((toast) => toast.id !== id);
}

/** Nobody loses a message while the pointer or the focus rests on it. */
function leaveWhenUnwatched(id: number): void {
  if (document.querySelector('[data-toasts]:is(:hover, :focus-within)')) setTimeout(() => { leaveWhenUnwatched(id); }, 1000);
  else dismissToast(id);
}
