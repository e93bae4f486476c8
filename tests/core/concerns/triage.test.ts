// What filing promises: what is left out stays, states follow the table, a department makes a new
// concern assigned, and `assigned` has somebody.
// And: what a mail claims is fit to be kept, and a date from the future is not believed.
import { describe, expect, test } from 'vitest';
import { draftConcern } from '#core/concerns/draft-concern.ts';
import { oneLine, plainText } from '#core/concerns/one-line.ts';
import { receivedAt } from '#core/concerns/received-at.ts';
import { triage } from '#core/concerns/triage.ts';
import { Concern, nextStates, type ConcernState } from '#shared/contract/concern.ts';
import { parsedMail } from '#tests/support/parsed-mail.ts';

const origin = {
  actor: undefined,
  contactId: null,
  deliveryId: null,
  bulletinId: null,
  matchedBy: null,
};
const draft = (mail: Parameters<typeof parsedMail>[0], text: string) =>
  draftConcern(
    'cnc_1' as never,
    parsedMail(mail),
    text,
    origin,
    `sha256-${'0'.repeat(64)}` as never,
    '2026-03-02T09:00:00.000Z',
  );
const concern = (state: ConcernState, department: string | null = null): Concern =>
  Concern.parse({ ...draft({ subject: 'Zaun' }, 'offen'), state, department });
const dep = 'dep_sga' as NonNullable<Concern['department']>;

describe('filing', () => {
  test('changes only what is said', () => {
    const before = concern('new');
    expect(triage(before, {})).toEqual(before);
    expect(
      triage(before, { type: 'need', dueOn: '2026-03-20', regions: ['reg_a', 'reg_a'] as never }),
    ).toEqual({ ...before, type: 'need', dueOn: '2026-03-20', regions: ['reg_a'] });
  });
  test('a department makes a new concern assigned, taking it away makes it new again, later states stay', () => {
    expect(triage(concern('new'), { department: dep }).state).toBe('assigned');
    expect(triage(concern('assigned', dep), { department: null }).state).toBe('new');
    expect(triage(concern('answered'), { department: dep }).state).toBe('answered');
    expect(triage(concern('new'), { department: dep, state: 'closed' }).state).toBe('closed');
  });
  test('every step of the table is possible and no other', () => {
    const states = Object.keys(nextStates) as ConcernState[];
    for (const from of states)
      for (const to of states) {
        const filing = () => triage(concern(from, dep), { state: to });
        if (from === to || nextStates[from].includes(to)) expect(filing().state).toBe(to);
        else expect(filing).toThrow('input.invalid');
      }
    expect(nextStates.closed).not.toContain('answered');
  });
  test('to nobody is refused', () => {
    expect(() => triage(concern('new'), { state: 'assigned' })).toThrow('input.invalid');
  });
});

describe('a hostile mail', () => {
  test('becomes a concern that fits the contract', () => {
    const hostile = '\u0000\u202Egpj\r\nBcc: x\u2028\u0007'.repeat(200) + '😀'.repeat(500);
    const made = draft(
      { subject: hostile, from: { name: hostile, address: hostile } },
      `${hostile}\r\nzwei\u0000${'x'.repeat(300_000)}`,
    );
    expect(Concern.safeParse(made).success).toBe(true);
    expect(made.text).toContain('\n');
    expect(made.subject).not.toMatch(/[\u202e\n\u0000]/);
  });
  test('is never cut in the middle of a character', () => {
    expect([oneLine('ab😀', 3), oneLine('ab😀', 4), plainText('ab😀', 3)]).toEqual([
      'ab',
      'ab😀',
      'ab',
    ]);
  });
});

test('the line of our own server dates a mail better than its writer, and the future is not believed', () => {
  const now = '2026-03-05T09:00:00.000Z';
  const at = (date: string | null, received = '') =>
    receivedAt(parsedMail({ date, headers: received === '' ? {} : { received } }), now);
  expect(
    at(
      '2020-01-01T00:00:00.000Z',
      'from a by b (x; y) with ESMTP id 1; Tue, 03 Mar 2026 08:41:17 +0100 (CET)',
    ),
  ).toBe('2026-03-03T07:41:17.000Z');
  expect(at('2026-03-01T00:00:00.000Z', 'nonsense')).toBe('2026-03-01T00:00:00.000Z');
  expect(at('2099-01-01T00:00:00.000Z')).toBe(now);
  expect(at(null, 'by b; Tue, 03 Mar 2099 08:41:17 +0100')).toBe(now);
  expect(at(null)).toBe(now);
});
