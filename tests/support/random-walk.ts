// Chance that can be repeated: the same seed gives the same walk (mulberry32).
export interface Chance {
  below(limit: number): number;
  isTrue(probability: number): boolean;
  pick<T>(items: readonly T[]): T | undefined;
}

export function chance(seed: number): Chance {
  let state = Math.imul(seed, 0x9e3779b9);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, isTrue: (probability) => next() < probability, pick: (items) => items[below(items.length)] };
}
