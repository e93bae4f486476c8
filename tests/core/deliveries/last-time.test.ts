// What the last page before sending compares with:
//   * with a whole issue, over all its deliveries: a resend to one person stands for none
//   * with this issue itself if it went to this segment already, also when another was sent since
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SendOutcome } from '#core/ports.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import { createClient } from '#shared/client.ts';
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

it('compares with whole issues: a resend to one stands for none, and an issue is known again after another was sent', async () => {
  answers = { '2@verein.example': unknown };
  const { delivery: { id } } = await client.deliveries.plan({ bulletinId: office.bulletinId, segmentId: office.segmentId, accountId: office.smtp });
  await client.deliveries.start({ id });
  await app.idle();
  answers = {};
  const again = await client.deliveries.planAgain({ id });
  await client.deliveries.start({ id: again.delivery.id });
  await app.idle();
  const april = await client.bulletins.duplicate({ id: office.bulletinId });
  await client.bulletins.save({ bulletin: { ...april, subject: 'Neues im April' } });
  const outlook = (bulletinId: typeof april.id) => client.deliveries.prepare({ bulletinId, segmentId: office.segmentId, accountId: office.smtp });
  expect((await outlook(april.id)).last).toMatchObject({ id, count: 4, added: 0, removed: 0, isSameBulletin: false });
  const { delivery } = await client.deliveries.plan({ bulletinId: april.id, segmentId: office.segmentId, accountId: office.smtp });
  await client.deliveries.start({ id: delivery.id });
  await app.idle();
  expect((await outlook(office.bulletinId)).last).toMatchObject({ id, count: 4, isSameBulletin: true });
});
