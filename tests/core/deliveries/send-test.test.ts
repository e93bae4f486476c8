// What a test promises: it goes to the address somebody typed, is refused to a closed mailbox, and
// is listed apart.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendingOffice } from '#tests/support/sending-office.ts';

let desk: SendingOffice;
beforeEach(async () => {
  desk = await SendingOffice.open();
});
afterEach(() => desk.app.close());

describe('a test', () => {
  const test = (address: string) =>
    desk.client.deliveries.sendTest({
      bulletinId: desk.office.bulletinId,
      accountId: desk.office.smtp,
      address,
    });

  it('goes to an address nobody knows', async () => {
    await test('kollegin@bezirk.example');
    await desk.app.idle();
    expect(desk.smtp.sent.map(({ rcptTo }) => rcptTo)).toEqual(['kollegin@bezirk.example']);
  });

  it.each([
    [
      'unsubscribed',
      async () =>
        desk.client.actors.unsubscribe({
          contactId: (await desk.actorAt('2@verein.example')).contacts[0]!.id,
        }),
    ],
    ['restricted', () => desk.change('2@verein.example', { state: 'restricted' })],
    [
      'suppressed',
      async () => {
        const {
          contacts: [contact],
        } = await desk.actorAt('2@verein.example');
        await desk.client.actors.unsubscribe({ contactId: contact!.id });
        await desk.client.actors.remove(await desk.actorAt('2@verein.example'));
      },
    ],
  ])('is refused to a mailbox that is %s, in every spelling', async (reason, happens) => {
    await happens();
    await expect(test('2@VEREIN.example')).rejects.toMatchObject({
      code: 'address.closed',
      data: { reason },
    });
    await desk.app.idle();
    expect(desk.smtp.sent).toEqual([]);
    expect((await desk.client.deliveries.list({})).total).toBe(0);
  });
});

it('lists tests apart', async () => {
  const id = await desk.sent();
  const test = await desk.client.deliveries.sendTest({
    bulletinId: desk.office.bulletinId,
    accountId: desk.office.smtp,
    address: 'ich@bezirk.example',
  });
  expect(
    (await desk.client.deliveries.list({ kind: 'delivery' })).items.map(
      ({ delivery }) => delivery.id,
    ),
  ).toEqual([id]);
  expect(
    (await desk.client.deliveries.list({ kind: 'test' })).items.map(({ delivery }) => delivery.id),
  ).toEqual([test.delivery.id]);
});
