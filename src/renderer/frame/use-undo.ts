// What was done can be undone: at once in the message that reports it, later with Ctrl+Z or from the palette.
import { computed, shallowRef } from 'vue';
import { Undo2 } from '@lucide/vue';
import { useCommands, type Command } from './commands.ts';
import { dismissToast, showToast } from './toasts.ts';
import { sentenceFor } from './use-error-sentence.ts';
import { useTexts } from './use-texts.ts';

interface Step { sentence: string; undo: () => unknown; toast: number; series: string | undefined }

const keptSteps = 20;
const steps = shallowRef<readonly Step[]>([]);

export interface Undo {
  /** Reports what was done and offers to undo it. `undo` puts the earlier state back; if it throws, the step can be tried again.
   *  Steps of one `series` show one message, the newest; Ctrl+Z still goes back one by one. */
  done: (sentence: string, undo: () => unknown, series?: string) => void;
}

export function useUndo(): Undo {
  const undoStep = useUndoStep();
  const texts = useTexts();
  return {
    done(sentence, undo, series) {
      for (const earlier of steps.value) if (series !== undefined && earlier.series === series) dismissToast(earlier.toast);
      const step: Step = { sentence, undo, toast: 0, series };
      step.toast = showToast(sentence, { isAnywhere: true, action: { label: texts.value.frame.undo.action, run: () => undoStep(step) } });
      steps.value = [...steps.value.slice(1 - keptSteps), step];
    },
  };
}

/** The frame's own part: Ctrl+Z and the palette's entry for the newest step. */
export function useUndoCommand(): void {
  const undoStep = useUndoStep();
  const texts = useTexts();
  useCommands(computed((): Command[] => steps.value.slice(-1).map((latest) => ({
    id: 'frame.undo', label: texts.value.frame.undo.command(latest.sentence), group: 'here', icon: Undo2, keys: 'mod+z', run: () => undoStep(latest),
  }))));
}

function useUndoStep(): (step: Step) => Promise<void> {
  const texts = useTexts();
  return async (step) => {
    if (!steps.value.includes(step)) return;
    steps.value = steps.value.filter((other) => other !== step);
    dismissToast(step.toast);
    try {
      await step.undo();
      showToast(texts.value.frame.undo.done);
    } catch (error) {
      steps.value = [...steps.value, step];
      showToast(sentenceFor(texts.value, error), { tone: 'danger' });
    }
  };
}
