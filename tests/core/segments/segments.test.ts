// What segments promise:
//   * a rule selects by region, topic, kind, level and language, and says what decided
//   * no rule overrules what a person decided: unsubscribed, restricted and suppressed mailboxes
//     are never in, by whatever entry
//   * one mail per mailbox, always the same one
//   * the sentence says what the rule does, in German and English
//   * a segment is live: it shows who is in it now
import { describe, expect, it } from 'vitest';
import { suppress } from '#core/actors/unsubscribe.ts';
import { createEventBus } from '#core/event-bus.ts';
import { describeRule } from '#core/segments/describe-rule.ts';
import { entryNames } from '#core/segments/entry-names.ts';
import { createSegmentsHandlers } from '#core/segments/handlers.ts';
import { matchContacts, matchingContacts } from '#core/segments/matching-contacts.ts';
import { defaultSettings } from '#core/settings/default-settings.ts';
import { Actor } from '#shared/contract/actor.ts';
import { Rule, segments as contract } from '#shared/contract/segments.ts';
import type { Language } from '#shared/values.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, testFingerprint } from '#tests/support/steady-machine.ts';

const at = '2026-03-02T09:00:00.000Z';
const everyone: Rule = { type: 'all', rules: [] };
const nobody: Rule = { type: 'any', rules: [] };
const ruleOf = (rule: unknown) => Rule.parse(rule);
const nordost = ruleOf({ type: 'region', in: ['reg_schoeneberg-nordost'] });
const bildung = ruleOf({ type: 'topic', in: ['top_bildung', 'top_familie'] });
const proof = { basis: 'consent', proof: { source: 'Liste', at } } as const;

let number = 0;
const contact = (email: string | null, more: object = {}) => ({
  id: `con_${++number}`,
  email,
  legalBasis: proof,
  ...more,
});
const actor = (
  name: string,
  more: object = {},
  contacts: object[] = [contact(`${name.toLowerCase()}@haus.example`)],
) =>
  Actor.parse({
    id: `act_${name.toLowerCase()}`,
    revision: 0,
    name,
    contacts,
    createdAt: at,
    updatedAt: at,
    ...more,
  });
const match = (
  actors: Actor[],
  rule: Rule,
  isSuppressed: (address: string) => boolean = () => false,
) =>
  matchContacts(actors, rule, { isSuppressed, closedContacts: new Map() }).map(
    ({ contact: { email }, address, reasons }) => [
      email,
      address !== null,
      ...reasons.map(({ reason }) => reason),
    ],
  );

describe('a rule', () => {
  const kita = actor('Kita', {
    regions: ['reg_schoeneberg-nordost'],
    topics: ['top_bildung'],
    kind: 'kin_kita',
  });
  const amt = actor('Amt', { level: 'district', kind: 'kin_fachamt' });

  it.each([
    [everyone, [true, 'everyone'], [true, 'everyone']],
    [nobody, [false, 'nobody'], [false, 'nobody']],
    [nordost, [true, 'region'], [false, 'region']],
    [ruleOf({ type: 'region', in: [] }), [false, 'nobody'], [false, 'nobody']],
    [ruleOf({ type: 'level', in: ['district'] }), [false, 'level'], [true, 'level']],
    [ruleOf({ type: 'kind', in: ['kin_kita', 'kin_schule'] }), [true, 'kind'], [false, 'kind']],
    [ruleOf({ type: 'language', in: ['en'] }), [false, 'language'], [false, 'language']],
    [
      ruleOf({ type: 'all', rules: [nordost, bildung] }),
      [true, 'region', 'topic'],
      [false, 'region', 'topic'],
    ],
    [
      ruleOf({ type: 'any', rules: [nordost, { type: 'level', in: ['district'] }] }),
      [true, 'region'],
      [true, 'level'],
    ],
    [ruleOf({ type: 'not', rule: nordost }), [false, 'excluded'], [true, 'everyone']],
    [
      ruleOf({ type: 'all', rules: [nordost, { type: 'not', rule: bildung }] }),
      [false, 'excluded'],
      [false, 'region'],
    ],
    [
      ruleOf({ type: 'not', rule: { type: 'not', rule: nordost } }),
      [true, 'region'],
      [false, 'region'],
    ],
    [ruleOf({ type: 'not', rule: nobody }), [true, 'everyone'], [true, 'everyone']],
  ])('%j decides and says why', (rule, first, second) => {
    expect(match([kita, amt], rule)).toEqual([
      ['kita@haus.example', ...first],
      ['amt@haus.example', ...second],
    ]);
  });
});

