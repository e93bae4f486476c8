// What planning promises to the person at the send button: one wish is one delivery, however often
// it is pressed, and each of its envelopes can be found.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SendingOffice } from '#tests/support/sending-office.ts';

let desk: SendingOffice;
beforeEach(async () => {
  desk = await SendingOffice.open();
});
afterEach(() => desk.app.close());

it('makes one delivery of one wish, however often it is pressed, and begins it once', async () => {
  const [one, other] = await Promise.all([desk.plan('wunsch-1234'), desk.plan('wunsch-1234')]);
  expect(other.delivery.id).toBe(one.delivery.id);
  await Promise.all([
    desk.client.deliveries.start({ id: one.delivery.id }),
    desk.client.deliveries.start({ id: one.delivery.id }),
  ]);
  expect((await desk.plan('wunsch-1234')).delivery.id).toBe(one.delivery.id);
  await desk.app.idle();
  expect(desk.smtp.sent).toHaveLength(4);
  expect((await desk.client.deliveries.list({})).total).toBe(1);
  expect((await desk.plan('anderer-wunsch')).delivery.id).not.toBe(one.delivery.id);
});

it('lets a wish that failed be made again', async () => {
  const segment = await desk.client.segments.get({ id: desk.office.segmentId });
  const emptied = await desk.client.segments.save({
    segment: { ...segment, rule: { type: 'any', rules: [] } },
  });
  await expect(desk.plan('wunsch-1234')).rejects.toMatchObject({ code: 'segment.empty' });
  await desk.client.segments.save({ segment: { ...emptied, rule: segment.rule } });
  expect((await desk.plan('wunsch-1234')).figures.envelopes).toBe(4);
});

it('finds an envelope by name, actor or address', async () => {
  const {
    delivery: { id },
  } = await desk.plan();
  const found = async (search: string) =>
    (await desk.client.deliveries.envelopes({ id, search })).items.map(({ address }) => address);
  expect(await found('2@verein')).toEqual(['2@verein.example']);
  expect(await found('buergerinnen')).toEqual([]);
  expect(await found('bürgerinnen kim')).toEqual(['3@verein.example']);
  expect((await desk.client.deliveries.envelopes({ id, search: 'olmuhle' })).items).toMatchObject([
    { actorName: 'Nachbarschaftszentrum Ölmühle 4', name: 'Kim Nummer 4' },
  ]);
  expect(await found(' ')).toHaveLength(4);
});
