// What the last page before sending compares with:
//   * with a whole issue, over all its deliveries: a resend to one person stands for none
//   * who has this issue already is counted, whatever segment it went to then; whom it did not
//     reach is not
//   * with this issue itself if it went to this segment already, also when another was sent since
import { expect, it } from 'vitest';
import { useAnsweringServer } from '#tests/support/answering-server.ts';
import { rejected } from '#tests/support/sending-desk.ts';

const desk = useAnsweringServer();
const unknown = rejected('rcpt-to', '550 5.1.1 User unknown');

it('compares with whole issues: a resend to one stands for none, and an issue is known again after another was sent', async () => {
  desk.answers = { '2@verein.example': unknown };
  const {
    delivery: { id },
  } = await desk.client.deliveries.plan({
    bulletinId: desk.office.bulletinId,
    segmentId: desk.office.segmentId,
    accountId: desk.office.smtp,
  });
  await desk.client.deliveries.start({ id });
  await desk.app.idle();
  desk.answers = {};
  const again = await desk.client.deliveries.planAgain({ id });
  await desk.client.deliveries.start({ id: again.delivery.id });
  await desk.app.idle();
  const april = await desk.client.bulletins.duplicate({ id: desk.office.bulletinId });
  await desk.client.bulletins.save({ bulletin: { ...april, subject: 'Neues im April' } });
  const outlook = (bulletinId: typeof april.id) =>
    desk.client.deliveries.prepare({
      bulletinId,
      segmentId: desk.office.segmentId,
      accountId: desk.office.smtp,
    });
  expect((await outlook(april.id)).last).toMatchObject({
    id,
    count: 4,
    added: 0,
    removed: 0,
    isSameBulletin: false,
  });
  const { delivery } = await desk.client.deliveries.plan({
    bulletinId: april.id,
    segmentId: desk.office.segmentId,
    accountId: desk.office.smtp,
  });
  await desk.client.deliveries.start({ id: delivery.id });
  await desk.app.idle();
  expect((await outlook(desk.office.bulletinId)).last).toMatchObject({
    id,
    count: 4,
    isSameBulletin: true,
  });
});

it('counts who has this issue already, whatever segment it went to, and nobody it did not reach', async () => {
  desk.answers = { '2@verein.example': unknown };
  const { bulletinId, segmentId, smtp, rehearsal } = desk.office;
  const { items } = await desk.client.segments.list({});
  const everyone = items.find(({ isBuiltIn }) => isBuiltIn)!.id;
  const already = async (accountId = smtp) =>
    (await desk.client.deliveries.prepare({ bulletinId, segmentId: everyone, accountId }))
      .alreadySent;
  expect(await already()).toBeNull();
  const {
    delivery: { id },
  } = await desk.client.deliveries.plan({ bulletinId, segmentId, accountId: smtp });
  // Planned is not sent.
  expect(await already()).toBeNull();
  await desk.client.deliveries.start({ id });
  await desk.app.idle();
  expect(await already()).toMatchObject({ count: 3, id });
  expect(await already(rehearsal)).toMatchObject({ count: 3, id });
});
