// Who was removed from the address book stays a person with a will, through the whole program:
//   * a leave that arrives afterwards closes the mailbox, by the token and by the Message-ID of
//     what was sent
//   * the same list imported again brings nobody back, whether they left before or after; nobody of
//     them is written to
//   * the suppression list names nobody
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Transport } from '#core/ports/transport.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import { toBase64 } from '#shared/base64.ts';
import { createClient } from '#shared/client.ts';
import type { ContactId, DeliveryId, EnvelopeId } from '#shared/values.ts';
import { peopleList, readyOffice, type ReadyOffice } from '#tests/support/ready-office.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

interface Sent {
  readonly id: EnvelopeId;
  readonly contactId: ContactId;
  readonly address: string;
  readonly messageId: string;
}

const people = 8;
const sent: string[] = [];
const smtp: Transport = {
  open: () =>
    Promise.resolve({
      isOpen: true,
      send: (mail) => {
        sent.push(mail.rcptTo);
        return Promise.resolve({
          type: 'accepted',
          reply: { code: 250, enhanced: '', text: 'ok' },
        });
      },
      close: () => Promise.resolve(),
    }),
};

let app: TestApp;
let client: KiezbriefClient;
let office: ReadyOffice;
let deliveryId: DeliveryId;
let envelopes: readonly Sent[] = [];
const addressOf = (person: number) => `${person}@verein.example`;
const actorOf = async (person: number) =>
  (await client.actors.list({ search: addressOf(person) })).items[0];

async function deliver(): Promise<readonly Sent[]> {
  const { delivery } = await client.deliveries.plan({
    bulletinId: office.bulletinId,
    segmentId: office.segmentId,
    accountId: office.smtp,
  });
  deliveryId = delivery.id;
  await client.deliveries.start({ id: delivery.id });
  await app.idle();
  return (await client.deliveries.envelopes({ id: delivery.id, limit: 100 })).items;
}
/** As the mail program of the person knows it. */
async function tokenTo({ id }: Sent): Promise<string> {
  const { headers } = await client.deliveries.message({ id: deliveryId, envelopeId: id });
  return /[a-z2-7]{26}/.exec(
    headers.find(({ name }) => name.toLowerCase() === 'list-unsubscribe')!.value,
  )![0];
}
async function remove(person: number): Promise<void> {
  const { id, revision } = (await actorOf(person))!;
  await client.actors.remove({ id, revision });
}
const read = (lines: readonly string[]) =>
  client.concerns.import({
    file: toBase64(new TextEncoder().encode(lines.join('\r\n'))),
    fileName: 'mail.eml',
  });

beforeAll(async () => {
  app = await openTestApp({ smtp });
  client = createClient(app);
  office = await readyOffice(client, { people });
  envelopes = await deliver();
}, 60_000);
afterAll(() => app.close());

it('a leave after removal is carried out, and a list imported again brings nobody back', async () => {
  expect(new Set(sent)).toEqual(
    new Set(Array.from({ length: people }, (_none, index) => addressOf(index + 1))),
  );
  const envelopeTo = (person: number) =>
    envelopes.find(({ address }) => address === addressOf(person))!;

  // By telephone, then removed.
  await client.actors.unsubscribe({ contactId: (await actorOf(5))!.contacts[0]!.id });
  await remove(5);
  // Removed, then an answer; removed, then our link.
  const token = await tokenTo(envelopeTo(7));
  await remove(6);
  await remove(7);
  const answered = await read([
    `From: ${addressOf(6)}`,
    'To: rk@bezirk.example',
    'Subject: Abmelden',
    `In-Reply-To: ${envelopeTo(6).messageId}`,
    'Message-ID: <z@verein.example>',
    '',
    'Bitte den Newsletter abbestellen',
    '',
  ]);
  const linked = await read([
    `From: ${addressOf(7)}`,
    `To: rk+${token}@bezirk.example`,
    `Subject: [EXTERN] Abmelden%20${token}`,
    'Message-ID: <y@verein.example>',
    '',
    '',
  ]);
  for (const [person, { incoming, concern }] of [[6, answered] as const, [7, linked] as const]) {
    expect(incoming).toMatchObject({
      type: 'unsubscribe',
      needsReview: false,
      // Should they come back into the address book, they have left.
      leave: { state: 'done', doubts: [], contactIds: [envelopeTo(person).contactId] },
    });
    expect(concern).toBeNull();
  }

  await client.actors.import({
    file: toBase64(new TextEncoder().encode(peopleList(people))),
    fileName: 'Liste.csv',
  });
  sent.length = 0;
  await deliver();
  expect(sent.toSorted()).toEqual([1, 2, 3, 4, 8].map(addressOf));
  expect(
    (await client.suppressions.list({ isClosed: true })).items
      .map(({ causes }) => causes[0]!.by)
      .sort(),
  ).toEqual(['mail', 'mail', 'office']);
}, 60_000);

it('the suppression list names nobody', async () => {
  const stored = await readFile(join(app.dataFolder, 'suppressions.json'), 'utf8');
  for (const word of ['verein.example', 'Kim', 'Nummer'])
    expect([word, stored.includes(word)]).toEqual([word, false]);
});
