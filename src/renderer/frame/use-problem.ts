// What went wrong stays where it arose: the part of the view that tried says it, and nothing
// follows into other views.
import { ref, type Ref } from 'vue';
import { useErrorSentence } from './use-error-sentence.ts';

export interface Problem {
  /** Shown by `ProblemLine`; empty = nothing went wrong. */
  readonly problem: Ref<string>;
  readonly fail: (error: unknown) => void;
  /** Before the next try. */
  readonly clear: () => void;
}

export function useProblem(): Problem {
  const sentence = useErrorSentence();
  const problem = ref('');
  return {
    problem,
    fail: (error) => {
      problem.value = sentence(error);
    },
    clear: () => {
      problem.value = '';
    },
  };
}
