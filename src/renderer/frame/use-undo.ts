// What was done can be undone: at once in the message that reports it, later with Ctrl+Z or from
// the palette.
import { computed, ref, shallowRef, watch } from 'vue';
import { Undo2 } from '@lucide/vue';
import { useRoute } from 'vue-router';
import { useCommands, type Command } from './commands.ts';
import { viewOf } from './places.ts';
import { dismissToast, showToast } from './toasts.ts';
import { sentenceFor } from './use-error-sentence.ts';
import { useTexts } from './use-texts.ts';

interface Offer {
  /** Steps of one series show one message, the newest; Ctrl+Z still goes back one by one. */
  series?: string;
  /**
   * Where the message stands: in the view that asked for the step, in the one it ends in, or
   * wherever the person goes.
   */
  stands?: 'here' | 'where-it-ends' | 'anywhere';
}
interface Step {
  sentence: string;
  undo: () => unknown;
  toast: number;
  series: string | undefined;
}

const keptSteps = 20;
const steps = shallowRef<readonly Step[]>([]);

export interface Undo {
  /**
   * Reports what was done and offers to undo it. `undo` puts the earlier state back; if it throws,
   * the step can be tried again.
   * Whoever has gone to another view meanwhile is not followed there: Ctrl+Z and the palette offer
   * the step, and the message is there again for who comes back in time.
   */
  done: (sentence: string, undo: () => unknown, offer?: Offer) => void;
}

export function useUndo(): Undo {
  const undoStep = useUndoStep();
  const texts = useTexts();
  const route = useRoute();
  const view = ref(viewOf(route));
  // After drawing: what did not survive the way to another view keeps the one it belonged to.
  watch(
    () => viewOf(route),
    (now) => {
      view.value = now;
    },
    { flush: 'post' },
  );
  return {
    done(sentence, undo, { series, stands = 'here' } = {}) {
      for (const earlier of steps.value)
        if (series !== undefined && earlier.series === series) dismissToast(earlier.toast);
      const step: Step = { sentence, undo, toast: 0, series };
      if (stands !== 'here' || viewOf(route) === view.value) {
        step.toast = showToast(sentence, {
          reach: stands === 'anywhere' ? 'anywhere' : 'view',
          action: { label: texts.value.frame.undo.action, run: () => undoStep(step) },
        });
      }
      steps.value = [...steps.value.slice(1 - keptSteps), step];
    },
  };
}

/** The frame's own part: Ctrl+Z and the palette's entry for the newest step. */
export function useUndoCommand(): void {
  const undoStep = useUndoStep();
  const texts = useTexts();
  useCommands(
    computed((): Command[] =>
      steps.value.slice(-1).map((latest) => ({
        id: 'frame.undo',
        label: texts.value.frame.undo.command(latest.sentence),
        group: 'undo',
        icon: Undo2,
        keys: 'mod+z',
        run: () => undoStep(latest),
      })),
    ),
  );
}

function useUndoStep(): (step: Step) => Promise<void> {
  const texts = useTexts();
  return async (step) => {
    if (!steps.value.includes(step)) return;
    steps.value = steps.value.filter((other) => other !== step);
    dismissToast(step.toast);
    try {
      await step.undo();
      showToast(texts.value.frame.undo.done(step.sentence));
    } catch (error) {
      steps.value = [...steps.value, step];
      showToast(sentenceFor(texts.value, error), { tone: 'danger' });
    }
  };
}
