// A new actor that is not stored yet outlives a reload of its window, and nothing else: it ends
// with the tab.
import type { ActorDraft } from './actor-draft.ts';

const key = 'kiezbrief.new-actor';

export function readUnsaved(): ActorDraft | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(key) ?? 'null') as ActorDraft | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Nothing to keep = forget it. */
export function keepUnsaved(draft: ActorDraft | undefined): void {
  try {
    if (draft) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  } catch {
    /* storing is forbidden here: it lasts as long as the view */
  }
}
