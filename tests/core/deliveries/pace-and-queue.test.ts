// Whose turn it is, and when:
//   * an account is fed evenly, over all its connections and deliveries; half as fast after a
//     complaint
//   * what waits for another try is due on the wall clock or on the steady one, and never waits
//     longer than the longest step
//   * open envelopes keep the order of the plan, deferred ones that of their time, returned ones
//     come first
import { describe, expect, test } from 'vitest';
import { foldJournal } from '#core/deliveries/journal-fold.ts';
import { createTurns } from '#core/deliveries/pace.ts';
import { createSendQueue, type Moment } from '#core/deliveries/send-queue.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { EnvelopeId } from '#shared/values.ts';
import { accepted, openDesk, scriptedTransport } from '#tests/support/sending-desk.ts';
import { steadyClock } from '#tests/support/steady-machine.ts';

test('turns are evenly spaced, unused time is not saved up', () => {
  const turns = createTurns(20);
  expect([turns.take(0), turns.take(0), turns.take(0)]).toEqual([0, 3000, 6000]);
  expect(turns.take(100_000)).toBe(0);
  expect(turns.take(100_000)).toBe(3000);
});

test('no limit means no wait; a complaint halves the pace, down to a sixteenth', () => {
  const free = createTurns(0);
  expect([free.take(0), free.take(0)]).toEqual([0, 0]);
  free.slowDown();
  expect([free.take(0), free.take(0)]).toEqual([0, 1000]);
  const paced = createTurns(60);
  for (let complaint = 0; complaint < 10; complaint += 1) paced.slowDown();
  expect([paced.take(0), paced.take(0)]).toEqual([0, 16_000]);
});

test('several connections share the pace of their account', async () => {
  const clock = steadyClock();
  const startMs = clock.monotonicMs();
  const sentAt: number[] = [];
  const desk = await openDesk({
    transport: scriptedTransport(() => {
      sentAt.push(clock.monotonicMs() - startMs);
      return accepted;
    }),
    clock,
    contacts: 10,
    pace: { perMinute: 60, connections: 3 },
  });
  await desk.engine.start(desk.id);
  await desk.engine.idle();
  expect(sentAt.length).toBe(10);
  // A clock that every waiter moves is ahead of each of them; never is anybody sent to before their
  // turn.
  expect(sentAt.every((at, position) => at >= position * 1000)).toBe(true);
});

test('returned first, then what is due, then the plan', () => {
  const ids = ['env_1', 'env_2', 'env_3', 'env_4'] as EnvelopeId[];
  const entries = [
    {
      type: 'deferred',
      at: '',
      envelopeId: ids[0]!,
      reason: 'greylisted',
      reply: null,
      retryAt: '1970-01-01T00:00:05.000Z',
    } as const,
  ];
  const start = { wallMs: 0, steadyMs: 700 };
  const queue = createSendQueue(
    foldJournal(
      ids.map((id) => ({ id }) as Envelope),
      entries,
    ),
    start,
  );
  expect([queue.nextDueInMs(start), queue.take(start)]).toEqual([5000, 'env_2']);
  queue.defer(ids[1]!, 4000, start);
  queue.giveBack(ids[2]!);
  expect([queue.nextDueInMs(start), queue.take(start)]).toEqual([4000, 'env_3']);
});

test('who is put last comes after everybody, also when the queue was found empty before', () => {
  const start = { wallMs: 0, steadyMs: 0 };
  const ids = ['env_1', 'env_2'] as EnvelopeId[];
  const queue = createSendQueue(
    foldJournal(
      ids.map((id) => ({ id }) as Envelope),
      [],
    ),
    start,
  );
  queue.putLast(queue.take(start)!);
  expect([queue.take(start), queue.take(start), queue.take(start)]).toEqual([
    'env_2',
    'env_1',
    undefined,
  ]);
  queue.putLast(ids[0]!);
  expect(queue.take(start)).toBe('env_1');
});

describe('a deferred envelope', () => {
  const hour = 3_600_000;
  const deferredUntil = (retryAt: string, start: Moment) => {
    const entry = {
      type: 'deferred',
      at: '',
      envelopeId: 'env_1' as EnvelopeId,
      reason: 'greylisted',
      reply: null,
      retryAt,
    } as const;
    return createSendQueue(foldJournal([{ id: 'env_1' } as Envelope], [entry]), start);
  };
  const noon = Date.parse('2026-03-02T12:00:00.000Z');

  test('is due when the wall clock says so, though the computer slept and the steady clock stood still', () => {
    const queue = deferredUntil('2026-03-02T20:00:00.000Z', { wallMs: noon, steadyMs: 0 });
    expect(queue.take({ wallMs: noon + 7 * hour, steadyMs: 60_000 })).toBe(undefined);
    expect(queue.take({ wallMs: noon + 8 * hour, steadyMs: 60_000 })).toBe('env_1');
  });

  test('waits no longer than the longest step when the clock is set back by a year, while it waits or before', () => {
    const year = 365 * 24 * hour;
    const meanwhile = deferredUntil('2026-03-02T12:05:00.000Z', { wallMs: noon, steadyMs: 0 });
    expect(meanwhile.nextDueInMs({ wallMs: noon - year, steadyMs: 60_000 })).toBe(4 * 60_000);
    expect(meanwhile.take({ wallMs: noon - year, steadyMs: 5 * 60_000 })).toBe('env_1');
    const before = deferredUntil('2026-03-02T12:05:00.000Z', { wallMs: noon - year, steadyMs: 0 });
    expect(before.nextDueInMs({ wallMs: noon - year, steadyMs: 0 })).toBe(8 * hour);
    expect(before.take({ wallMs: noon - year + 8 * hour, steadyMs: 8 * hour })).toBe('env_1');
  });
});
