// What the overview says of the issues that were sent, on the whole program with a mail server that answers as the test says:
//   * one line per issue over all its deliveries: a resend to one person never stands for the issue
//   * each person counts once, by the best that became of them
//   * rehearsals and tests never count; the newest issue stands first, however late an old one was sent again
//   * what nobody knows is unclear, never reached and never not reached
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deliveriesByIssue, issueOf } from '#core/overview/issues.ts';
import type { SendOutcome } from '#core/ports.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import { createClient } from '#shared/client.ts';
import type { Delivery } from '#shared/contract/deliveries.ts';
import type { AccountId, BulletinId, DeliveryId } from '#shared/values.ts';
import { readyOffice, type ReadyOffice } from '#tests/support/ready-office.ts';
import { accepted, rejected, scriptedTransport } from '#tests/support/sending-desk.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp, client: KiezbriefClient, office: ReadyOffice;
let answers: Record<string, SendOutcome>;
beforeEach(async () => {
  answers = {};
  app = await openTestApp({ smtp: scriptedTransport(({ rcptTo }) => answers[rcptTo] ?? accepted) });
  client = createClient(app);
  office = await readyOffice(client);
});
afterEach(() => app.close());

const unknown = rejected('rcpt-to', '550 5.1.1 User unknown');
async function run(id: DeliveryId): Promise<DeliveryId> {
  await client.deliveries.start({ id });
  await app.idle();
  return id;
}
const send = async (bulletinId: BulletinId = office.bulletinId, accountId: AccountId = office.smtp) =>
  run((await client.deliveries.plan({ bulletinId, segmentId: office.segmentId, accountId })).delivery.id);
async function otherIssue(): Promise<BulletinId> {
  const bulletin = await client.bulletins.duplicate({ id: office.bulletinId });
  await client.bulletins.save({ bulletin: { ...bulletin, subject: 'Neues im April' } });
  return bulletin.id;
}

it('knows none as long as only rehearsals and tests went out', async () => {
  await send(office.bulletinId, office.rehearsal);
  await client.deliveries.sendTest({ bulletinId: office.bulletinId, accountId: office.smtp, address: 'ich@bezirk.example' });
  await app.idle();
  expect(await client.overview.issues({})).toEqual({ total: 0, items: [] });
});

it('tells one story over the first delivery, the resend and once more, whatever a rehearsal after it says', async () => {
  answers = { '2@verein.example': unknown, '3@verein.example': unknown };
  const first = await send();
  expect((await client.overview.issues({})).items).toMatchObject([{ people: 4, reached: 2, notReached: 2, leftOut: 0, unclear: 0, waiting: 0 }]);
  answers = { '3@verein.example': unknown };
  const again = (await client.deliveries.planAgain({ id: first })).delivery.id;
  expect((await client.overview.issues({})).items).toMatchObject([{ people: 4, reached: 2, notReached: 0, waiting: 2 }]);
  await run(again);
  await send(office.bulletinId, office.rehearsal);
  const { total, items: [issue] } = await client.overview.issues({});
  expect([total, issue]).toMatchObject([1, { subject: 'Neues für Akteur*innen', people: 4, reached: 3, notReached: 1, leftOut: 0, unclear: 0, waiting: 0 }]);
  expect(issue!.deliveries.map(({ id, state }) => [id, state])).toEqual([[first, 'finished'], [again, 'finished']]);
});

it('puts the newest issue first, also when somebody got the old one later', async () => {
  answers = { '2@verein.example': unknown };
  const first = await send();
  const april = await otherIssue();
  await send(april);
  await run((await client.deliveries.planAgain({ id: first })).delivery.id);
  const { items } = await client.overview.issues({});
  expect(items.map(({ subject, deliveries }) => [subject, deliveries.length])).toEqual([['Neues im April', 1], ['Neues für Akteur*innen', 2]]);
  expect((await client.overview.issues({ offset: 1, limit: 1 })).items).toMatchObject([{ subject: 'Neues für Akteur*innen' }]);
});

it('counts who was left out apart, and who waits in a planned delivery', async () => {
  const { delivery: { id } } = await client.deliveries.plan({ bulletinId: office.bulletinId, segmentId: office.segmentId, accountId: office.smtp });
  expect((await client.overview.issues({})).items).toMatchObject([{ people: 4, waiting: 4, reached: 0 }]);
  const { items: [actor] } = await client.actors.list({ search: '2@verein.example' });
  await client.actors.unsubscribe({ contactId: actor!.contacts[0]!.id });
  await run(id);
  expect((await client.overview.issues({})).items).toMatchObject([{ people: 4, reached: 3, notReached: 1, leftOut: 1 }]);
});

it('says nothing of a delivery that was ended before it began', async () => {
  const { delivery: { id } } = await client.deliveries.plan({ bulletinId: office.bulletinId, segmentId: office.segmentId, accountId: office.smtp });
  await client.deliveries.cancel({ id });
  expect((await client.overview.issues({})).total).toBe(0);
});

it('calls everybody unclear who may have the mail from a delivery that cannot be read', () => {
  const one = { id: 'dlv_1', bulletinId: office.bulletinId, kind: 'delivery', accountKind: 'smtp', state: 'finished', startedAt: 'x', plannedAt: '1', subject: 'A', envelopeCount: 3 } as unknown as Delivery;
  const known = { envelopes: [{ id: 'env_1', contactId: 'con_1' }, { id: 'env_2', contactId: 'con_2' }], stories: new Map([['env_1', { state: 'accepted' }], ['env_2', { state: 'refused' }]]) } as never;
  expect(issueOf([one, { ...one, envelopeCount: 3 }], [known, null])).toMatchObject({ people: 3, reached: 1, notReached: 0, unclear: 2 });
  expect(issueOf([one], [null])).toMatchObject({ people: 3, reached: 0, unclear: 3 });
  expect(deliveriesByIssue([one, { ...one, kind: 'test' }, { ...one, accountKind: 'file' }])).toEqual([[one]]);
});
