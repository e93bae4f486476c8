// What the journal tells:
//   * the states of all envelopes add up to the envelopes, whatever is in the journal
//   * an attempt without an outcome is unclear, unless somebody knows that it is on the wire
//   * what is final stays final; what makes no sense changes nothing
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '#core/ports/journal-records.ts';
import { figuresOf, foldJournal, settled } from '#core/deliveries/journal-fold.ts';
import { isFinal, mayBeSent, stateAfter } from '#core/deliveries/states.ts';
import { DeliveryState } from '#shared/contract/delivery.ts';
import { EnvelopeState, type Envelope } from '#shared/contract/envelope.ts';
import type { EnvelopeId } from '#shared/values.ts';
import { seeded } from '#tests/support/fault-fs.ts';

const at = '2026-03-02T09:00:00.000Z';
const envelopes = ['env_1', 'env_2', 'env_3'].map((id) => ({ id: id as EnvelopeId }) as Envelope);
const entry = (type: JournalEntry['type'], id = 'env_1', more: object = {}): JournalEntry =>
  ({
    at,
    envelopeId: id,
    type,
    reason: 'other',
    reply: null,
    retryAt: at,
    decision: 'assume-sent',
    ...more,
  }) as unknown as JournalEntry;
const damaged = { type: 'damaged', envelopeId: null } as unknown as JournalEntry;
const stateOf = (...types: (JournalEntry['type'] | JournalEntry)[]) =>
  settled(
    foldJournal(
      envelopes,
      types.map((type) => (typeof type === 'string' ? entry(type) : type)),
    ),
    () => false,
  ).get('env_1' as EnvelopeId)!;

describe('one envelope', () => {
  test.each<[(JournalEntry['type'] | JournalEntry)[], EnvelopeState]>([
    [[], 'open'],
    [['attempted'], 'unclear'],
    [['attempted', 'accepted'], 'accepted'],
    [['attempted', 'deferred'], 'deferred'],
    [['attempted', 'reopened'], 'open'],
    [['attempted', 'refused'], 'refused'],
    [['attempted', 'unclear'], 'unclear'],
    [['skipped'], 'skipped'],
    [['cancelled'], 'cancelled'],
    [['attempted', 'deferred', 'attempted', 'accepted'], 'accepted'],
    [['attempted', 'deferred', 'cancelled'], 'cancelled'],
    [['attempted', 'refused', 'reopened'], 'open'],
    [['attempted', 'unclear', 'decided'], 'accepted'],
    [['attempted', entry('decided', 'env_1', { decision: 'send-again' })], 'open'],
    // Damage that nobody can place: an id may have become another one.
    [['accepted', damaged], 'unclear'],
    [['attempted', 'accepted', damaged], 'accepted'],
    [['skipped', damaged], 'skipped'],
    [['attempted', 'refused', damaged], 'unclear'],
    // Senseless where they stand.
    [['attempted', 'accepted', 'cancelled'], 'accepted'],
    [['attempted', 'accepted', 'skipped'], 'accepted'],
    [['attempted', 'cancelled'], 'unclear'],
    [['decided'], 'open'],
    [['bounced'], 'open'],
    [['attempted', 'accepted', 'bounced'], 'accepted'],
  ])('%j -> %s', (types, state) => {
    expect(stateOf(...types).state).toBe(state);
  });

  test('keeps count of attempts and deferrals, of the first attempt, and of a report that came back', () => {
    expect(
      stateOf('attempted', 'deferred', 'attempted', 'deferred', 'attempted', 'accepted', 'bounced'),
    ).toMatchObject({
      attempts: 3,
      deferrals: 2,
      firstAttemptAt: at,
      isBounced: true,
      reason: 'other',
    });
  });

  test('on the wire is being sent', () => {
    const stories = settled(
      foldJournal(envelopes, [entry('attempted'), entry('attempted', 'env_2')]),
      (id) => id === 'env_1',
    );
    expect([...stories.values()].map(({ state }) => state)).toEqual(['sending', 'unclear', 'open']);
  });
});

test('figures add up for any journal, unknown envelopes included', () => {
  const random = seeded(7);
  const types: JournalEntry['type'][] = [
    'attempted',
    'accepted',
    'deferred',
    'reopened',
    'refused',
    'unclear',
    'skipped',
    'cancelled',
    'decided',
    'bounced',
  ];
  for (let round = 0; round < 300; round += 1) {
    const entries = Array.from({ length: Math.floor(random() * 20) }, () =>
      entry(types[Math.floor(random() * types.length)]!, `env_${1 + Math.floor(random() * 4)}`),
    );
    const {
      envelopes: total,
      bounced,
      ...states
    } = figuresOf(settled(foldJournal(envelopes, entries), () => false));
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(total);
    expect([total, states.sending]).toEqual([3, 0]);
    expect(bounced).toBeLessThanOrEqual(
      states.accepted + states.open + states.deferred + states.refused + states.unclear,
    );
  }
});

test('the states of a delivery: every step from every state', () => {
  const table = DeliveryState.options.map((state) => [
    state,
    ...(['start', 'pause', 'cancel', 'finish'] as const).map(
      (step) => stateAfter(state, step) ?? '-',
    ),
  ]);
  expect(table).toEqual([
    ['planned', 'running', '-', 'cancelled', '-'],
    ['running', '-', 'paused', 'cancelled', 'finished'],
    ['paused', 'running', '-', 'cancelled', 'finished'],
    ['finished', '-', '-', '-', '-'],
    ['cancelled', '-', '-', '-', '-'],
  ]);
});

test('an envelope that may still be sent is never final', () => {
  expect(EnvelopeState.options.filter(isFinal)).toEqual([
    'accepted',
    'refused',
    'skipped',
    'cancelled',
  ]);
  expect(EnvelopeState.options.filter(mayBeSent)).toEqual(['open', 'deferred']);
});