describe('what no rule can overrule', () => {
  it.each([
    ['no address', contact(null), 'no-address'],
    ['no legal basis', contact('a@haus.example', { legalBasis: null }), 'no-legal-basis'],
    ['unsubscribed', contact('a@haus.example', { state: 'unsubscribed' }), 'unsubscribed'],
    ['restricted', contact('a@haus.example', { state: 'restricted' }), 'restricted'],
  ])('%s', (_, one, reason) => {
    expect(match([actor('Haus', {}, [one])], everyone).map(([, ...rest]) => rest)).toEqual([
      [false, reason],
    ]);
  });

  it('a suppressed mailbox, in every spelling', () => {
    expect(
      match(
        [actor('Haus', {}, [contact('Weg@haus.example')])],
        everyone,
        (address) => address.toLowerCase() === 'weg@haus.example',
      ),
    ).toEqual([['Weg@haus.example', false, 'suppressed']]);
  });

  it.each(['unsubscribed', 'restricted'] as const)(
    '%s at one actor counts for the same mailbox at another',
    (state) => {
      const actors = [
        actor('Eins', {}, [contact('WEG@haus.example')]),
        actor('Zwei', {}, [contact('weg@haus.example', { state })]),
      ];
      expect(match(actors, everyone).map(([, ...rest]) => rest)).toEqual([
        [false, state],
        [false, state],
      ]);
    },
  );

  it('a mailbox is written to once, at its first entry the rule lets in', () => {
    const actors = [
      actor('Amt', { level: 'district' }, [contact('haus@haus.example')]),
      actor('Eins', {}, [
        contact('Haus@Haus.example', { legalBasis: null }),
        contact('HAUS@haus.example'),
      ]),
      actor('Zwei', {}, [contact('haus@haus.example')]),
    ];
    expect(
      match(actors, ruleOf({ type: 'level', in: ['local'] })).map(([, ...rest]) => rest),
    ).toEqual([
      [false, 'level'],
      [false, 'no-legal-basis'],
      [true, 'level'],
      [false, 'same-address'],
    ]);
  });
});

describe('the sentence', () => {
  const said = (rule: unknown, language: Language = 'de') =>
    describeRule(ruleOf(rule), entryNames(defaultSettings().lists, language), language);
  const both = { type: 'region', in: ['reg_schoeneberg-nordost', 'reg_schoeneberg-nordwest'] };
  const traffic = { type: 'topic', in: ['top_verkehr'] };

  it.each([
    [everyone, 'Alle Ansprechpersonen.'],
    [nobody, 'Niemand.'],
    [{ type: 'not', rule: everyone }, 'Niemand.'],
    [{ type: 'topic', in: [] }, 'Niemand.'],
    [
      both,
      'Alle Ansprechpersonen, die zur Bezirksregion Schöneberg Nordost oder Schöneberg Nordwest gehören.',
    ],
    [
      { type: 'all', rules: [both, { type: 'not', rule: traffic }] },
      'Alle Ansprechpersonen, die zur Bezirksregion Schöneberg Nordost oder Schöneberg Nordwest gehören und nicht zum Thema Verkehr arbeiten.',
    ],
    [
      {
        type: 'all',
        rules: [
          traffic,
          {
            type: 'any',
            rules: [
              { type: 'kind', in: ['kin_kita'] },
              { type: 'level', in: ['district'] },
            ],
          },
        ],
      },
      'Alle Ansprechpersonen, die zum Thema Verkehr arbeiten und (zur Art Kita zählen oder zur Ebene Bezirk gehören).',
    ],
    [
      { type: 'not', rule: { type: 'any', rules: [traffic, { type: 'language', in: ['en'] }] } },
      'Alle Ansprechpersonen, die nicht zum Thema Verkehr arbeiten und nicht die Sprache Englisch gewählt haben.',
    ],
    [
      { type: 'all', rules: [everyone, { type: 'all', rules: [traffic] }] },
      'Alle Ansprechpersonen, die zum Thema Verkehr arbeiten.',
    ],
    [
      { type: 'region', in: ['reg_gone'] },
      'Alle Ansprechpersonen, die zur Bezirksregion reg_gone gehören.',
    ],
  ])('%j', (rule, sentence) => {
    expect(said(rule)).toBe(sentence);
  });

  it('is there in English', () => {
    expect(said({ type: 'all', rules: [both, { type: 'not', rule: traffic }] }, 'en')).toBe(
      'All contacts who belong to the region Schöneberg Nordost or Schöneberg Nordwest and do not work on the topic Verkehr.',
    );
  });

  it('says exactly whom the rule lets in: both decide alike on generated rules', () => {
    let state = 11;
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 8) % below;
    };
    const generated = (depth: number): Rule => {
      const kind = next(depth > 0 ? 6 : 3);
      if (kind < 3)
        return ruleOf(
          [
            { type: 'level', in: [] },
            { type: 'level', in: ['local'] },
            { type: 'level', in: ['local', 'district'] },
          ][kind],
        );
      if (kind === 3) return { type: 'not', rule: generated(depth - 1) };
      return {
        type: kind === 4 ? 'all' : 'any',
        rules: Array.from({ length: next(4) }, () => generated(depth - 1)),
      };
    };
    for (let n = 0; n < 2000; n++) {
      const rule = generated(4);
      const isIn = (level: string) => match([actor('Haus', { level })], rule)[0]![1];
      const sentence = describeRule(rule, (id) => id, 'de');
      if (sentence === 'Niemand.')
        expect([isIn('local'), isIn('district')]).toEqual([false, false]);
      if (sentence === 'Alle Ansprechpersonen.')
        expect([isIn('local'), isIn('district')]).toEqual([true, true]);
      if (sentence === 'Alle Ansprechpersonen, die zur Ebene local gehören.')
        expect([isIn('local'), isIn('district')]).toEqual([true, false]);
      if (sentence === 'Alle Ansprechpersonen, die nicht zur Ebene local gehören.')
        expect([isIn('local'), isIn('district')]).toEqual([false, true]);
    }
  });
});

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
