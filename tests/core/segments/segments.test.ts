// What saved segments promise: created, changed and removed from a fresh view only; live, so that
// one shows who is in it now, who is not and why; the same for deliveries, in the same order.
import { describe, expect, it } from 'vitest';
import { suppress } from '#core/actors/unsubscribe.ts';
import { createEventBus } from '#core/event-bus.ts';
import { createSegmentsHandlers } from '#core/segments/handlers.ts';
import { matchingContacts } from '#core/segments/matching-contacts.ts';
import { segments as contract } from '#shared/contract/segments.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { actor, at, contact, everyone, nordost } from '#tests/support/segment-people.ts';
import { countedIds, testFingerprint } from '#tests/support/steady-machine.ts';

describe('saved segments', () => {
  const office = () => {
    const store = memoryStore();
    const announced: unknown[] = [];
    const events = createEventBus((error) => {
      throw error;
    });
    events.subscribe((name, data) => {
      announced.push([name, data]);
    });
    return {
      store,
      announced,
      segments: createSegmentsHandlers({
        store,
        fingerprint: testFingerprint,
        ids: countedIds(),
        events,
      }),
    };
  };
  const preview = (segments: ReturnType<typeof office>['segments'], input: object) =>
    segments.preview(contract.preview.input.parse(input));

  it('are created, changed and refused when stale or unknown', async () => {
    const { segments, announced } = office();
    const first = await segments.save({ segment: { revision: 0, name: 'Nordost', rule: nordost } });
    expect(first).toMatchObject({ id: 'seg_0001', revision: 1 });
    await segments.save({ segment: { ...contract.save.output.parse(first), name: 'Nordost neu' } });
    await expect(
      segments.save({ segment: contract.save.output.parse(first) }),
    ).rejects.toMatchObject({ code: 'store.conflict' });
    await expect(
      segments.save({ segment: { ...contract.save.output.parse(first), id: 'seg_none' as never } }),
    ).rejects.toMatchObject({ code: 'segment.not-found' });
    await expect(segments.get({ id: 'seg_none' as never, language: 'de' })).rejects.toMatchObject({
      code: 'segment.not-found',
    });
    const own = (await segments.list({ language: 'de', offset: 0, limit: 100 })).items.filter(
      ({ isBuiltIn }) => !isBuiltIn,
    );
    expect(own).toMatchObject([{ name: 'Nordost neu', revision: 2 }]);
    expect(announced).toEqual([
      ['segments.changed', { id: 'seg_0001' }],
      ['segments.changed', { id: 'seg_0001' }],
    ]);
  });

  it('are removed from a fresh view only, and come back as they were', async () => {
    const { segments, announced } = office();
    const saved = contract.save.output.parse(
      await segments.save({ segment: { revision: 0, name: 'Nordost', rule: nordost } }),
    );
    await expect(segments.remove({ id: saved.id, revision: 0 })).rejects.toMatchObject({
      code: 'store.conflict',
    });
    await expect(segments.restore({ segment: saved })).rejects.toMatchObject({
      code: 'store.conflict',
    });
    expect(await segments.remove({ id: saved.id, revision: 1 })).toEqual(saved);
    await expect(segments.remove({ id: saved.id, revision: 1 })).rejects.toMatchObject({
      code: 'segment.not-found',
    });
    expect(await segments.restore({ segment: saved })).toEqual({ ...saved, revision: 2 });
    expect(announced).toHaveLength(3);
  });

  it('show who is in them now, who is not, and why', async () => {
    const { store, segments } = office();
    const { id } = await segments.save({
      segment: { revision: 0, name: 'Nordost', rule: nordost },
    });
    expect(await preview(segments, { id })).toMatchObject({
      included: 0,
      excluded: 0,
      matches: [],
    });
    await store.actors.putMany([
      actor('Kita', { regions: ['reg_schoeneberg-nordost'] }, [
        contact('kita@haus.example', { title: 'Dr.', firstName: 'Ada', lastName: 'Muster' }),
        contact('weg@haus.example', { function: 'Sekretariat' }),
      ]),
      actor('Hort', { regions: ['reg_schoeneberg-suedwest'] }),
    ]);
    await suppress(
      { store, fingerprint: testFingerprint },
      'WEG@haus.example' as never,
      at,
      'objection',
    );
    expect(
      contract.preview.output.parse(await preview(segments, { id, show: 'all' })),
    ).toMatchObject({
      sentence: 'Alle Ansprechpersonen, die zur Bezirksregion Schöneberg Nordost gehören.',
      included: 1,
      excluded: 2,
      matches: [
        {
          actorName: 'Kita',
          contactName: 'Dr. Ada Muster',
          email: 'kita@haus.example',
          isIncluded: true,
          reasons: [{ reason: 'region', values: ['Schöneberg Nordost'] }],
        },
        {
          actorName: 'Kita',
          contactName: 'Sekretariat',
          isIncluded: false,
          reasons: [{ reason: 'suppressed', values: [] }],
        },
        {
          actorName: 'Hort',
          isIncluded: false,
          reasons: [{ reason: 'region', values: ['Schöneberg Nordost'] }],
        },
      ],
    });
    expect(await preview(segments, { id, show: 'excluded', offset: 1, limit: 1 })).toMatchObject({
      included: 1,
      excluded: 2,
      matches: [{ actorName: 'Hort' }],
    });
    expect(await preview(segments, { rule: everyone, language: 'en' })).toMatchObject({
      sentence: 'All contacts.',
      included: 2,
      excluded: 1,
    });
    expect(await preview(segments, { id, show: 'barred' })).toMatchObject({
      excluded: 2,
      barred: 1,
      matches: [{ contactName: 'Sekretariat', reasons: [{ reason: 'suppressed' }] }],
    });
    // Nobody stands on both of the other sides.
    expect(
      (await preview(segments, { id, show: 'outside' })).matches.map(({ actorName }) => actorName),
    ).toEqual(['Hort']);
  });

  it('hand deliveries the same contacts in the same order', async () => {
    const { store } = office();
    await store.actors.putMany([actor('Zwei'), actor('Eins')]);
    const twice = await Promise.all(
      [0, 1].map(() => matchingContacts({ store, fingerprint: testFingerprint }, everyone)),
    );
    expect(twice[0]!.map(({ actor: { name } }) => name)).toEqual(['Zwei', 'Eins']);
    expect(twice[1]).toEqual(twice[0]);
  });

  it('are asked for by id or by rule, never both or neither', () => {
    expect(contract.preview.input.safeParse({}).success).toBe(false);
    expect(contract.preview.input.safeParse({ id: 'seg_1', rule: everyone }).success).toBe(false);
  });
});
