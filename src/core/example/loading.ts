// How far loading the example is, and who wants it to end. There is one example, so there is one
// loading.
import type { EventBus } from '#core/event-bus.ts';
import { ExampleStep, type ExampleProgress } from '#shared/contract/example.ts';
import { AppError } from '#shared/errors.ts';
import type { LoadingSteps } from './loading-steps.ts';

export interface Loading {
  /** `example.loading` while it is being loaded. */
  run<Result>(work: (steps: LoadingSteps) => Promise<Result>): Promise<Result>;
  /** null = it is not being loaded. */
  progress(): ExampleProgress | null;
  /** Resolves when loading has ended; true if it came to nothing. */
  cancel(): Promise<boolean>;
}

interface Running {
  step: ExampleStep;
  isUnwanted: boolean;
  interrupt: (() => void) | undefined;
  hasFailed: Promise<boolean>;
}

export function createLoading(events: EventBus): Loading {
  const order = ExampleStep.options;
  let running: Running | undefined;
  const progressOf = ({ step }: Running): ExampleProgress => ({
    step,
    done: order.indexOf(step),
    total: order.length,
  });

  function stepsOf(one: Running): LoadingSteps {
    const refuseUnwanted = () => {
      if (one.isUnwanted) throw new AppError('example.cancelled', {});
    };
    return {
      reached(step) {
        refuseUnwanted();
        one.step = step;
        events.publish('example.progressed', { ...progressOf(one), isEnded: false });
      },
      async during(work, interrupt) {
        let interrupted: Promise<unknown> | undefined;
        one.interrupt = () => {
          interrupted ??= interrupt();
        };
        if (one.isUnwanted) one.interrupt();
        await work;
        one.interrupt = undefined;
        await interrupted;
        refuseUnwanted();
      },
    };
  }

  return {
    async run(work) {
      if (running) throw new AppError('example.loading', {});
      const one: Running = {
        step: order[0]!,
        isUnwanted: false,
        interrupt: undefined,
        hasFailed: Promise.resolve(false),
      };
      running = one;
      const result = work(stepsOf(one));
      one.hasFailed = result.then(
        () => false,
        () => true,
      );
      try {
        return await result;
      } finally {
        running = undefined;
        events.publish('example.progressed', { ...progressOf(one), isEnded: true });
      }
    },

    progress: () => (running ? progressOf(running) : null),

    async cancel() {
      if (!running) return false;
      running.isUnwanted = true;
      running.interrupt?.();
      return running.hasFailed;
    },
  };
}
