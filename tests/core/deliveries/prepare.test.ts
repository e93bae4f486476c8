// What prepare promises: it says who, how many, how long, what is in the way and what differs from
// last time, and keeps nothing.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SendingOffice } from '#tests/support/sending-office.ts';

let desk: SendingOffice;
beforeEach(async () => {
  desk = await SendingOffice.open();
});
afterEach(() => desk.app.close());

it('says beforehand who, how many and how long, and keeps nothing', async () => {
  const { revision, accounts } = await desk.client.settings.get({});
  const account = accounts.find(({ id }) => id === desk.office.smtp)!;
  if (account.kind !== 'smtp') throw new Error('not the account of this test');
  await desk.client.settings.saveAccount({
    revision,
    account: { ...account, pace: { perMinute: 20, connections: 1 } },
  });
  expect(await desk.prepare()).toEqual({
    subject: 'Neues für Akteur*innen',
    sender: {
      name: 'Regionalkoordination',
      address: 'rk@bezirk.example',
      replyTo: 'rk@bezirk.example',
    },
    account: { id: desk.office.smtp, name: 'Relay', kind: 'smtp', perMinute: 20 },
    segmentName: 'Nordost',
    count: 4,
    seconds: 9,
    obstacles: [],
    last: null,
    alreadySent: null,
    sample: [
      'Kim Nummer 1, Kita Großer Bär 1',
      'Kim Nummer 3, Bürger*innen-Forum 3',
      'Kim Nummer 4, Nachbarschaftszentrum Ölmühle 4',
    ],
    sampleIds: await Promise.all(
      ['Nummer 1', 'Nummer 3', 'Nummer 4'].map(
        async (search) => (await desk.client.actors.list({ search })).items[0]!.contacts[0]!.id,
      ),
    ),
  });
  expect((await desk.client.deliveries.list({})).total).toBe(0);
});

it('names what is in the way', async () => {
  const bulletin = await desk.client.bulletins.get({ id: desk.office.bulletinId });
  await desk.client.bulletins.save({ bulletin: { ...bulletin, subject: '' } });
  const segment = await desk.client.segments.get({ id: desk.office.segmentId });
  await desk.client.segments.save({ segment: { ...segment, rule: { type: 'any', rules: [] } } });
  expect(await desk.prepare()).toMatchObject({
    count: 0,
    obstacles: ['bulletin.blocked', 'segment.empty'],
  });
});

it('compares with the last delivery of this segment that began over such an account', async () => {
  const id = await desk.sent();
  const {
    delivery: { id: never },
  } = await desk.plan();
  await desk.client.deliveries.cancel({ id: never });
  const {
    items: [gone],
  } = await desk.client.actors.list({ search: '2@verein.example' });
  await desk.client.actors.save({
    actor: { ...gone!, contacts: [{ ...gone!.contacts[0]!, state: 'unsubscribed' }] },
  });
  expect((await desk.prepare()).last).toMatchObject({
    id,
    count: 4,
    added: 0,
    removed: 1,
    isSameBulletin: true,
  });
  expect(
    (
      await desk.client.deliveries.prepare({
        bulletinId: desk.office.bulletinId,
        segmentId: desk.office.segmentId,
        accountId: desk.office.rehearsal,
      })
    ).last,
  ).toBeNull();
});
