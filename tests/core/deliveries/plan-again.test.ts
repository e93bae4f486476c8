// What deliveries.* promise to the person at the send button:
//   * planning again reaches exactly those a mail did not reach, with the same mail, and never
//     anybody who has it, may have it or will get it
//   * whoever may not be written to since is left out and named with the reason; a test to a closed
//     mailbox is refused
//   * one wish is one delivery, however often it is pressed
//   * prepare says who, how many, how long, what is in the way and what differs from last time, and
//     keeps nothing
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KiezbriefClient } from '#shared/api.ts';
import { createClient } from '#shared/client.ts';
import type { DeliveryId } from '#shared/values.ts';
import type { SendOutcome } from '#core/ports/transport.ts';
import { readyOffice, type ReadyOffice } from '#tests/support/ready-office.ts';
import {
  accepted,
  rejected,
  scriptedTransport,
  type ScriptedTransport,
} from '#tests/support/sending-desk.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let client: KiezbriefClient;
let smtp: ScriptedTransport;
let office: ReadyOffice;
let answers: Record<string, SendOutcome>;

beforeEach(async () => {
  answers = {};
  smtp = scriptedTransport(({ rcptTo }) => answers[rcptTo] ?? accepted);
  app = await openTestApp({ smtp });
  client = createClient(app);
  office = await readyOffice(client);
});
afterEach(() => app.close());

const unknown = rejected('rcpt-to', '550 5.1.1 User unknown');
const plan = (key?: string) =>
  client.deliveries.plan({
    bulletinId: office.bulletinId,
    segmentId: office.segmentId,
    accountId: office.smtp,
    ...(key !== undefined && { key }),
  });
const addresses = async (id: DeliveryId) =>
  (await client.deliveries.envelopes({ id })).items.map(({ address }) => address);
async function sent(): Promise<DeliveryId> {
  const {
    delivery: { id },
  } = await plan();
  await client.deliveries.start({ id });
  await app.idle();
  return id;
}

it('plans the same mail for the refused only, under names of its own, and sends nothing yet', async () => {
  answers = { '2@verein.example': unknown, '4@verein.example': unknown };
  const id = await sent();
  const again = await client.deliveries.planAgain({ id });
  expect(again).toMatchObject({
    delivery: {
      state: 'planned',
      isAgain: true,
      segmentId: office.segmentId,
      subject: 'Neues für Akteur*innen',
    },
    figures: { envelopes: 2, open: 2 },
  });
  expect(await addresses(again.delivery.id)).toEqual(['2@verein.example', '4@verein.example']);
  expect(smtp.sent).toHaveLength(4);
  const [before, now] = await Promise.all([
    client.deliveries.envelopes({ id, state: 'refused' }),
    client.deliveries.envelopes({ id: again.delivery.id }),
  ]);
  // A report must name one hand-over: two deliveries of one bulletin share no Message-ID.
  expect(new Set([...before.items, ...now.items].map(({ messageId }) => messageId)).size).toBe(4);
});

it('writes to the address a person has today', async () => {
  answers = { '2@verein.example': unknown };
  const id = await sent();
  const {
    items: [actor],
  } = await client.actors.list({ search: '2@verein.example' });
  await client.actors.save({
    actor: { ...actor!, contacts: [{ ...actor!.contacts[0]!, email: 'zwei@verein.example' }] },
  });
  const again = await client.deliveries.planAgain({ id });
  expect(await addresses(again.delivery.id)).toEqual(['zwei@verein.example']);
});

it('plans everybody who was not reached by a cancelled delivery', async () => {
  const {
    delivery: { id },
  } = await plan();
  await client.deliveries.cancel({ id });
  const again = await client.deliveries.planAgain({ id });
  expect(again.figures).toMatchObject({ envelopes: 4, open: 4 });
});

