// A defect of the screen leaves its incident number and its stack in the window's console, where support asks people to look.
import { incidentOf } from './use-error-sentence.ts';

export function reportDefect(error: unknown): void {
  // eslint-disable-next-line no-console -- the screen has no other technical log
  console.error(incidentOf(error), error);
}
