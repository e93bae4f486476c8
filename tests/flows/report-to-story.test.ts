// What a report of a mail server promises:
//   * it is credited to the one hand-over it speaks of, however many deliveries carried the
//     bulletin
//   * "still trying" and "arrived" tell the envelope's story, and are no absence note
//   * the reason is read wherever the server wrote it
import { describe, expect, test } from 'vitest';
import type { FrozenContent } from '#core/ports/journal-records.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';
import { mailFixture } from '#tests/support/mail-fixtures.ts';
import { wayBack, type WayBack } from '#tests/support/way-back.ts';

const first = 'dlv_1' as DeliveryId;
const second = 'dlv_2' as DeliveryId;
const secondEnvelope = 'env_9' as EnvelopeId;

/**
 * Until version 0.1 two deliveries of one bulletin shared their Message-IDs; folders hold such
 * deliveries for years.
 */
async function sentTwice({
  outcome = 'accepted',
  address,
}: { outcome?: 'accepted' | 'refused'; address?: string } = {}): Promise<WayBack> {
  const app = await wayBack();
  const at = '2026-03-04T09:00:00.000Z';
  const twin = {
    ...app.envelope,
    id: secondEnvelope,
    token: 'qqqqqqqqqqqqqqqqqqqqqqqqqq',
    ...(address !== undefined && { address }),
  } as Envelope;
  const delivery = await app.store.deliveries.get(first);
  await app.store.deliveries.put({ ...delivery, id: second, revision: 0 } as Delivery);
  await app.journal.begin(second, {} as FrozenContent, [twin]);
  await app.journal.append(second, [
    { at, envelopeId: twin.id, type: 'attempted' },
    outcome === 'accepted'
      ? { at, envelopeId: twin.id, type: 'accepted', reply: null }
      : { at, envelopeId: twin.id, type: 'refused', reason: 'policy', reply: null },
  ]);
  return app;
}

function eximReport(app: WayBack, reason: string, envelopeId: string): Uint8Array {
  const text = Buffer.from(mailFixture('bounce-exim-text-only', app.sent)).toString('latin1');
  return Buffer.from(
    text.replace('@@REASON@@', reason).replace('@@ENVELOPE@@', envelopeId),
    'latin1',
  );
}

const bouncedIn = async (app: WayBack, id: DeliveryId) =>
  (await app.journal.entries(id)).flatMap((entry) =>
    entry.type === 'bounced' ? [entry.envelopeId] : [],
  );

describe('of two deliveries of one bulletin', () => {
  test('the one whose envelope the ENVID names is meant', async () => {
    for (const [envelopeId, meant, other] of [
      ['env_1', first, second],
      [secondEnvelope, second, first],
    ] as const) {
      const app = await sentTwice();
      const { incoming } = await app.read(eximReport(app, '550 5.1.1 user unknown', envelopeId));
      expect(incoming).toMatchObject({
        type: 'bounce',
        deliveryId: meant,
        envelopeId,
        needsReview: false,
      });
      expect(await bouncedIn(app, meant)).toEqual([envelopeId]);
      expect(await bouncedIn(app, other)).toEqual([]);
    }
  });

  test('an ENVID written as xtext is ours too, and one we never gave leads to the token', async () => {
    const app = await sentTwice();
    expect((await app.read(eximReport(app, 'user unknown', 'env+5F9'))).incoming.envelopeId).toBe(
      secondEnvelope,
    );
    const other = await sentTwice();
    const report = Buffer.from(eximReport(other, 'user unknown', 'env_nobody'))
      .toString('latin1')
      .replace(
        'Precedence: bulk',
        'List-Unsubscribe: <mailto:rk@bezirk.example?subject=Abmelden%20qqqqqqqqqqqqqqqqqqqqqqqqqq>',
      );
    expect((await other.read(report)).incoming).toMatchObject({
      deliveryId: second,
      envelopeId: secondEnvelope,
    });
  });

  test('the token in the return path goes before the Message-ID', async () => {
    const app = await sentTwice();
    const report = Buffer.from(eximReport(app, 'user unknown', ''))
      .toString('latin1')
      .replace(
        'To: regionalkoordination@',
        'To: regionalkoordination+bounce-a2b3c4d5e6f7abcdefghijklmn@',
      );
    expect((await app.read(report)).incoming).toMatchObject({
      deliveryId: first,
      envelopeId: 'env_1',
    });
  });

  test('a Message-ID alone means the youngest accepted one', async () => {
    const app = await sentTwice();
    expect((await app.readFixture('bounce-postfix')).incoming).toMatchObject({
      deliveryId: second,
      envelopeId: secondEnvelope,
      needsReview: false,
    });
    const refused = await sentTwice({ outcome: 'refused' });
    expect((await refused.readFixture('bounce-postfix')).incoming).toMatchObject({
      deliveryId: first,
      envelopeId: 'env_1',
      needsReview: false,
    });
  });

  test('a Message-ID alone means the one to the address that failed', async () => {
    const app = await sentTwice({ address: 'neu@kita.example' });
    expect((await app.readFixture('bounce-postfix')).incoming).toMatchObject({
      deliveryId: first,
      envelopeId: 'env_1',
    });
  });
});

