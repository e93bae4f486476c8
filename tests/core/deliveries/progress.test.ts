// What announcing a delivery promises:
//   * at most four words in any second, however much happens; the newest state is always said in
//     the end, also when nothing follows
//   * a change of state is said at once and makes a waiting word needless
//   * an older state is never said after a newer one; a look that fails is noted and stops nothing
import { beforeEach, expect, test } from 'vitest';
import { tell } from '#core/deliveries/envelope-story.ts';
import { foldJournal } from '#core/deliveries/journal-fold.ts';
import { createProgress, type Progress, type ProgressDeps } from '#core/deliveries/progress.ts';
import { createEventBus } from '#core/event-bus.ts';
import type { DeliveryState } from '#shared/contract/delivery.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { DeliveryId } from '#shared/values.ts';
import { silentLog, steadyClock, type SteadyClock } from '#tests/support/steady-machine.ts';

const id = 'dlv_1' as DeliveryId;
let clock: SteadyClock;
let heard: { atMs: number; done: number; state: string }[];
let state: DeliveryState;
let stories: ReturnType<typeof foldJournal>;
let progress: Progress;

function begin(part: Partial<ProgressDeps> = {}): void {
  const events = createEventBus((error) => {
    throw error;
  });
  const startMs = clock.monotonicMs();
  events.subscribe((_, data) => {
    heard.push({
      ...(data as { done: number; state: string }),
      atMs: clock.monotonicMs() - startMs,
    });
  });
  progress = createProgress({
    events,
    clock,
    log: silentLog,
    look: () => Promise.resolve({ state, stories }),
    ...part,
  });
}

beforeEach(() => {
  clock = steadyClock();
  heard = [];
  state = 'running';
  stories = foldJournal(
    Array.from({ length: 50 }, (_, number) => ({ id: `env_${number}` }) as Envelope),
    [],
  );
  begin();
});

/** One more envelope is accepted, and whoever speaks may say so. */
async function settleOne(): Promise<void> {
  const [envelopeId, story] = [...stories].find(([, one]) => one.state === 'open')!;
  stories.set(
    envelopeId,
    tell(story, {
      type: 'accepted',
      at: clock.now(),
      envelopeId: envelopeId,
      reply: { code: 250, enhanced: '', text: '' },
    }),
  );
  progress.moved(id);
  await Promise.resolve();
}

test('the last word of a burst is said although nothing follows', async () => {
  for (let count = 0; count < 10; count += 1) await settleOne();
  expect(heard.length).toBe(1);
  await progress.quiet();
  expect(heard.map(({ atMs, done }) => [atMs, done])).toEqual([
    [0, 1],
    [400, 10],
  ]);
  await progress.quiet();
  expect(heard.length).toBe(2);
});

test('a change of state is said at once, and the word that was waiting is not said twice', async () => {
  await settleOne();
  await settleOne();
  state = 'paused';
  progress.changed(id);
  await progress.quiet();
  expect(heard).toEqual([
    { deliveryId: id, state: 'running', done: 1, total: 50, atMs: 0 },
    { deliveryId: id, state: 'paused', done: 2, total: 50, atMs: 0 },
  ]);
});

test('no second has more than four words, whatever is announced', async () => {
  for (let count = 0; count < 40; count += 1) {
    state = count % 2 === 0 ? 'paused' : 'running';
    progress.changed(id);
    await settleOne();
    if (count % 4 === 3) await clock.wait(100);
  }
  await progress.quiet();
  for (const { atMs } of heard)
    expect(
      heard.filter((other) => other.atMs >= atMs && other.atMs < atMs + 1000).length,
    ).toBeLessThanOrEqual(4);
  expect(heard.length).toBeGreaterThan(4);
  expect(heard.at(-1)).toMatchObject({ state: 'running', done: 40 });
});

test('each delivery has its own four', async () => {
  for (const other of ['dlv_1', 'dlv_2', 'dlv_3', 'dlv_4', 'dlv_5', 'dlv_6'] as DeliveryId[])
    progress.changed(other);
  await progress.quiet();
  expect(heard.map(({ atMs }) => atMs)).toEqual([0, 0, 0, 0, 0, 0]);
});

test('a slow look is never overtaken by a newer one', async () => {
  const looks: (() => void)[] = [];
  begin({
    look: () => {
      const seen: DeliveryState = state;
      return new Promise((resolve) => {
        looks.push(() => {
          resolve({ state: seen, stories });
        });
      });
    },
  });
  progress.changed(id);
  state = 'finished';
  progress.changed(id);
  expect(looks.length).toBe(1);
  looks[0]!();
  await expect.poll(() => looks.length).toBe(2);
  looks[1]!();
  await progress.quiet();
  expect(heard.map((word) => word.state)).toEqual(['running', 'finished']);
});

test('a look that fails is noted and the next one is taken; a delivery that is gone is not spoken of', async () => {
  let incidents = 0;
  let looks = 0;
  begin({
    log: {
      ...silentLog,
      incident: () => {
        incidents += 1;
        return 'test';
      },
    },
    look: () => {
      looks += 1;
      return looks === 1
        ? Promise.reject(new Error('disk'))
        : Promise.resolve(looks === 2 ? { state, stories } : undefined);
    },
  });
  progress.changed(id);
  await progress.quiet();
  progress.changed(id);
  await progress.quiet();
  progress.changed(id);
  await progress.quiet();
  expect([incidents, looks, heard.length]).toEqual([1, 3, 1]);
});
