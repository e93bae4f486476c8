// What the editable lists promise: an entry somebody still uses cannot be taken away.
import { describe, expect, it } from 'vitest';
import { Actor } from '#shared/contract/actor.ts';
import { Segment } from '#shared/contract/segments.ts';
import { settings as contract } from '#shared/contract/settings.ts';
import { machine } from '#tests/support/fresh-settings.ts';

describe('the editable lists', () => {
  const actor = (more: object) =>
    Actor.parse({
      id: 'act_1',
      revision: 0,
      name: 'Kita',
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-01T00:00:00Z',
      ...more,
    });
  const withoutFirst = async (
    settings: ReturnType<typeof machine>['settings'],
    list: 'regions' | 'topics' | 'departments' | 'actorKinds',
  ) => {
    const view = await settings.get({});
    return settings.saveLists(
      contract.saveLists.input.parse({
        revision: view.revision,
        lists: { [list]: view.lists[list].slice(1) },
      }),
    );
  };

  it('grow, shrink and leave the lists not named alone', async () => {
    const { settings } = machine();
    const before = await settings.get({});
    const after = await withoutFirst(settings, 'topics');
    expect(after.lists.topics).toHaveLength(before.lists.topics.length - 1);
    expect(after.lists.regions).toEqual(before.lists.regions);
  });

  it.each([
    ['regions', { regions: ['reg_schoeneberg-nordost'] }],
    ['topics', { topics: ['top_kinder-und-jugend'] }],
    ['departments', { department: 'dep_jugendamt' }],
    ['actorKinds', { kind: 'kin_schule' }],
  ] as const)('keep an entry of %s that an actor has', async (list, more) => {
    const { settings, store } = machine();
    await store.actors.put(actor(more));
    await expect(withoutFirst(settings, list)).rejects.toMatchObject({ code: 'list.entry-in-use' });
    expect((await settings.get({})).revision).toBe(0);
  });

  it('keep an entry that a segment asks for, however deep', async () => {
    const { settings, store } = machine();
    const rule = {
      type: 'all',
      rules: [
        {
          type: 'not',
          rule: { type: 'any', rules: [{ type: 'region', in: ['reg_schoeneberg-nordost'] }] },
        },
      ],
    };
    await store.segments.put(Segment.parse({ id: 'seg_1', revision: 0, name: 'Alle', rule }));
    await expect(withoutFirst(settings, 'regions')).rejects.toMatchObject({
      code: 'list.entry-in-use',
      data: { id: 'reg_schoeneberg-nordost' },
    });
  });

  it('keep an entry a concern was filed under', async () => {
    const { settings, store } = machine();
    await store.concerns.put({
      id: 'cnc_1',
      revision: 0,
      regions: [],
      topics: [],
      department: 'dep_jugendamt',
    } as never);
    await expect(withoutFirst(settings, 'departments')).rejects.toMatchObject({
      code: 'list.entry-in-use',
      data: { id: 'dep_jugendamt' },
    });
  });

  it('hold every id once', () => {
    const twice = [
      { id: 'reg_a', name: 'A' },
      { id: 'reg_a', name: 'B' },
    ];
    expect(
      contract.saveLists.input.safeParse({ revision: 0, lists: { regions: twice } }).success,
    ).toBe(false);
  });
});
