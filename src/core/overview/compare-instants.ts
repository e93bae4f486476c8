// The order of two instants, the earlier first.
import type { Instant } from '#shared/values.ts';

export function compareInstants(one: Instant, other: Instant): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
