// How long a delivery has been running since it first tried an envelope:
//   * it counts from the first try, over several runs, and goes on from what the journal says
//   * what the whole run rested does not count, while it rests and afterwards
import { expect, test } from 'vitest';
import { foldJournal } from '#core/deliveries/journal-fold.ts';
import { createRunningTime } from '#core/deliveries/running-time.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { EnvelopeId } from '#shared/values.ts';

const id = 'env_1' as EnvelopeId;
const other = 'env_2' as EnvelopeId;

function running() {
  const steady = { nowMs: 5_000 };
  const retryAt = '2026-03-02T10:00:00.000Z';
  const entry = {
    type: 'deferred',
    at: '',
    envelopeId: id,
    reason: 'greylisted',
    reply: null,
    retryAt,
    ranMs: 7_000,
  } as const;
  const stories = foldJournal([{ id }, { id: other }] as Envelope[], [entry]);
  return { steady, time: createRunningTime({ monotonicMs: () => steady.nowMs }, stories) };
}

test('it counts from the first try, and goes on from what an earlier run left', () => {
  const { steady, time } = running();
  steady.nowMs += 1_000;
  time.begin(id);
  time.begin(other);
  steady.nowMs += 500;
  time.begin(other);
  expect([time.of(id), time.of(other)]).toEqual([8_500, 500]);
});

test('a rest of the run does not count, while it lasts and afterwards', () => {
  const { steady, time } = running();
  time.begin(other);
  time.rest();
  steady.nowMs += 3_600_000;
  expect([time.of(id), time.of(other)]).toEqual([7_000, 0]);
  time.goOn();
  steady.nowMs += 100;
  expect([time.of(id), time.of(other)]).toEqual([7_100, 100]);
});
