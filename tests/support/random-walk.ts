// Chance that can be repeated: the same seed gives the same walk; and a walk that failed, cut
// down to the steps it fails with.
export interface Chance {
  below(limit: number): number;
  isTrue(probability: number): boolean;
  pick<T>(items: readonly T[]): T | undefined;
}

/** mulberry32, begun at all of these numbers together. */
export function chance(...seeds: readonly number[]): Chance {
  let state = 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  for (const seed of seeds) {
    state = Math.imul(state ^ seed, 0x9e3779b9);
    next();
  }
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    isTrue: (probability) => next() < probability,
    pick: (items) => items[below(items.length)],
  };
}

/** Leaves out ever smaller runs of steps for as long as `fails` says yes. */
export async function shortened(
  steps: readonly number[],
  fails: (steps: readonly number[]) => Promise<boolean>,
): Promise<readonly number[]> {
  let left = steps;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < left.length;) {
      const fewer = left.toSpliced(at, size);
      if (await fails(fewer)) left = fewer;
      else at += size;
    }
  }
  return left;
}
