// What planning again promises about what changed since: whoever may not be written to now is left
// out and named with the reason, and whoever may be written to again is offered the mail.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rejected } from '#tests/support/sending-desk.ts';
import { SendingOffice } from '#tests/support/sending-office.ts';

let desk: SendingOffice;
beforeEach(async () => {
  desk = await SendingOffice.open();
});
afterEach(() => desk.app.close());

const unknown = rejected('rcpt-to', '550 5.1.1 User unknown');

it.each([
  ['restricted', 'restricted', () => desk.change('2@verein.example', { state: 'restricted' })],
  [
    'unsubscribed',
    'unsubscribed',
    async () =>
      desk.client.actors.unsubscribe({
        contactId: (await desk.actorAt('2@verein.example')).contacts[0]!.id,
      }),
  ],
  [
    'without a legal basis',
    'no-legal-basis',
    () => desk.change('2@verein.example', { legalBasis: null }),
  ],
  ['without an address', 'no-address', () => desk.change('2@verein.example', { email: null })],
  [
    'removed',
    'contact-removed',
    async () => desk.client.actors.remove(await desk.actorAt('2@verein.example')),
  ],
  [
    'restricted at another actor',
    'restricted',
    async () => {
      await desk.client.actors.save({
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
    () => desk.change('2@verein.example', { email: '1@Verein.example' }),
  ],
])('leaves out whoever is %s since, and says so', async (_, reason, happens) => {
  desk.answers = { '2@verein.example': unknown, '4@verein.example': unknown };
  const id = await desk.sent();
  const {
    items: [, second],
  } = await desk.client.deliveries.envelopes({ id });
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
  expect(await desk.missed(id)).toMatchObject({ missed: 2, left: 1, gone: 1, leftOut });
  expect(
    await desk.addresses((await desk.client.deliveries.planAgain({ id })).delivery.id),
  ).toEqual(['4@verein.example']);
});

it('writes once to two who share a mailbox by now', async () => {
  desk.answers = { '2@verein.example': unknown, '4@verein.example': unknown };
  const id = await desk.sent();
  await desk.change('4@verein.example', { email: '2@Verein.example' });
  expect(await desk.missed(id)).toMatchObject({
    left: 1,
    gone: 1,
    leftOut: [{ name: 'Kim Nummer 4', reason: 'same-address' }],
  });
  expect(
    await desk.addresses((await desk.client.deliveries.planAgain({ id })).delivery.id),
  ).toEqual(['2@verein.example']);
});

it('offers the new address of whoever was left out because the old one is not theirs any more, to them only', async () => {
  const {
    delivery: { id },
  } = await desk.plan();
  await desk.change('2@verein.example', { email: 'zwei@verein.example' });
  await desk.client.actors.unsubscribe({
    contactId: (await desk.actorAt('4@verein.example')).contacts[0]!.id,
  });
  await desk.client.deliveries.start({ id });
  await desk.app.idle();
  expect(
    (await desk.client.deliveries.envelopes({ id, state: 'skipped' })).items.map(
      ({ address, reason }) => [address, reason],
    ),
  ).toEqual([
    ['2@verein.example', 'address-changed'],
    ['4@verein.example', 'unsubscribed'],
  ]);
  // Whoever left does not miss it.
  expect(await desk.missed(id)).toEqual({
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
  } = await desk.client.deliveries.planAgain({ id });
  expect(await desk.addresses(again)).toEqual(['zwei@verein.example']);
  await desk.client.deliveries.start({ id: again });
  await desk.app.idle();
  expect(desk.smtp.sent.map(({ rcptTo }) => rcptTo)).toEqual([
    '1@verein.example',
    '3@verein.example',
    'zwei@verein.example',
  ]);
  expect(await desk.missed(id)).toMatchObject({
    missed: 1,
    reached: [{ deliveryId: again, count: 1 }],
    left: 0,
  });
});

it('offers it to whoever was restricted then and is not any more', async () => {
  const {
    delivery: { id },
  } = await desk.plan();
  await desk.change('2@verein.example', { state: 'restricted' });
  await desk.client.deliveries.start({ id });
  await desk.app.idle();
  expect(await desk.missed(id)).toMatchObject({ missed: 0, left: 0, gone: 0 });
  await desk.change('2@verein.example', { state: 'active' });
  expect(await desk.missed(id)).toMatchObject({ missed: 1, left: 1, moved: 0 });
});

it('does not offer a mail that would still say nothing where their data is missing', async () => {
  const bulletin = await desk.client.bulletins.get({ id: desk.office.bulletinId });
  await desk.client.bulletins.save({
    bulletin: {
      ...bulletin,
      blocks: [
        ...bulletin.blocks,
        { id: 'blk_c', type: 'text', html: '<p>Für Sie als {{funktion}}</p>' },
      ],
    },
  });
  for (const number of [1, 3, 4])
    await desk.change(`${number}@verein.example`, { function: 'Leitung' });
  const id = await desk.sent();
  expect(
    (await desk.client.deliveries.envelopes({ id, state: 'skipped' })).items.map(
      ({ reason }) => reason,
    ),
  ).toEqual(['merge-field-empty']);
  expect(await desk.missed(id)).toMatchObject({ missed: 0, left: 0 });
  await desk.change('2@verein.example', { function: 'Sekretariat' });
  expect(await desk.missed(id)).toMatchObject({ missed: 1, left: 1 });
});
