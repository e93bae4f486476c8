// When something is tried again (trust: RFC 5321, 4.5.4.1 speaks to relays; a client in front of a relay may be quicker).
const minute = 60_000;
const hour = 60 * minute;

const envelopeDelays = [5 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour];
const GIVE_UP_AFTER = 24 * hour;

/** When a deferred envelope is tried again, ISO; null = a whole day of tries is over.
 *  `deferrals` counts the earlier ones; `firstAt` is the first attempt. */
export function retryAt(deferrals: number, firstAt: string, now: string): string | null {
  const at = Date.parse(now) + (envelopeDelays[deferrals] ?? 8 * hour);
  return at - Date.parse(firstAt) > GIVE_UP_AFTER ? null : new Date(at).toISOString();
}

const firstConnectDelays = [5_000, 15_000];
const reconnectDelays = [1_000, 5_000, 15_000, 30_000, minute, 2 * minute, 5 * minute];

/** Before connection attempt number `failures + 1`. A server that was never reached in this run is given up sooner: probably its name is wrong.
 *  null = a person should look. */
export const reconnectDelayMs = (failures: number, wasConnected: boolean): number | null =>
  (wasConnected ? reconnectDelays : firstConnectDelays)[failures - 1] ?? null;

const limitDelays = [15 * minute, 30 * minute, hour];

/** How long the whole run waits when the server says the sender has sent enough; quotas are by the hour or by the day. null = a day of waiting is over. */
export const limitDelayMs = (waits: number): number | null => (waits > 24 ? null : limitDelays[waits - 1] ?? hour);
