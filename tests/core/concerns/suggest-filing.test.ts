// What an offer promises: the address book (for regions alone) and the mail's own words are named
// as the reason, a department is offered only when one stands out, nothing is offered that is no
// longer in the lists, and asking changes nothing. And: a look at a mail can be noted, and taken
// back.
import { describe, expect, test } from 'vitest';
import { suggestFiling } from '#core/concerns/suggest-filing.ts';
import { Actor } from '#shared/contract/actor.ts';
import { Concern } from '#shared/contract/concern.ts';
import { Lists } from '#shared/contract/lists.ts';
import { wayBack } from '#tests/support/way-back.ts';

const at = '2026-03-02T09:14:00.000Z';
const lists = Lists.parse({
  regions: [
    { id: 'reg_no', name: 'Schöneberg Nordost' },
    { id: 'reg_sw', name: 'Schöneberg Südwest' },
  ],
  topics: [
    { id: 'top_jugend', name: 'Jugend' },
    { id: 'top_verkehr', name: 'Verkehr und Straßen' },
  ],
  departments: [
    { id: 'dep_jug', name: 'Jugendamt' },
    { id: 'dep_sga', name: 'Straßen- und Grünflächenamt' },
  ],
  actorKinds: [],
});
const actor = Actor.parse({
  id: 'act_1',
  revision: 1,
  name: 'Kita',
  regions: ['reg_no', 'reg_gone'],
  topics: ['top_verkehr'],
  createdAt: at,
  updatedAt: at,
});
const concern = (text: string, changes: Partial<Record<keyof Concern, unknown>> = {}) =>
  Concern.parse({
    id: 'cnc_1',
    revision: 1,
    state: 'new',
    type: null,
    channel: 'mail',
    subject: 'Zaun',
    text,
    from: { name: '', address: '' },
    receivedAt: at,
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
const filed = (number: number, department: string, topic = 'top_verkehr') =>
  concern('', { id: `cnc_e${number}`, department, topics: [topic], state: 'assigned' });

describe('an offer', () => {
  test('takes regions from the address book and from the words of the mail, topics from the words alone, and says which', () => {
    expect(
      suggestFiling(
        concern('In SCHOENEBERG Südwest und schöneberg-südwest fehlt Jugend.'),
        actor,
        lists,
        [],
      ),
    ).toMatchObject({
      regions: [
        { id: 'reg_no', because: 'actor' },
        { id: 'reg_sw', because: 'named' },
      ],
      topics: [{ id: 'top_jugend', because: 'named' }],
    });
  });
  test.each([
    'Vor unserer Tür parken alle in zweiter Reihe.',
    'Der Spielplatz ist kaputt.',
    'Ich melde mich wegen der Bänke.',
  ])('never hands on what the sender works on: %s', (text) => {
    expect(suggestFiling(concern(text), actor, lists, []).topics).toEqual([]);
  });
  test("does not lead to a department by way of the sender's own topics", () => {
    expect(
      suggestFiling(concern('Der Spielplatz ist kaputt.'), actor, lists, [
        filed(1, 'dep_sga'),
        filed(2, 'dep_sga'),
      ]).department,
    ).toBeNull();
  });
  test('reads whole words: "Jugendamt" does not name the topic "Jugend"', () => {
    expect(
      suggestFiling(concern('Bitte an das Jugendamt weitergeben.'), undefined, lists, []),
    ).toEqual({
      regions: [],
      topics: [],
      department: { id: 'dep_jug', because: 'named', count: 0 },
    });
  });
  test('names the department that concerns on the same topic went to, and no other when it is a draw', () => {
    const about = concern('Schlagloch', { topics: ['top_verkehr'] });
    const earlier = [
      filed(1, 'dep_sga'),
      filed(2, 'dep_sga'),
      filed(3, 'dep_jug'),
      filed(4, 'dep_jug', 'top_jugend'),
      filed(5, 'dep_gone'),
      filed(6, 'dep_gone'),
      filed(7, 'dep_gone'),
    ];
    expect(suggestFiling(about, undefined, lists, earlier).department).toEqual({
      id: 'dep_sga',
      because: 'earlier',
      count: 2,
    });
    expect(
      suggestFiling(about, undefined, lists, [filed(1, 'dep_sga'), filed(3, 'dep_jug')]).department,
    ).toBeNull();
    expect(
      suggestFiling(about, undefined, lists, [{ ...filed(1, 'dep_sga'), id: about.id }]).department,
    ).toBeNull();
  });
  test('leaves open what the mail itself leaves open', () => {
    expect(
      suggestFiling(concern('Jugendamt oder Straßen- und Grünflächenamt?'), undefined, lists, [])
        .department,
    ).toBeNull();
  });
});

test('asking for an offer files nothing', async () => {
  const app = await wayBack();
  const { concern: made } = await app.readFixture('reply');
  app.announced.length = 0;
  await app.concerns.suggest({ id: made!.id as never });
  expect(await app.concerns.get({ id: made!.id as never })).toMatchObject(made!);
  expect(app.announced).toEqual([]);
});

describe('mails that were read', () => {
  test('say whom they concern, as the address book knows it today, and which delivery', async () => {
    const app = await wayBack();
    await app.readFixture('bounce');
    const { items } = await app.concerns.incoming({ types: ['bounce'], offset: 0, limit: 10 });
    expect(items).toMatchObject([
      {
        deliverySubject: 'Kiezbrief',
        contact: {
          actorId: 'act_1',
          actor: 'Kita Regenbogen',
          name: 'Leitung',
          email: 'leitung@kita.example',
          state: 'active',
        },
      },
    ]);
    await app.store.actors.remove(
      'act_1' as never,
      (await app.store.actors.get('act_1' as never))!.revision,
    );
    expect(
      (await app.concerns.incoming({ types: ['bounce'], offset: 0, limit: 10 })).items[0]!.contact,
    ).toBeNull();
  });

  test('a look is noted and taken back, and the list tells both apart', async () => {
    const app = await wayBack();
    const { incoming } = await app.read(
      'From: LEITUNG@kita.example\r\nSubject: Zaun\r\n\r\nDer Zaun ist offen.',
    );
    await app.readFixture('reply');
    const wanted = async () =>
      (
        await app.concerns.incoming({ types: [], needsReview: true, offset: 0, limit: 10 })
      ).items.map(({ id }) => id);
    expect(await wanted()).toEqual([incoming.id]);
    expect(
      (
        await app.concerns.incoming({
          types: [],
          concernId: incoming.concernId as never,
          offset: 0,
          limit: 10,
        })
      ).items.map(({ id }) => id),
    ).toEqual([incoming.id]);
    const seen = await app.concerns.review({
      id: incoming.id as never,
      revision: incoming.revision,
      needsReview: false,
    });
    expect(await wanted()).toEqual([]);
    await expect(
      app.concerns.review({
        id: incoming.id as never,
        revision: incoming.revision,
        needsReview: true,
      }),
    ).rejects.toThrow('store.conflict');
    await app.concerns.review({
      id: incoming.id as never,
      revision: seen.revision,
      needsReview: true,
    });
    expect(await wanted()).toEqual([incoming.id]);
  });
});

test('a filing that comes second meets a conflict, also where what it wanted is no longer possible', async () => {
  const app = await wayBack();
  const { concern: made } = await app.readFixture('reply');
  const file = (state: 'closed' | 'answered') =>
    app.concerns.triage({ id: made!.id as never, revision: made!.revision, state });
  await file('closed');
  await expect(file('answered')).rejects.toThrow('store.conflict');
});
