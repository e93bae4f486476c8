// How far the conversation came -> what the journal says and what the run does: the whole table.
import { expect, test } from 'vitest';
import type { SendOutcome } from '#core/ports/transport.ts';
import { settleOutcome } from '#core/deliveries/settle-outcome.ts';
import { tell, type EnvelopeStory } from '#core/deliveries/envelope-story.ts';
import type { EnvelopeId } from '#shared/values.ts';
import { accepted, rejected } from '#tests/support/sending-desk.ts';

const id = 'env_1' as EnvelopeId;
const at = '2026-03-02T09:00:00.000Z';
const attempted: EnvelopeStory = tell(
  {
    state: 'open',
    attempts: 0,
    deferrals: 0,
    ranMs: 0,
    firstAttemptAt: null,
    changedAt: null,
    reason: null,
    reply: null,
    retryAt: null,
    isBounced: false,
    report: null,
  },
  { type: 'attempted', at, envelopeId: id },
);

test.each<[SendOutcome, string, string, string, boolean]>([
  [accepted, 'accepted', '', 'go-on', false],
  [{ type: 'lost-before-data-end' }, 'reopened', 'connection-lost', 'reconnect', false],
  [{ type: 'lost-after-data-end' }, 'unclear', 'connection-lost', 'reconnect', false],
  [
    { type: 'unsendable', reason: 'not-representable' },
    'refused',
    'not-representable',
    'go-on',
    false,
  ],
  [
    { type: 'unsendable', reason: 'message-too-large' },
    'refused',
    'message-too-large',
    'go-on',
    true,
  ],
  [rejected('rcpt-to', '451 4.7.1 Greylisted'), 'deferred', 'greylisted', 'go-on', false],
  [rejected('rcpt-to', '550 5.1.1 unknown'), 'refused', 'address-unknown', 'go-on', false],
  [rejected('rcpt-to', '550 5.2.2 full'), 'refused', 'mailbox-full', 'go-on', false],
  [rejected('data', '554 5.7.1 spam'), 'refused', 'spam', 'go-on', true],
  [rejected('data', '552 5.3.4 too large'), 'refused', 'message-too-large', 'go-on', true],
  [rejected('mail-from', '421 4.3.2 closing'), 'reopened', 'server-busy', 'reconnect', false],
  [rejected('data', '421 4.3.2 closing'), 'reopened', 'server-busy', 'reconnect', false],
  [rejected('rcpt-to', '450 Mail send limit exceeded'), 'reopened', 'sender-limit', 'wait', false],
  [rejected('mail-from', '451 4.3.0 Local problem'), 'reopened', 'server-busy', 'wait', false],
  [rejected('mail-from', '550 5.7.1 Sender rejected'), 'reopened', 'sender-refused', 'stop', false],
  [
    rejected('data', '530 5.7.0 Authentication required'),
    'reopened',
    'sender-refused',
    'stop',
    false,
  ],
])('%j -> %s %s, then %s', (outcome, type, reason, move, isSendersFault) => {
  const settlement = settleOutcome(id, attempted, outcome, { at, ranMs: 0 });
  expect({
    type: settlement.entry.type,
    reason: 'reason' in settlement.entry ? settlement.entry.reason : '',
    move: settlement.move,
    isSendersFault: settlement.isSendersFault,
  }).toEqual({ type, reason, move, isSendersFault });
});

const hour = 3_600_000;
/**
 * The waits between the tries of an envelope that is always put off, in minutes, until it is given
 * up. `share`: how much of a wait the delivery was really running.
 */
function waitsUntilGivenUp(share: number): number[] {
  let story = attempted;
  let now = at;
  let ranMs = 0;
  const minutes: number[] = [];
  for (;;) {
    const { entry } = settleOutcome(id, story, rejected('rcpt-to', '450 4.2.0 busy'), {
      at: now,
      ranMs,
    });
    if (entry.type !== 'deferred') {
      expect(entry).toMatchObject({ type: 'refused', reason: 'server-busy' });
      return minutes;
    }
    const waitMs = Date.parse(entry.retryAt) - Date.parse(now);
    minutes.push(waitMs / 60_000);
    ranMs += waitMs * share;
    now = entry.retryAt;
    story = tell(tell(story, entry), { type: 'attempted', at: now, envelopeId: id });
  }
}

test('a deferred envelope is tried after 5, 15 and 30 minutes, 1, 2, 4 and 8 hours, and once more when a day is over; then it is refused', () => {
  expect(waitsUntilGivenUp(1)).toEqual([5, 15, 30, 60, 120, 240, 480, 480, 60]);
});

test('where the computer slept most of the time, it is tried until the delivery has really been running for a day', () => {
  const waits = waitsUntilGivenUp(1 / 3);
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(3 * 24 * 60);
  expect(Math.max(...waits)).toBe(480);
});

test('neither a year on the clock nor a day of running alone gives anybody up', () => {
  const later = new Date(Date.parse(at) + 365 * 24 * hour).toISOString();
  expect(
    settleOutcome(id, attempted, rejected('rcpt-to', '450 4.2.0 busy'), { at: later, ranMs: 0 })
      .entry.type,
  ).toBe('deferred');
  expect(
    settleOutcome(id, { ...attempted, deferrals: 1 }, rejected('rcpt-to', '450 4.2.0 busy'), {
      at,
      ranMs: 100 * hour,
    }).entry.type,
  ).toBe('deferred');
  expect(
    settleOutcome(id, { ...attempted, deferrals: 30 }, rejected('rcpt-to', '450 4.2.0 busy'), {
      at: later,
      ranMs: 23 * hour,
    }).entry.type,
  ).toBe('deferred');
  expect(
    settleOutcome(id, { ...attempted, deferrals: 7 }, rejected('rcpt-to', '450 4.2.0 busy'), {
      at,
      ranMs: 24 * hour,
    }).entry.type,
  ).toBe('refused');
});
