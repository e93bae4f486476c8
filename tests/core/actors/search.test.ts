// What the search of the address book promises:
//   * a telephone number is found in whatever spelling it is typed or stored, also in part
//   * regions, topics and kinds are found by the names they have now; words may be of different
//     places
//   * where the name does not say why somebody was found, the place is told
//   * ten times as many actors take ten times as long, not more
import { expect, it } from 'vitest';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { askedWords } from '#core/actors/asked-words.ts';
import { searchActors } from '#core/actors/search-actors.ts';
import { createEventBus } from '#core/event-bus.ts';
import { defaultSettings } from '#core/settings/default-settings.ts';
import { Actor } from '#shared/contract/actor.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { expectLinear } from '#tests/support/linear.ts';
import { importing } from '#tests/support/importing.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, testFingerprint, steadyClock } from '#tests/support/steady-machine.ts';

const at = '2026-03-02T09:00:00.000Z';
let number = 0;
const actor = (name: string, more: object = {}, contacts: object[] = []) =>
  Actor.parse({
    id: `act_${++number}`,
    revision: 0,
    name,
    createdAt: at,
    updatedAt: at,
    contacts: contacts.map((one, index) => ({ id: `con_${number}-${index}`, ...one })),
    ...more,
  });
const withPhone = (...phones: string[]) =>
  actor(
    phones[0]!,
    {},
    phones.map((phone) => ({ phone })),
  );

async function office(actors: readonly Actor[]) {
  const store = memoryStore();
  await store.actors.putMany(actors);
  const events = createEventBus((error) => {
    throw error;
  });
  const around = {
    store,
    fingerprint: testFingerprint,
    ids: countedIds(),
    clock: steadyClock(),
    events,
  };
  const handlers = createActorsHandlers({ ...around, ...importing(around) });
  const list = async (search: string) =>
    contract.list.output.parse(await handlers.list(contract.list.input.parse({ search })));
  return {
    store,
    list,
    names: async (search: string) => (await list(search)).items.map(({ name }) => name),
  };
}

const spellings = [
  '030 9027-1234',
  '030/90271234',
  '+49 30 9027 1234',
  '+49 (0)30 / 9027-1234',
  '0049 30 90271234',
  '(030) 9027 12 34',
  '030.9027.1234',
  '+493090271234',
  '(+49) 30 – 90271234',
  '(+49) (0)30 90271234',
];

it.each(spellings)('a number stored as %j is found in every spelling', async (stored) => {
  const { names } = await office([withPhone(stored), withPhone('030 4444444')]);
  for (const typed of [...spellings, '90271234', '9027-12', '030 9027', '+49 30 9027'])
    expect(await names(typed), typed).toEqual([stored]);
  for (const typed of ['+49 40 9027', '040 9027', '90279', '+43 30 9027 1234'])
    expect(await names(typed), typed).toEqual([]);
});

it('a number may be the second of a field, the second of two people, or without the 0 a spreadsheet ate', async () => {
  const two = withPhone('030 111222 oder +49 170 333444', '0172/555666');
  const eaten = withPhone('3077788899');
  const abroad = withPhone('+43 (0)1 222333');
  const { names } = await office([two, eaten, abroad]);
  expect(await names('0170 333')).toEqual([two.name]);
  expect(await names('+49172555')).toEqual([two.name]);
  expect(await names('030 777 88')).toEqual([eaten.name]);
  expect(await names('0043 1 222')).toEqual([abroad.name]);
});

it('digits that are no telephone number are found where they stand', async () => {
  const { names } = await office([
    actor('Kita 2', {
      address: { street: 'Hauptstraße 12-14', postalCode: '10825', city: 'Berlin' },
    }),
    withPhone('030 2123'),
  ]);
  expect(await names('Kita 2')).toEqual(['Kita 2']);
  expect(await names('hauptstr 12-14 10825')).toEqual(['Kita 2']);
  expect(await names('berlin / 10825')).toEqual(['Kita 2']);
});

const bear = actor(
  'Großer Bär',
  {
    kind: 'kin_kita',
    regions: ['reg_schoeneberg-nordost', 'reg_schoeneberg-suedwest'],
    topics: ['top_senior-innen'],
  },
  [
    {
      firstName: 'Ada',
      lastName: 'Muster',
      function: 'Leitung',
      phone: '030 9027-12',
      email: 'bear@haus.example',
    },
  ],
);
const tower = actor('Turm', {
  kind: 'kin_verein',
  level: 'district',
  regions: ['reg_schoeneberg-nordwest'],
  address: { street: 'Am Bach 1', postalCode: '10825', city: 'Berlin' },
});

