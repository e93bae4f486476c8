// What the machine's clock promises:
//   * instants in UTC, a monotonic count that leaves out the computer's sleep
//   * waits end when they are due on either clock, or when they are called off
import { afterEach, expect, it, vi } from 'vitest';
import { systemClock } from '#adapters/system-clock.ts';
import { Instant } from '#shared/values.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('tells the time as an instant and counts upwards', () => {
  expect(Instant.safeParse(systemClock.now()).success).toBe(true);
  const before = systemClock.monotonicMs();
  expect(systemClock.monotonicMs()).toBeGreaterThanOrEqual(before);
});

it('waits at least as long as asked', async () => {
  const before = systemClock.monotonicMs();
  await systemClock.wait(12);
  expect(systemClock.monotonicMs() - before).toBeGreaterThanOrEqual(12);
});

it('waits for weeks although a timer of the platform cannot', async () => {
  vi.useFakeTimers();
  let isOver = false;
  const waiting = systemClock.wait(60 * 86_400_000).then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(59 * 86_400_000);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(86_400_000);
  await waiting;
});

it('does not count what the computer slept', () => {
  let nowMs = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const before = systemClock.monotonicMs();
  nowMs += 20_000;
  expect(systemClock.monotonicMs() - before).toBe(20_000);
  nowMs += 60 * 3_600_000;
  expect(systemClock.monotonicMs() - before).toBeLessThanOrEqual(80_000);
});

it('has waited for what the computer slept through, and a clock set back makes no wait longer', async () => {
  vi.useFakeTimers();
  const over: string[] = [];
  const asleep = systemClock.wait(8 * 3_600_000).then(() => {
    over.push('asleep');
  });
  await vi.advanceTimersByTimeAsync(60_000);
  vi.setSystemTime(Date.now() + 9 * 3_600_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(over).toEqual(['asleep']);
  await asleep;
  const setBack = systemClock.wait(3_600_000).then(() => {
    over.push('set back');
  });
  vi.setSystemTime(Date.now() - 365 * 86_400_000);
  await vi.advanceTimersByTimeAsync(3_600_000);
  await setBack;
  expect(over).toEqual(['asleep', 'set back']);
});

it('is called off by a signal, also by one that came before, and forgets the signal afterwards', async () => {
  const early = AbortSignal.abort();
  await systemClock.wait(86_400_000, early);
  const abort = new AbortController();
  const removed = vi.spyOn(abort.signal, 'removeEventListener');
  const waiting = systemClock.wait(86_400_000, abort.signal);
  abort.abort();
  await waiting;
  expect(removed).toHaveBeenCalledOnce();
});
