// Work must not grow faster than the input. No clock limit: the same function on 128 KiB and on 1
// MiB, each the best of three. Eight times the input costs a linear function about eight times as
// much and a quadratic one 64 times; the line between is drawn generously.
import { expect } from 'vitest';

const KIB = 1024;
const GENEROUS = 40;

export function expectLinear<T>(make: (size: number) => T, work: (input: T) => unknown): void {
  const small = make(128 * KIB);
  const large = make(1024 * KIB);
  work(small);
  const base = Math.max(
    best(() => work(small)),
    1,
  );
  const cost = best(() => work(large));
  expect(cost / base, 'cost of eight times the input').toBeLessThan(GENEROUS);
}

function best(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    // Whichever is less: others on a busy machine cost time on the clock, other threads of this
    // process cost computing time.
    least = Math.min(least, performance.now() - start, (user + system) / 1000);
  }
  return least;
}