describe('the reason', () => {
  test.each([
    ['Unrouteable address', 'address-unknown'],
    ['552 5.2.2 mailbox is full', 'mailbox-full'],
    [
      'SMTP error from remote mail server after RCPT TO:<leitung@kita.example>:\n    550 5.1.1 user unknown',
      'address-unknown',
    ],
    ['all relevant MX records point to non-existent hosts', 'domain-unknown'],
    ['retry timeout exceeded', 'server-busy'],
    ['554 5.7.1 message looks like spam', 'spam'],
  ])(
    'in the text part of a report without Diagnostic-Code, "%s", means %s',
    async (said, reason) => {
      const app = await wayBack();
      const { incoming } = await app.read(eximReport(app, said, 'env_1'));
      expect(incoming).toMatchObject({
        type: 'bounce',
        reason,
        envelopeId: 'env_1',
        needsReview: false,
      });
      const [bounced] = (await app.journal.entries(first)).filter(
        (entry) => entry.type === 'bounced',
      );
      expect(bounced).toMatchObject({ reply: { text: said.replace(/\s+/g, ' ') } });
    },
  );
});

describe('a report that nothing failed', () => {
  test.each(['bounce-delayed', 'bounce-delayed-text'])(
    '%s tells that the server is still trying',
    async (name) => {
      const app = await wayBack();
      const { incoming, concern } = await app.readFixture(name);
      expect(incoming).toMatchObject({
        type: 'report',
        says: 'delayed',
        envelopeId: 'env_1',
        needsReview: false,
      });
      expect(concern).toBeNull();
      expect(await app.bounces()).toEqual([]);
      expect((await app.journal.entries(first)).at(-1)).toMatchObject({
        type: 'reported',
        says: 'delayed',
        envelopeId: 'env_1',
      });
    },
  );

  test('that a mail arrived says so', async () => {
    const app = await wayBack();
    const report = Buffer.from(mailFixture('bounce-delayed', app.sent))
      .toString('latin1')
      .replace('Action: delayed', 'Action: delivered');
    expect((await app.read(report)).incoming).toMatchObject({
      type: 'report',
      says: 'arrived',
      envelopeId: 'env_1',
    });
    expect((await app.journal.entries(first)).at(-1)).toMatchObject({
      type: 'reported',
      says: 'arrived',
    });
  });

  test('about nobody of ours changes nothing', async () => {
    const app = await wayBack();
    const before = await app.journal.entries(first);
    const { incoming } = await app.readFixture('bounce-delayed', {
      messageId: '<forged@evil.example>',
      token: 'abcdefghijklmnopqrstuvwxyz',
    });
    expect(incoming).toMatchObject({ type: 'report', envelopeId: null, needsReview: false });
    expect(await app.journal.entries(first)).toEqual(before);
  });

  test('is followed by a bounce when the server gave up', async () => {
    const app = await wayBack();
    await app.readFixture('bounce-delayed');
    await app.readFixture('bounce-postfix');
    expect(await app.bounces()).toEqual(['env_1 address-unknown']);
  });
});