it.each([
  ['kita', ['Großer Bär']],
  ['kita nordost', ['Großer Bär']],
  ['verein nordost', []],
  ['nordwest verein turm', ['Turm']],
  ['schoeneberg', ['Großer Bär', 'Turm']],
  ['SÜDWEST', ['Großer Bär']],
  ['seniorinnen', ['Großer Bär']],
  ['Senior:innen bär', ['Großer Bär']],
  ['kita muster 9027', ['Großer Bär']],
  ['kita 030 9027', ['Großer Bär']],
  ['kita, nordost', ['Großer Bär']],
  ['kita;nordost', ['Großer Bär']],
  ['Schöneberg-Nordost', ['Großer Bär']],
  ['Nord-Ost', ['Großer Bär']],
  ['nord ost', ['Großer Bär']],
  ['Kitas', ['Großer Bär']],
  ['Vereine', ['Turm']],
  ['Vereinen nordwest', ['Turm']],
  ['Seniorinnen.', ['Großer Bär']],
  ['„Turm“', ['Turm']],
  ['bezirksebene', ['Turm']],
  ['lokal', ['Großer Bär']],
  ['lok', []],
  ['Verein-Bär', []],
])('%j finds by kind, region, topic and level', async (search, expected) => {
  expect(await (await office([bear, tower])).names(search)).toEqual(expected);
});

it.each([
  'Winterfährstr.',
  'winterfaehrstr',
  'Winterfährstraße',
  'WINTERFÄHRSTRASSE 5',
  'Winterfährstra',
])('%j finds a street, however it is stored', async (search) => {
  for (const street of ['Winterfährstraße 5', 'Winterfährstr. 5', 'Winterfährstr 5']) {
    const { names } = await office([actor('Haus', { address: { street } }), tower]);
    expect(await names(search), street).toEqual(['Haus']);
  }
});

it('hyphens, squares and "tel:" stand in no way', async () => {
  const { names } = await office([
    actor('Kita Nord-Ost', { address: { street: 'Luise-Platz 1' } }, [{ phone: '030 9027' }]),
    actor('Jugendhaus', { topics: ['top_jugend'] }),
    tower,
  ]);
  for (const search of [
    'Nordost',
    'nord-ost',
    'nord ost',
    'Luisepl.',
    'Luise-Pl.',
    'tel:+49309027',
  ])
    expect(await names(search), search).toEqual(['Kita Nord-Ost']);
});

it('words of a topic are found with other endings', () => {
  const { lists } = defaultSettings();
  const asked = (search: string) => {
    const named = { ...lists, topics: [{ id: 'top_jugend', name: 'Jugend' }] } as never;
    return [...askedWords(search, named)[0]!.words[0]!.entries];
  };
  for (const search of ['Jugend', 'Jugendliche', 'jugendlichen', 'Jug'])
    expect(asked(search), search).toContain('top_jugend');
  for (const search of ['Jugendstilhaus', 'Tugend'])
    expect(asked(search)).not.toContain('top_jugend');
});

it('follows the names of the lists', async () => {
  const { store, names } = await office([bear]);
  const { id: _, ...defaults } = defaultSettings();
  const lists = {
    ...defaults.lists,
    regions: defaults.lists.regions.map((one, index) =>
      index === 0 ? { ...one, name: 'Wedding' } : one,
    ),
  };
  await store.settings.put({ ...defaults, id: 'settings', lists });
  expect(await names('kita wedding')).toEqual(['Großer Bär']);
  expect(await names('nordost')).toEqual([]);
});

it.each([
  ['großer', []],
  ['bär 9027', [['phone', '030 9027-12']]],
  ['+49 (0)30 9027', [['phone', '030 9027-12']]],
  [
    'kita süd',
    [
      ['kind', 'Kita'],
      ['regions', 'Schöneberg Südwest'],
    ],
  ],
  ['seniorinnen', [['topics', 'Senior*innen']]],
  ['ada muster', [['contacts', 'Ada Muster']]],
  ['leitung', [['contacts', 'Leitung']]],
  ['bear@', [['email', 'bear@haus.example']]],
])('%j tells where it was found', async (search, expected) => {
  const { places } = await (await office([bear])).list(search);
  expect(places.map(({ actorId, field, text }) => [actorId, field, text])).toEqual(
    expected.map(([field, text]) => [bear.id, field, text]),
  );
});

it('tells the street, and nothing when nothing was searched for', async () => {
  const { list } = await office([tower]);
  expect((await list('bach')).places).toMatchObject([
    { field: 'address', text: 'Am Bach 1 10825 Berlin' },
  ]);
  expect((await list('')).places).toEqual([]);
});

it('looks at ten thousand as evenly as at one thousand', () => {
  const { lists } = defaultSettings();
  const filter = { regions: [], topics: [], kinds: [], levels: [] };
  const many = (size: number) =>
    Array.from({ length: Math.round(size / 100) }, () =>
      Object.freeze({ ...bear, contacts: [...bear.contacts] }),
    );
  expectLinear(many, (actors) =>
    searchActors(actors, filter, askedWords('kita nordost +49 30 9027', lists)),
  );
  expect(
    searchActors(many(200), filter, askedWords('kita nordost +49 30 9027', lists)),
  ).toHaveLength(2);
});
