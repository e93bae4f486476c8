// What was written and never saved, offered when the same bulletin is opened again.
import { shallowRef, watch, type ShallowRef } from 'vue';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import { isSameContent } from './content.ts';
import { dropDraft, keptDraft, type KeptDraft } from './kept-draft.ts';
import type { Editor } from './use-editor.ts';

/** Before the editor begins: it writes its own draft as soon as something changes. */
export function lookForDraft(bulletin: Bulletin): ShallowRef<KeptDraft | undefined> {
  const kept = keptDraft(bulletin.id);
  const isNews = kept !== undefined && !isSameContent(kept.content, bulletin);
  if (kept && !isNews) dropDraft(bulletin.id);
  return shallowRef(isNews ? kept : undefined);
}

export function offerDraft(
  editor: Editor,
  bulletin: Bulletin,
  recovered: ShallowRef<KeptDraft | undefined>,
) {
  // What the page saved on its way out may still arrive while this one opens.
  watch(editor.content, (now) => {
    if (recovered.value && isSameContent(recovered.value.content, now)) recovered.value = undefined;
  });
  return {
    recovered,
    /** Whether there was something to take over. */
    take(): boolean {
      if (!recovered.value) return false;
      editor.change(recovered.value.content);
      editor.turn.value++;
      recovered.value = undefined;
      return true;
    },
    drop(): void {
      recovered.value = undefined;
      dropDraft(bulletin.id);
    },
  };
}

export type OfferedDraft = ReturnType<typeof offerDraft>;
