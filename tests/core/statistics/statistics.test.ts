// What the figures of a delivery promise:
//   * they are folded from the journal each time, so they cannot disagree with it
//   * regions and kinds are counted by name; who belongs to two regions counts in both; nobody is
//     tracked
import { expect, test } from 'vitest';
import { createStatisticsHandlers } from '#core/statistics/handlers.ts';
import { Actor } from '#shared/contract/actor.ts';
import {
  accepted,
  actorNumber,
  openDesk,
  rejected,
  scriptedTransport,
} from '#tests/support/sending-desk.ts';
import { memoryStore } from '#tests/support/memory-store.ts';

test('figures, reasons, regions and kinds of a delivery that went out', async () => {
  const store = memoryStore();
  const transport = scriptedTransport((mail) =>
    mail.rcptTo.startsWith('kontakt2') ? rejected('rcpt-to', '550 5.1.1 unknown') : accepted,
  );
  const desk = await openDesk({ transport, store, contacts: 4 });
  const settings = (await store.settings.get('settings'))!;
  const lists = {
    regions: [
      { id: 'reg_n', name: 'Nord' },
      { id: 'reg_s', name: 'Süd' },
      { id: 'reg_w', name: 'West' },
    ],
    topics: [],
    departments: [],
    actorKinds: [{ id: 'kin_k', name: 'Kita' }],
  } as unknown as typeof settings.lists;
  await store.settings.put({ ...settings, lists });
  for (const [number, regions] of [
    [1, ['reg_n', 'reg_s']],
    [2, ['reg_n']],
    [3, []],
  ] as const) {
    const stored = (await store.actors.get(actorNumber(number).id))!;
    await store.actors.put(
      Actor.parse({ ...stored, regions, kind: number === 3 ? null : 'kin_k' }),
    );
  }
  await desk.engine.start(desk.id);
  await desk.engine.idle();
  await desk.journal.append(desk.id, [
    {
      type: 'bounced',
      at: '2026-03-03T09:00:00.000Z',
      envelopeId: desk.envelopes[0]!.id,
      reason: 'mailbox-full',
      reply: null,
    },
  ]);

  const statistics = createStatisticsHandlers({ store, journal: desk.journal });
  expect(await statistics.delivery({ id: desk.id })).toMatchObject({
    deliveryId: desk.id,
    actorCount: 4,
    concernCount: 0,
    unsubscribeCount: 0,
    figures: { envelopes: 4, accepted: 3, refused: 1, bounced: 1, open: 0, unclear: 0 },
    reasons: [
      { reason: 'mailbox-full', count: 1 },
      { reason: 'address-unknown', count: 1 },
    ],
    byRegion: [
      { name: 'Nord', envelopes: 2, accepted: 0 },
      { name: 'Süd', envelopes: 1, accepted: 0 },
    ],
    byKind: [{ name: 'Kita', envelopes: 2, accepted: 0 }],
    firstAttemptAt: '2026-03-02T09:00:00.000Z',
    lastOutcomeAt: '2026-03-02T09:00:00.000Z',
  });
  await expect(statistics.delivery({ id: 'dlv_none' as never })).rejects.toMatchObject({
    code: 'delivery.not-found',
  });
});
