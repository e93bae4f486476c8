// When something is tried again (trust: RFC 5321, 4.5.4.1 speaks to relays; a client in front of a
// relay may be quicker).
const minute = 60_000;
const hour = 60 * minute;

const envelopeDelays = [5 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour];
/**
 * The longest step: nothing that is stored makes an envelope wait longer, whatever the computer's
 * clock was set to meanwhile.
 */
export const LONGEST_RETRY_MS = 8 * hour;
/**
 * Nobody is given up before both are over: so many tries, and so long that the delivery was really
 * running. A computer that slept over the weekend has not been trying.
 */
const TRIES = envelopeDelays.length + 1;
const RUNNING_MS = 24 * hour;

/**
 * How long a deferred envelope waits for its next try; null = it is given up. `deferrals` counts
 * the earlier ones; `ranMs` is how long the delivery has been running since the first try.
 */
export function retryDelayMs(deferrals: number, ranMs: number): number | null {
  const tries = deferrals + 1;
  const leftMs = RUNNING_MS - ranMs;
  if (tries >= TRIES && leftMs <= 0) return null;
  const step = envelopeDelays[deferrals] ?? LONGEST_RETRY_MS;
  // The last try comes when the time is over, not hours later.
  return tries < TRIES ? step : Math.min(step, Math.max(leftMs, hour));
}

const firstConnectDelays = [5_000, 15_000];
const reconnectDelays = [1_000, 5_000, 15_000, 30_000, minute, 2 * minute, 5 * minute];

/**
 * Before connection attempt number `failures + 1`. A server that was never reached in this run is
 * given up sooner: probably its name is wrong. null = a person should look.
 */
export const reconnectDelayMs = (failures: number, wasConnected: boolean): number | null =>
  (wasConnected ? reconnectDelays : firstConnectDelays)[failures - 1] ?? null;

const limitDelays = [15 * minute, 30 * minute, hour];

/**
 * How long the whole run waits when the server says the sender has sent enough; quotas are by the
 * hour or by the day. null = a day of waiting is over.
 */
export const limitDelayMs = (waits: number): number | null =>
  waits > 24 ? null : (limitDelays[waits - 1] ?? hour);
