// How fast one mail account is fed, shared by every delivery that uses it.
import type { MailAccount, Pace } from '#shared/contract/mail-account.ts';
import type { AccountId } from '#shared/values.ts';

/** Hands out turns. Evenly spaced: a burst is what makes providers suspicious. */
export interface Turns {
  /** Takes the next turn and says how many milliseconds from now it is; 0 = at once. */
  take(nowMs: number): number;
  /** The server complained: from now on half as fast (at most 16 times slower). */
  slowDown(): void;
}

/** `perMinute` 0 = no limit, until the server complains: then 60 a minute. */
export function createTurns(perMinute: Pace['perMinute']): Turns {
  let spacingMs = perMinute === 0 ? 0 : 60_000 / perMinute;
  const slowest = Math.max(spacingMs, 1_000) * 16;
  let nextMs = -Infinity;
  return {
    take(nowMs) {
      const atMs = Math.max(nowMs, nextMs);
      nextMs = atMs + spacingMs;
      return atMs - nowMs;
    },
    slowDown() {
      spacingMs = spacingMs === 0 ? 1_000 : Math.min(spacingMs * 2, slowest);
    },
  };
}

/** One pace per account, whatever goes out over it. */
export function createTurnsOfAccounts(): (account: MailAccount) => Turns {
  const known = new Map<AccountId, { perMinute: number; turns: Turns }>();
  return (account) => {
    const perMinute = account.kind === 'smtp' ? account.pace.perMinute : 0;
    const before = known.get(account.id);
    if (before?.perMinute === perMinute) return before.turns;
    const turns = createTurns(perMinute);
    known.set(account.id, { perMinute, turns });
    return turns;
  };
}
