// What sending promises:
//   * an attempt is durable before the mail is handed over; its outcome is durable before the next
//     attempt counts
//   * every envelope ends accepted, refused, skipped, cancelled or is shown as unclear; nobody gets
//     a second mail by itself
//   * who left since the delivery was planned is not written to: last-look.test.ts
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '#core/ports/journal-records.ts';
import { AppError } from '#shared/errors.ts';
import { memoryJournal } from '#tests/support/memory-journal.ts';
import { accepted, frozen, openDesk, scriptedTransport } from '#tests/support/sending-desk.ts';
import { steadyClock } from '#tests/support/steady-machine.ts';
import { finished } from '#tests/support/run-delivery.ts';

describe('a run', () => {
  test('sends everybody one mail and is finished', async () => {
    const transport = scriptedTransport(() => accepted);
    const desk = await openDesk({ transport, contacts: 20, pace: { connections: 4 } });
    await finished(desk);
    expect(await desk.figures()).toMatchObject({ envelopes: 20, accepted: 20 });
    expect(new Set(transport.sent.map(({ rcptTo }) => rcptTo)).size).toBe(20);
    expect(transport.sent.length).toBe(20);
    expect(await desk.delivery()).toMatchObject({
      state: 'finished',
      stoppedBy: null,
      retryAt: null,
    });
    expect(transport.openNow).toBe(0);
  });

  test('writes before it sends, and writes the outcome with the next attempt', async () => {
    const journal = memoryJournal();
    const appends: string[][] = [];
    const seenAtSend: string[] = [];
    const recording = {
      ...journal,
      append: async (...[id, entries]: Parameters<typeof journal.append>) => {
        appends.push(entries.map(({ type }) => type));
        await journal.append(id, entries);
      },
    };
    const transport = scriptedTransport(async (mail) => {
      seenAtSend.push(
        (await journal.entries(mail.deliveryId)).findLast(
          ({ envelopeId }) => envelopeId === mail.envelopeId,
        )!.type,
      );
      return accepted;
    });
    const desk = await openDesk({ transport, journal: recording });
    await finished(desk);
    expect(seenAtSend).toEqual(['attempted', 'attempted', 'attempted']);
    expect(appends).toEqual([
      ['attempted'],
      ['accepted', 'attempted'],
      ['accepted', 'attempted'],
      ['accepted'],
    ]);
  });

  test('does not keep an outcome back while it waits for its pace', async () => {
    const clock = steadyClock();
    const desk = await openDesk({
      transport: scriptedTransport(() => accepted),
      clock,
      pace: { perMinute: 20 },
    });
    await finished(desk);
    expect(await desk.entries()).toEqual([
      'attempted',
      'accepted',
      'attempted',
      'accepted',
      'attempted',
      'accepted',
    ]);
    expect(clock.waits).toEqual([3000, 3000]);
  });

  test('started twice at once, or again while it runs, is one run', async () => {
    const transport = scriptedTransport(() => accepted);
    const desk = await openDesk({ transport });
    await Promise.all([
      desk.engine.start(desk.id),
      desk.engine.start(desk.id),
      desk.engine.start(desk.id),
    ]);
    await desk.engine.idle();
    expect(transport.sent.length).toBe(3);
    await expect(desk.engine.start(desk.id)).rejects.toMatchObject({
      code: 'delivery.wrong-state',
    });
  });

  test('without its account or password does not start and stays as it was', async () => {
    const desk = await openDesk({ transport: scriptedTransport(() => accepted), username: 'rk' });
    await expect(desk.engine.start(desk.id)).rejects.toMatchObject({
      code: 'account.password-missing',
    });
    await desk.engine.idle();
    expect((await desk.delivery()).state).toBe('planned');
  });

  test('announces at most four times a second, and the end always', async () => {
    const clock = steadyClock();
    const desk = await openDesk({
      transport: scriptedTransport(() => accepted),
      contacts: 200,
      clock,
      pace: { perMinute: 1200 },
    });
    const heard: { atMs: number; done: number; state: string }[] = [];
    desk.events.subscribe((_, data) => {
      heard.push({ ...(data as { done: number; state: string }), atMs: clock.monotonicMs() });
    });
    await finished(desk);
    for (const { atMs } of heard)
      expect(
        heard.filter((other) => other.atMs >= atMs && other.atMs < atMs + 1000).length,
      ).toBeLessThanOrEqual(4);
    expect(heard.length).toBeGreaterThan(10);
    expect(heard.at(-1)).toMatchObject({ done: 200, state: 'finished' });
  });

  test('announces an outcome although nothing else happens for a long time', async () => {
    let go = () => undefined as void;
    const clock = steadyClock();
    const desk = await openDesk({
      transport: scriptedTransport((_mail, _count, total) =>
        total === 1
          ? accepted
          : new Promise((resolve) => {
              go = () => {
                resolve(accepted);
              };
            }),
      ),
      clock,
    });
    const heard: { done: number; state: string }[] = [];
    const told = new Promise<void>((resolve) => {
      desk.events.subscribe((_, data) => {
        heard.push(data as { done: number; state: string });
        if (heard.at(-1)?.done === 1) resolve();
      });
    });
    await desk.engine.start(desk.id);
    await told;
    expect(await desk.states()).toEqual(['accepted', 'sending', 'open']);
    await desk.engine.pause(desk.id);
    go();
    await desk.engine.idle();
    // The mail that was on its way when it was paused.
    expect(heard.at(-1)).toMatchObject({ done: 2, state: 'paused' });
  });
});

describe('a mail', () => {
  test('whose merge field would be empty is not sent', async () => {
    const transport = scriptedTransport(() => accepted);
    const desk = await openDesk({ transport, content: frozen({ text: 'Hallo {{funktion}}' }) });
    await finished(desk);
    expect(await desk.states()).toEqual(['skipped', 'skipped', 'skipped']);
  });
});

describe('the journal', () => {
  const failingAt = (when: (entries: readonly JournalEntry[]) => boolean) => {
    const journal = memoryJournal();
    return {
      ...journal,
      append: async (...[id, entries]: Parameters<typeof journal.append>) => {
        if (when(entries)) throw new AppError('store.full', { folder: 'x' });
        await journal.append(id, entries);
      },
    };
  };

  test('that cannot take an attempt: nothing is sent and the run pauses with the reason', async () => {
    const transport = scriptedTransport(() => accepted);
    const desk = await openDesk({
      transport,
      journal: failingAt((entries) => entries.some(({ type }) => type === 'attempted')),
    });
    await finished(desk);
    expect(transport.sent).toEqual([]);
    expect(await desk.delivery()).toMatchObject({
      state: 'paused',
      stoppedBy: { code: 'store.full' },
    });
    expect(await desk.figures()).toMatchObject({ open: 3 });
  });

  test('that cannot take an outcome: the envelope is unclear, the run pauses, and nothing is sent again by itself', async () => {
    let isFull = false;
    const transport = scriptedTransport(() => {
      isFull = true;
      return accepted;
    });
    const desk = await openDesk({ transport, journal: failingAt(() => isFull) });
    await finished(desk);
    expect(await desk.figures()).toMatchObject({ unclear: 1, open: 2 });
    expect(await desk.delivery()).toMatchObject({
      state: 'paused',
      stoppedBy: { code: 'store.full' },
    });
    isFull = false;
    await desk.engine.start(desk.id);
    await desk.engine.idle();
    expect(transport.sent.filter(({ rcptTo }) => rcptTo.startsWith('kontakt1')).length).toBe(1);
  });
});
