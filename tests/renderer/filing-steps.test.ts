// What "everything filed can be undone" rests on: the way back is allowed at every step, leads
// exactly to what was, and touches nothing else.
// And: suggestions never replace a person's choice, and whoever files a concern away under a filter
// goes on at the next one.
import { describe, expect, it } from 'vitest';
import {
  accepting,
  changed,
  neighbour,
  openSuggestions,
  wayBack,
} from '#renderer/features/concerns/filing-steps.ts';
import { triage } from '#core/concerns/triage.ts';
import { Concern, ConcernState, Suggestion, nextStates } from '#shared/contract/concern.ts';

const concern = (changes: Partial<Record<keyof Concern, unknown>> = {}): Concern =>
  Concern.parse({
    id: 'cnc_1',
    revision: 2,
    state: 'new',
    type: null,
    channel: 'mail',
    subject: 'Zaun',
    text: '',
    from: { name: '', address: '' },
    receivedAt: '2026-03-02T09:00:00Z',
    actorId: null,
    contactId: null,
    deliveryId: null,
    bulletinId: null,
    matchedBy: null,
    regions: [],
    topics: [],
    department: null,
    dueOn: null,
    original: null,
    hasAttachments: false,
    ...changes,
  });
const suggestion = Suggestion.parse({
  regions: [
    { id: 'reg_a', because: 'actor' },
    { id: 'reg_b', because: 'named' },
  ],
  topics: [],
  department: { id: 'dep_a', because: 'named', count: 0 },
});

describe('the way back', () => {
  it.each(
    ConcernState.options.flatMap((from) => nextStates[from].map((to) => [from, to] as const)),
  )('leads from %s over %s to where it began, by steps the program allows', (from, to) => {
    const before = concern({ state: from, department: 'dep_a', dueOn: '2026-03-09' });
    const after = triage(before, { state: to, dueOn: null });
    const steps = wayBack(after, before, ['state', 'dueOn']);
    expect(steps.reduce<Concern>((now, step) => triage(now, step), after)).toEqual(before);
  });

  it('undoes a department together with the state it brought, and leaves what was filed since', () => {
    const before = concern();
    const after = triage(before, { department: 'dep_a' as never });
    expect(changed(before, after)).toEqual({ state: 'assigned', department: 'dep_a' });
    const since = triage(after, { type: 'need' });
    expect(
      wayBack(since, before, ['state', 'department']).reduce<Concern>(
        (now, step) => triage(now, step),
        since,
      ),
    ).toEqual({ ...before, type: 'need' });
  });

  it('does not move the state when only something else goes back', () => {
    const before = concern({ state: 'answered' });
    const after = triage(before, { department: 'dep_a' as never });
    expect(
      wayBack(after, before, ['department']).reduce<Concern>(
        (now, step) => triage(now, step),
        after,
      ),
    ).toEqual(before);
  });
});

describe('suggestions', () => {
  it('add to what the address book filled in, and stop once a person has chosen', () => {
    expect(accepting(concern({ revision: 1, regions: ['reg_a'] }), suggestion)).toEqual({
      regions: ['reg_a', 'reg_b'],
      topics: [],
      department: 'dep_a',
    });
    expect(
      openSuggestions(concern({ regions: ['reg_c'], department: 'dep_b' }), suggestion),
    ).toEqual({ regions: [], topics: [], department: null });
  });
});

it('goes on at whoever moved into the place of the one that left the list', () => {
  expect([
    neighbour(['a', 'b', 'c'], 'b', 1, 1),
    neighbour(['a', 'b', 'c'], 'c', 2, 1),
    neighbour(['a', 'b'], undefined, 0, 1),
  ]).toEqual(['c', undefined, 'a']);
  expect([
    neighbour(['a', 'c'], 'b', 1, 1),
    neighbour(['a', 'c'], 'b', 1, -1),
    neighbour(['a'], 'b', 1, 1),
    neighbour([], 'b', 0, 1),
  ]).toEqual(['c', 'a', 'a', undefined]);
});
