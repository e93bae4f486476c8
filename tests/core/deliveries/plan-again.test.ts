// What planning again promises: it reaches exactly those a mail did not reach, with the same mail,
// and never anybody who has it, may have it or will get it.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rejected } from '#tests/support/sending-desk.ts';
import { SendingOffice } from '#tests/support/sending-office.ts';

let desk: SendingOffice;
beforeEach(async () => {
  desk = await SendingOffice.open();
});
afterEach(() => desk.app.close());

const unknown = rejected('rcpt-to', '550 5.1.1 User unknown');

it('plans the same mail for the refused only, under names of its own, and sends nothing yet', async () => {
  desk.answers = { '2@verein.example': unknown, '4@verein.example': unknown };
  const id = await desk.sent();
  const again = await desk.client.deliveries.planAgain({ id });
  expect(again).toMatchObject({
    delivery: {
      state: 'planned',
      isAgain: true,
      segmentId: desk.office.segmentId,
      subject: 'Neues für Akteur*innen',
    },
    figures: { envelopes: 2, open: 2 },
  });
  expect(await desk.addresses(again.delivery.id)).toEqual(['2@verein.example', '4@verein.example']);
  expect(desk.smtp.sent).toHaveLength(4);
  const [before, now] = await Promise.all([
    desk.client.deliveries.envelopes({ id, state: 'refused' }),
    desk.client.deliveries.envelopes({ id: again.delivery.id }),
  ]);
  // A report must name one hand-over: two deliveries of one bulletin share no Message-ID.
  expect(new Set([...before.items, ...now.items].map(({ messageId }) => messageId)).size).toBe(4);
});

it('writes to the address a person has today', async () => {
  desk.answers = { '2@verein.example': unknown };
  const id = await desk.sent();
  const {
    items: [actor],
  } = await desk.client.actors.list({ search: '2@verein.example' });
  await desk.client.actors.save({
    actor: { ...actor!, contacts: [{ ...actor!.contacts[0]!, email: 'zwei@verein.example' }] },
  });
  const again = await desk.client.deliveries.planAgain({ id });
  expect(await desk.addresses(again.delivery.id)).toEqual(['zwei@verein.example']);
});

it('plans everybody who was not reached by a cancelled delivery', async () => {
  const {
    delivery: { id },
  } = await desk.plan();
  await desk.client.deliveries.cancel({ id });
  const again = await desk.client.deliveries.planAgain({ id });
  expect(again.figures).toMatchObject({ envelopes: 4, open: 4 });
});

it('leaves out whoever already waits in another delivery, also when it is pressed twice at once', async () => {
  desk.answers = { '2@verein.example': unknown };
  const id = await desk.sent();
  const presses = await Promise.allSettled([
    desk.client.deliveries.planAgain({ id }),
    desk.client.deliveries.planAgain({ id }),
  ]);
  expect(presses.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(presses[1]).toMatchObject({ reason: { code: 'delivery.nobody-left' } });
  expect((await desk.client.deliveries.list({})).total).toBe(2);
});

it('leaves out whoever got the mail in between and finds those refused again', async () => {
  desk.answers = { '2@verein.example': unknown, '4@verein.example': unknown };
  const id = await desk.sent();
  desk.answers = { '4@verein.example': unknown };
  const {
    delivery: { id: second },
  } = await desk.client.deliveries.planAgain({ id });
  await desk.client.deliveries.start({ id: second });
  await desk.app.idle();
  expect(
    await desk.addresses((await desk.client.deliveries.planAgain({ id })).delivery.id),
  ).toEqual(['4@verein.example']);
});

it('says of those a delivery did not reach what came of them since', async () => {
  desk.answers = {
    '1@verein.example': unknown,
    '2@verein.example': unknown,
    '4@verein.example': unknown,
  };
  const id = await desk.sent();
  expect(await desk.missed(id)).toEqual({
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
  } = await desk.client.actors.list({ search: '1@verein.example' });
  await desk.client.actors.unsubscribe({ contactId: gone!.contacts[0]!.id });
  desk.answers = { '4@verein.example': unknown };
  const {
    delivery: { id: second },
  } = await desk.client.deliveries.planAgain({ id });
  expect(await desk.missed(id)).toMatchObject({
    missed: 3,
    reached: [],
    waiting: [{ deliveryId: second, count: 2 }],
    left: 0,
    gone: 1,
  });
  await desk.client.deliveries.start({ id: second });
  await desk.app.idle();
  const {
    delivery: { finishedAt },
  } = await desk.client.deliveries.get({ id: second });
  expect(await desk.missed(id)).toMatchObject({
    missed: 3,
    reached: [{ deliveryId: second, at: finishedAt, count: 1 }],
    waiting: [],
    left: 1,
    gone: 1,
  });
  desk.answers = {};
  const {
    delivery: { id: third },
  } = await desk.client.deliveries.planAgain({ id });
  await desk.client.deliveries.start({ id: third });
  await desk.app.idle();
  expect(
    (await desk.missed(id)).reached.map(({ deliveryId, count }) => [deliveryId, count]),
  ).toEqual([
    [second, 1],
    [third, 1],
  ]);
  expect(await desk.missed(second)).toMatchObject({
    missed: 1,
    reached: [{ deliveryId: third, count: 1 }],
    left: 0,
  });
  expect(await desk.missed(third)).toMatchObject({ missed: 0, reached: [], left: 0 });
});

it('offers those again whose second delivery was cancelled', async () => {
  desk.answers = { '2@verein.example': unknown };
  const id = await desk.sent();
  const {
    delivery: { id: second },
  } = await desk.client.deliveries.planAgain({ id });
  await desk.client.deliveries.cancel({ id: second });
  expect(await desk.missed(id)).toMatchObject({ missed: 1, waiting: [], left: 1 });
});

it('has nobody left when the mail server took everything, and nothing to repeat of a test', async () => {
  const id = await desk.sent();
  await expect(desk.client.deliveries.planAgain({ id })).rejects.toMatchObject({
    code: 'delivery.nobody-left',
  });
  const test = await desk.client.deliveries.sendTest({
    bulletinId: desk.office.bulletinId,
    accountId: desk.office.smtp,
    address: 'ich@bezirk.example',
  });
  await desk.app.idle();
  await expect(desk.client.deliveries.planAgain({ id: test.delivery.id })).rejects.toMatchObject({
    code: 'delivery.nobody-left',
  });
  expect((await desk.missed(test.delivery.id)).left).toBe(0);
});

it('never repeats an unclear envelope', async () => {
  desk.answers = {
    '1@verein.example': { type: 'lost-after-data-end' },
    '2@verein.example': unknown,
  };
  const id = await desk.sent();
  expect((await desk.client.deliveries.get({ id })).figures).toMatchObject({
    unclear: 1,
    refused: 1,
  });
  expect(
    await desk.addresses((await desk.client.deliveries.planAgain({ id })).delivery.id),
  ).toEqual(['2@verein.example']);
});
