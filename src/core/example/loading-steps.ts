// How loading the example says how far it is, and hears that nobody wants it any more.
import type { ExampleStep } from '#shared/contract/example.ts';

export interface LoadingSteps {
  /** Throws `example.cancelled` if somebody wants that. */
  readonly reached: (step: ExampleStep) => void;
  /**
   * Waits for work that is on its way, throws likewise afterwards; if somebody wants that before,
   * the work is interrupted once, and that waited for too.
   */
  readonly during: (work: Promise<void>, interrupt: () => Promise<unknown>) => Promise<void>;
}
