// What the machine's clock promises: instants in UTC, a monotonic count, waits that end when they are due or when they are called off.
import { afterEach, expect, it, vi } from 'vitest';
import { systemClock } from '#adapters/system-clock.ts';
import { Instant } from '#shared/values.ts';

afterEach(() => { vi.useRealTimers(); });

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
  const waiting = systemClock.wait(60 * 86_400_000).then(() => { isOver = true; });
  await vi.advanceTimersByTimeAsync(59 * 86_400_000);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(86_400_000);
  await waiting;
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
