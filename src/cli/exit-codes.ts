// What a script learns from the exit status: one number per kind of failure, never changed.
import type { ErrorKind } from '#shared/errors.ts';

export const exitCodes: Record<ErrorKind, number> = {
  internal: 1,
  invalid: 2,
  'not-found': 3,
  conflict: 4,
  forbidden: 5,
  unavailable: 6,
};

/**
 * The work ended, but some mails were refused or never sent, or nobody knows whether they arrived:
 * a script must not take that for a success.
 */
export const PARTLY_DONE = 7;

/** As shells count: 128 and the number of the signal. */
export const signalExitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
export type StopSignal = keyof typeof signalExitCodes;
