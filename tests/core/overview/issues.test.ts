// What the overview says of the issues that were sent, on the whole program with a mail server that
// answers as the test says:
//   * one line per issue over all its deliveries: a resend to one person never stands for the issue
//   * each person counts once, by the best that became of them
//   * rehearsals and tests never count; the newest issue stands first, however late an old one was
//     sent again
//   * what nobody knows is unclear, never reached and never not reached
import { expect, it } from 'vitest';
import { deliveriesByIssue, issueOf } from '#core/overview/issues.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { AccountId, BulletinId, DeliveryId } from '#shared/values.ts';
import { useAnsweringServer } from '#tests/support/answering-server.ts';
import { rejected } from '#tests/support/sending-desk.ts';

const desk = useAnsweringServer();

const unknown = rejected('rcpt-to', '550 5.1.1 User unknown');
async function run(id: DeliveryId): Promise<DeliveryId> {
  await desk.client.deliveries.start({ id });
  await desk.app.idle();
  return id;
}
const send = async (
  bulletinId: BulletinId = desk.office.bulletinId,
  accountId: AccountId = desk.office.smtp,
) =>
  run(
    (await desk.client.deliveries.plan({ bulletinId, segmentId: desk.office.segmentId, accountId }))
      .delivery.id,
  );
async function otherIssue(): Promise<BulletinId> {
  const bulletin = await desk.client.bulletins.duplicate({ id: desk.office.bulletinId });
  await desk.client.bulletins.save({ bulletin: { ...bulletin, subject: 'Neues im April' } });
  return bulletin.id;
}

it('knows none as long as only rehearsals and tests went out', async () => {
  await send(desk.office.bulletinId, desk.office.rehearsal);
  await desk.client.deliveries.sendTest({
    bulletinId: desk.office.bulletinId,
    accountId: desk.office.smtp,
    address: 'ich@bezirk.example',
  });
  await desk.app.idle();
  expect(await desk.client.overview.issues({})).toEqual({ total: 0, items: [] });
});

it('tells one story over the first delivery, the resend and once more, whatever a rehearsal after it says', async () => {
  desk.answers = { '2@verein.example': unknown, '3@verein.example': unknown };
  const first = await send();
  expect((await desk.client.overview.issues({})).items).toMatchObject([
    { people: 4, reached: 2, notReached: 2, leftOut: 0, unclear: 0, waiting: 0 },
  ]);
  desk.answers = { '3@verein.example': unknown };
  const again = (await desk.client.deliveries.planAgain({ id: first })).delivery.id;
  expect((await desk.client.overview.issues({})).items).toMatchObject([
    { people: 4, reached: 2, notReached: 0, waiting: 2 },
  ]);
  await run(again);
  await send(desk.office.bulletinId, desk.office.rehearsal);
  const {
    total,
    items: [issue],
  } = await desk.client.overview.issues({});
  expect([total, issue]).toMatchObject([
    1,
    {
      subject: 'Neues für Akteur*innen',
      people: 4,
      reached: 3,
      notReached: 1,
      leftOut: 0,
      unclear: 0,
      waiting: 0,
    },
  ]);
  expect(issue!.deliveries.map(({ id, state }) => [id, state])).toEqual([
    [first, 'finished'],
    [again, 'finished'],
  ]);
});

it('puts the newest issue first, also when somebody got the old one later', async () => {
  desk.answers = { '2@verein.example': unknown };
  const first = await send();
  const april = await otherIssue();
  await send(april);
  await run((await desk.client.deliveries.planAgain({ id: first })).delivery.id);
  const { items } = await desk.client.overview.issues({});
  expect(items.map(({ subject, deliveries }) => [subject, deliveries.length])).toEqual([
    ['Neues im April', 1],
    ['Neues für Akteur*innen', 2],
  ]);
  expect((await desk.client.overview.issues({ offset: 1, limit: 1 })).items).toMatchObject([
    { subject: 'Neues für Akteur*innen' },
  ]);
});

it('counts who was left out apart, and who waits in a planned delivery', async () => {
  const {
    delivery: { id },
  } = await desk.client.deliveries.plan({
    bulletinId: desk.office.bulletinId,
    segmentId: desk.office.segmentId,
    accountId: desk.office.smtp,
  });
  expect((await desk.client.overview.issues({})).items).toMatchObject([
    { people: 4, waiting: 4, reached: 0 },
  ]);
  const {
    items: [actor],
  } = await desk.client.actors.list({ search: '2@verein.example' });
  await desk.client.actors.unsubscribe({ contactId: actor!.contacts[0]!.id });
  await run(id);
  expect((await desk.client.overview.issues({})).items).toMatchObject([
    { people: 4, reached: 3, notReached: 1, leftOut: 1 },
  ]);
});

it('says nothing of a delivery that was ended before it began', async () => {
  const {
    delivery: { id },
  } = await desk.client.deliveries.plan({
    bulletinId: desk.office.bulletinId,
    segmentId: desk.office.segmentId,
    accountId: desk.office.smtp,
  });
  await desk.client.deliveries.cancel({ id });
  expect((await desk.client.overview.issues({})).total).toBe(0);
});

it('calls everybody unclear who may have the mail from a delivery that cannot be read', () => {
  const one = {
    id: 'dlv_1',
    bulletinId: desk.office.bulletinId,
    kind: 'delivery',
    accountKind: 'smtp',
    state: 'finished',
    startedAt: 'x',
    plannedAt: '1',
    subject: 'A',
    envelopeCount: 3,
  } as unknown as Delivery;
  const known = {
    envelopes: [
      { id: 'env_1', contactId: 'con_1' },
      { id: 'env_2', contactId: 'con_2' },
    ],
    stories: new Map([
      ['env_1', { state: 'accepted' }],
      ['env_2', { state: 'refused' }],
    ]),
  } as never;
  expect(issueOf([one, { ...one, envelopeCount: 3 }], [known, null])).toMatchObject({
    people: 3,
    reached: 1,
    notReached: 0,
    unclear: 2,
  });
  expect(issueOf([one], [null])).toMatchObject({ people: 3, reached: 0, unclear: 3 });
  expect(
    deliveriesByIssue([one, { ...one, kind: 'test' }, { ...one, accountKind: 'file' }]),
  ).toEqual([[one]]);
});