it('leaves out whoever already waits in another delivery, also when it is pressed twice at once', async () => {
  answers = { '2@verein.example': unknown };
  const id = await sent();
  const presses = await Promise.allSettled([
    client.deliveries.planAgain({ id }),
    client.deliveries.planAgain({ id }),
  ]);
  expect(presses.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(presses[1]).toMatchObject({ reason: { code: 'delivery.nobody-left' } });
  expect((await client.deliveries.list({})).total).toBe(2);
});

it('leaves out whoever got the mail in between and finds those refused again', async () => {
  answers = { '2@verein.example': unknown, '4@verein.example': unknown };
  const id = await sent();
  answers = { '4@verein.example': unknown };
  const {
    delivery: { id: second },
  } = await client.deliveries.planAgain({ id });
  await client.deliveries.start({ id: second });
  await app.idle();
  expect(await addresses((await client.deliveries.planAgain({ id })).delivery.id)).toEqual([
    '4@verein.example',
  ]);
});

const missed = (id: DeliveryId) => client.deliveries.missed({ id });

it('says of those a delivery did not reach what came of them since', async () => {
  answers = {
    '1@verein.example': unknown,
    '2@verein.example': unknown,
    '4@verein.example': unknown,
  };
  const id = await sent();
  expect(await missed(id)).toEqual({
    missed: 3,
    reached: [],
    waiting: [],
    left: 3,
    moved: 0,
    gone: 0,
    leftOut: [],
  });
  const {
    items: [gone],
  } = await client.actors.list({ search: '1@verein.example' });
  await client.actors.unsubscribe({ contactId: gone!.contacts[0]!.id });
  answers = { '4@verein.example': unknown };
  const {
    delivery: { id: second },
  } = await client.deliveries.planAgain({ id });
  expect(await missed(id)).toMatchObject({
    missed: 3,
    reached: [],
    waiting: [{ deliveryId: second, count: 2 }],
    left: 0,
    gone: 1,
  });
  await client.deliveries.start({ id: second });
  await app.idle();
  const {
    delivery: { finishedAt },
  } = await client.deliveries.get({ id: second });
  expect(await missed(id)).toMatchObject({
    missed: 3,
    reached: [{ deliveryId: second, at: finishedAt, count: 1 }],
    waiting: [],
    left: 1,
    gone: 1,
  });
  answers = {};
  const {
    delivery: { id: third },
  } = await client.deliveries.planAgain({ id });
  await client.deliveries.start({ id: third });
  await app.idle();
  expect((await missed(id)).reached.map(({ deliveryId, count }) => [deliveryId, count])).toEqual([
    [second, 1],
    [third, 1],
  ]);
  expect(await missed(second)).toMatchObject({
    missed: 1,
    reached: [{ deliveryId: third, count: 1 }],
    left: 0,
  });
  expect(await missed(third)).toMatchObject({ missed: 0, reached: [], left: 0 });
});

it('offers those again whose second delivery was cancelled', async () => {
  answers = { '2@verein.example': unknown };
  const id = await sent();
  const {
    delivery: { id: second },
  } = await client.deliveries.planAgain({ id });
  await client.deliveries.cancel({ id: second });
  expect(await missed(id)).toMatchObject({ missed: 1, waiting: [], left: 1 });
});

it('has nobody left when the mail server took everything, and nothing to repeat of a test', async () => {
  const id = await sent();
  await expect(client.deliveries.planAgain({ id })).rejects.toMatchObject({
    code: 'delivery.nobody-left',
  });
  const test = await client.deliveries.sendTest({
    bulletinId: office.bulletinId,
    accountId: office.smtp,
    address: 'ich@bezirk.example',
  });
  await app.idle();
  await expect(client.deliveries.planAgain({ id: test.delivery.id })).rejects.toMatchObject({
    code: 'delivery.nobody-left',
  });
  expect((await missed(test.delivery.id)).left).toBe(0);
});

const actorAt = async (address: string) =>
  (await client.actors.list({ search: address })).items[0]!;
async function change(address: string, to: object): Promise<void> {
  const actor = await actorAt(address);
  await client.actors.save({ actor: { ...actor, contacts: [{ ...actor.contacts[0]!, ...to }] } });
}

it.each([
  ['restricted', 'restricted', () => change('2@verein.example', { state: 'restricted' })],
  [
    'unsubscribed',
    'unsubscribed',
    async () =>
      client.actors.unsubscribe({ contactId: (await actorAt('2@verein.example')).contacts[0]!.id }),
  ],
  [
    'without a legal basis',
    'no-legal-basis',
    () => change('2@verein.example', { legalBasis: null }),
  ],
  ['without an address', 'no-address', () => change('2@verein.example', { email: null })],
  [
    'removed',
    'contact-removed',
    async () => client.actors.remove(await actorAt('2@verein.example')),
  ],
  [
    'restricted at another actor',
    'restricted',
    async () => {
      await client.actors.save({
        actor: {
          revision: 0,
          name: 'Zweitverein',
          contacts: [{ email: '2@Verein.example', state: 'restricted' }],
        },
      });
    },
  ],
  [
    'at the mailbox of somebody who has the mail',
    'same-address',
    () => change('2@verein.example', { email: '1@Verein.example' }),
  ],
])('leaves out whoever is %s since, and says so', async (_, reason, happens) => {
  answers = { '2@verein.example': unknown, '4@verein.example': unknown };
  const id = await sent();
  const {
    items: [, second],
  } = await client.deliveries.envelopes({ id });
  await happens();
  const leftOut = [
    {
      contactId: second!.contactId,
      actorId: second!.actorId,
      name: 'Kim Nummer 2',
      actorName: 'Schule am Park 2',
      reason,
    },
  ];
  expect(await missed(id)).toMatchObject({ missed: 2, left: 1, gone: 1, leftOut });
  expect(await addresses((await client.deliveries.planAgain({ id })).delivery.id)).toEqual([
    '4@verein.example',
  ]);
});

it('writes once to two who share a mailbox by now', async () => {
  answers = { '2@verein.example': unknown, '4@verein.example': unknown };
  const id = await sent();
  await change('4@verein.example', { email: '2@Verein.example' });
  expect(await missed(id)).toMatchObject({
    left: 1,
    gone: 1,
    leftOut: [{ name: 'Kim Nummer 4', reason: 'same-address' }],
  });
  expect(await addresses((await client.deliveries.planAgain({ id })).delivery.id)).toEqual([
    '2@verein.example',
  ]);
});

it('offers the new address of whoever was left out because the old one is not theirs any more, to them only', async () => {
  const {
    delivery: { id },
  } = await plan();
  await change('2@verein.example', { email: 'zwei@verein.example' });
  await client.actors.unsubscribe({
    contactId: (await actorAt('4@verein.example')).contacts[0]!.id,
  });
  await client.deliveries.start({ id });
  await app.idle();
  expect(
    (await client.deliveries.envelopes({ id, state: 'skipped' })).items.map(
      ({ address, reason }) => [address, reason],
    ),
  ).toEqual([
    ['2@verein.example', 'address-changed'],
    ['4@verein.example', 'unsubscribed'],
  ]);
  // Whoever left does not miss it.
  expect(await missed(id)).toEqual({
    missed: 1,
    reached: [],
    waiting: [],
    left: 1,
    moved: 1,
    gone: 0,
    leftOut: [],
  });
  const {
    delivery: { id: again },
  } = await client.deliveries.planAgain({ id });
  expect(await addresses(again)).toEqual(['zwei@verein.example']);
  await client.deliveries.start({ id: again });
  await app.idle();
  expect(smtp.sent.map(({ rcptTo }) => rcptTo)).toEqual([
    '1@verein.example',
    '3@verein.example',
    'zwei@verein.example',
  ]);
  expect(await missed(id)).toMatchObject({
    missed: 1,
    reached: [{ deliveryId: again, count: 1 }],
    left: 0,
  });
});

it('offers it to whoever was restricted then and is not any more', async () => {
  const {
    delivery: { id },
  } = await plan();
  await change('2@verein.example', { state: 'restricted' });
  await client.deliveries.start({ id });
  await app.idle();
  expect(await missed(id)).toMatchObject({ missed: 0, left: 0, gone: 0 });
  await change('2@verein.example', { state: 'active' });
  expect(await missed(id)).toMatchObject({ missed: 1, left: 1, moved: 0 });
});

it('does not offer a mail that would still say nothing where their data is missing', async () => {
  const bulletin = await client.bulletins.get({ id: office.bulletinId });
  await client.bulletins.save({
    bulletin: {
      ...bulletin,
      blocks: [
        ...bulletin.blocks,
        { id: 'blk_c', type: 'text', html: '<p>Für Sie als {{funktion}}</p>' },
      ],
    },
  });
  for (const number of [1, 3, 4]) await change(`${number}@verein.example`, { function: 'Leitung' });
  const id = await sent();
  expect(
    (await client.deliveries.envelopes({ id, state: 'skipped' })).items.map(({ reason }) => reason),
  ).toEqual(['merge-field-empty']);
  expect(await missed(id)).toMatchObject({ missed: 0, left: 0 });
  await change('2@verein.example', { function: 'Sekretariat' });
  expect(await missed(id)).toMatchObject({ missed: 1, left: 1 });
});

describe('a test', () => {
  const test = (address: string) =>
    client.deliveries.sendTest({ bulletinId: office.bulletinId, accountId: office.smtp, address });

  it('goes to an address nobody knows', async () => {
    await test('kollegin@bezirk.example');
    await app.idle();
    expect(smtp.sent.map(({ rcptTo }) => rcptTo)).toEqual(['kollegin@bezirk.example']);
  });

  it.each([
    [
      'unsubscribed',
      async () =>
        client.actors.unsubscribe({
          contactId: (await actorAt('2@verein.example')).contacts[0]!.id,
        }),
    ],
    ['restricted', () => change('2@verein.example', { state: 'restricted' })],
    [
      'suppressed',
      async () => {
        const {
          contacts: [contact],
        } = await actorAt('2@verein.example');
        await client.actors.unsubscribe({ contactId: contact!.id });
        await client.actors.remove(await actorAt('2@verein.example'));
      },
    ],
  ])('is refused to a mailbox that is %s, in every spelling', async (reason, happens) => {
    await happens();
    await expect(test('2@VEREIN.example')).rejects.toMatchObject({
      code: 'address.closed',
      data: { reason },
    });
    await app.idle();
    expect(smtp.sent).toEqual([]);
    expect((await client.deliveries.list({})).total).toBe(0);
  });
});

it('never repeats an unclear envelope', async () => {
  answers = { '1@verein.example': { type: 'lost-after-data-end' }, '2@verein.example': unknown };
  const id = await sent();
  expect((await client.deliveries.get({ id })).figures).toMatchObject({ unclear: 1, refused: 1 });
  expect(await addresses((await client.deliveries.planAgain({ id })).delivery.id)).toEqual([
    '2@verein.example',
  ]);
});

it('makes one delivery of one wish, however often it is pressed, and begins it once', async () => {
  const [one, other] = await Promise.all([plan('wunsch-1234'), plan('wunsch-1234')]);
  expect(other.delivery.id).toBe(one.delivery.id);
  await Promise.all([
    client.deliveries.start({ id: one.delivery.id }),
    client.deliveries.start({ id: one.delivery.id }),
  ]);
  expect((await plan('wunsch-1234')).delivery.id).toBe(one.delivery.id);
  await app.idle();
  expect(smtp.sent).toHaveLength(4);
  expect((await client.deliveries.list({})).total).toBe(1);
  expect((await plan('anderer-wunsch')).delivery.id).not.toBe(one.delivery.id);
});

it('lets a wish that failed be made again', async () => {
  const segment = await client.segments.get({ id: office.segmentId });
  const emptied = await client.segments.save({
    segment: { ...segment, rule: { type: 'any', rules: [] } },
  });
  await expect(plan('wunsch-1234')).rejects.toMatchObject({ code: 'segment.empty' });
  await client.segments.save({ segment: { ...emptied, rule: segment.rule } });
  expect((await plan('wunsch-1234')).figures.envelopes).toBe(4);
});

const prepare = () =>
  client.deliveries.prepare({
    bulletinId: office.bulletinId,
    segmentId: office.segmentId,
    accountId: office.smtp,
  });

it('says beforehand who, how many and how long, and keeps nothing', async () => {
  const { revision, accounts } = await client.settings.get({});
  const account = accounts.find(({ id }) => id === office.smtp)!;
  if (account.kind !== 'smtp') throw new Error('not the account of this test');
  await client.settings.saveAccount({
    revision,
    account: { ...account, pace: { perMinute: 20, connections: 1 } },
  });
  expect(await prepare()).toEqual({
    subject: 'Neues für Akteur*innen',
    sender: {
      name: 'Regionalkoordination',
      address: 'rk@bezirk.example',
      replyTo: 'rk@bezirk.example',
    },
    account: { id: office.smtp, name: 'Relay', kind: 'smtp', perMinute: 20 },
    segmentName: 'Nordost',
    count: 4,
    seconds: 9,
    obstacles: [],
    last: null,
    sample: [
      'Kim Nummer 1, Kita Großer Bär 1',
      'Kim Nummer 3, Bürger*innen-Forum 3',
      'Kim Nummer 4, Nachbarschaftszentrum Ölmühle 4',
    ],
    sampleIds: await Promise.all(
      ['Nummer 1', 'Nummer 3', 'Nummer 4'].map(
        async (search) => (await client.actors.list({ search })).items[0]!.contacts[0]!.id,
      ),
    ),
  });
  expect((await client.deliveries.list({})).total).toBe(0);
});

it('names what is in the way', async () => {
  const bulletin = await client.bulletins.get({ id: office.bulletinId });
  await client.bulletins.save({ bulletin: { ...bulletin, subject: '' } });
  const segment = await client.segments.get({ id: office.segmentId });
  await client.segments.save({ segment: { ...segment, rule: { type: 'any', rules: [] } } });
  expect(await prepare()).toMatchObject({
    count: 0,
    obstacles: ['bulletin.blocked', 'segment.empty'],
  });
});

it('compares with the last delivery of this segment that began over such an account', async () => {
  const id = await sent();
  const {
    delivery: { id: never },
  } = await plan();
  await client.deliveries.cancel({ id: never });
  const {
    items: [gone],
  } = await client.actors.list({ search: '2@verein.example' });
  await client.actors.save({
    actor: { ...gone!, contacts: [{ ...gone!.contacts[0]!, state: 'unsubscribed' }] },
  });
  expect((await prepare()).last).toMatchObject({
    id,
    count: 4,
    added: 0,
    removed: 1,
    isSameBulletin: true,
  });
  expect(
    (
      await client.deliveries.prepare({
        bulletinId: office.bulletinId,
        segmentId: office.segmentId,
        accountId: office.rehearsal,
      })
    ).last,
  ).toBeNull();
});

it('finds an envelope by name, actor or address', async () => {
  const {
    delivery: { id },
  } = await plan();
  const found = async (search: string) =>
    (await client.deliveries.envelopes({ id, search })).items.map(({ address }) => address);
  expect(await found('2@verein')).toEqual(['2@verein.example']);
  expect(await found('buergerinnen')).toEqual([]);
  expect(await found('bürgerinnen kim')).toEqual(['3@verein.example']);
  expect((await client.deliveries.envelopes({ id, search: 'olmuhle' })).items).toMatchObject([
    { actorName: 'Nachbarschaftszentrum Ölmühle 4', name: 'Kim Nummer 4' },
  ]);
  expect(await found(' ')).toHaveLength(4);
});

it('lists tests apart', async () => {
  const id = await sent();
  const test = await client.deliveries.sendTest({
    bulletinId: office.bulletinId,
    accountId: office.smtp,
    address: 'ich@bezirk.example',
  });
  expect(
    (await client.deliveries.list({ kind: 'delivery' })).items.map(({ delivery }) => delivery.id),
  ).toEqual([id]);
  expect(
    (await client.deliveries.list({ kind: 'test' })).items.map(({ delivery }) => delivery.id),
  ).toEqual([test.delivery.id]);
});
