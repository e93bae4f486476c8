// One step on the way to the send button.
import type { RouteLocationRaw } from 'vue-router';

export interface PlanStep {
  readonly name: 'segment' | 'way' | 'check';
  readonly isDone: boolean;
  /** The steps before it are answered. */
  readonly isOpen: boolean;
  readonly to: RouteLocationRaw;
  /** What was chosen here; may be empty. */
  readonly answer: string;
}
