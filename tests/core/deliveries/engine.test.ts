// What sending promises:
//   * an attempt is durable before the mail is handed over; its outcome is durable before the next
//     attempt counts
//   * every envelope ends accepted, refused, skipped, cancelled or is shown as unclear; nobody gets
//     a second mail by itself
//   * pausing and cancelling stop after the message that is on its way; starting twice is one run
//   * who left since the delivery was planned is not written to: last-look.test.ts
//   * after a crash nothing goes on by itself
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { SendOutcome } from '#core/ports/transport.ts';
import { AppError } from '#shared/errors.ts';
import { memoryJournal } from '#tests/support/memory-journal.ts';
import {
  accepted,
  frozen,
  openDesk,
  rejected,
  scriptedTransport,
} from '#tests/support/sending-desk.ts';
import { steadyClock } from '#tests/support/steady-machine.ts';

const finished = async (desk: Awaited<ReturnType<typeof openDesk>>) => {
  await desk.engine.start(desk.id);
  await desk.engine.idle();
};
const lost = (when: 'before' | 'after'): SendOutcome => ({ type: `lost-${when}-data-end` });

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

describe('a person', () => {
  test('pauses: the message on its way is finished, the next one is not begun; then goes on with the rest', async () => {
    let go = () => undefined as void;
    const transport = scriptedTransport((_mail, _count, total) =>
      total === 1
        ? new Promise((resolve) => {
            go = () => {
              resolve(accepted);
            };
          })
        : accepted,
    );
    const desk = await openDesk({ transport });
    await desk.engine.start(desk.id);
    while (transport.sent.length === 0)
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    expect(await desk.states()).toEqual(['sending', 'open', 'open']);
    expect((await desk.engine.pause(desk.id)).state).toBe('paused');
    go();
    await desk.engine.idle();
    expect(await desk.states()).toEqual(['accepted', 'open', 'open']);
    expect((await desk.delivery()).state).toBe('paused');
    await finished(desk);
    expect(transport.sent.map(({ rcptTo }) => rcptTo)).toEqual(
      desk.envelopes.map(({ address }) => address),
    );
    expect((await desk.delivery()).state).toBe('finished');
  });

  test('pauses and goes on at once: still nobody is written to twice', async () => {
    const transport = scriptedTransport(() => accepted);
    const desk = await openDesk({ transport, contacts: 30, pace: { connections: 3 } });
    for (let turn = 0; turn < 5; turn += 1) {
      await desk.engine.start(desk.id);
      await desk.engine.pause(desk.id).catch(() => undefined);
    }
    if ((await desk.delivery()).state !== 'finished') await desk.engine.start(desk.id);
    await desk.engine.idle();
    expect(transport.sent.length).toBe(30);
    expect((await desk.figures()).accepted).toBe(30);
  });

  test('cancels: what was not sent never is, and says so at once', async () => {
    let go = () => undefined as void;
    const transport = scriptedTransport(
      () =>
        new Promise((resolve) => {
          go = () => {
            resolve(rejected('rcpt-to', '450 4.2.0 greylisted'));
          };
        }),
    );
    const desk = await openDesk({ transport });
    await desk.engine.start(desk.id);
    while (transport.sent.length === 0)
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    await desk.engine.cancel(desk.id);
    expect(await desk.states()).toEqual(['sending', 'cancelled', 'cancelled']);
    go();
    await desk.engine.idle();
    expect(await desk.states()).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect((await desk.delivery()).state).toBe('cancelled');
    await expect(desk.engine.start(desk.id)).rejects.toMatchObject({
      code: 'delivery.wrong-state',
    });
  });

  test('decides about an unclear envelope: it counts as sent, or the same envelope goes out once more', async () => {
    for (const decision of ['assume-sent', 'send-again'] as const) {
      const transport = scriptedTransport((mail, count) =>
        count === 1 && mail.rcptTo.startsWith('kontakt2') ? lost('after') : accepted,
      );
      const desk = await openDesk({ transport });
      await finished(desk);
      expect(await desk.states()).toEqual(['accepted', 'unclear', 'accepted']);
      expect((await desk.delivery()).state).toBe('paused');
      await desk.engine.start(desk.id);
      await desk.engine.idle();
      expect(await desk.states()).toEqual(['accepted', 'unclear', 'accepted']);
      await desk.engine.decide(desk.id, desk.envelopes[1]!.id, decision);
      await desk.engine.idle();
      expect(await desk.states()).toEqual(['accepted', 'accepted', 'accepted']);
      expect((await desk.delivery()).state).toBe('finished');
      expect((await desk.entries()).filter((type) => type === 'attempted').length).toBe(
        decision === 'send-again' ? 4 : 3,
      );
      await expect(
        desk.engine.decide(desk.id, desk.envelopes[1]!.id, decision),
      ).rejects.toMatchObject({ code: 'envelope.not-unclear' });
      await expect(
        desk.engine.decide(desk.id, 'env_none' as never, decision),
      ).rejects.toMatchObject({ code: 'envelope.not-found' });
      const ids = transport.sent
        .filter(({ rcptTo }) => rcptTo.startsWith('kontakt2'))
        .map(({ envelopeId }) => envelopeId);
      expect(ids).toEqual(
        Array.from({ length: decision === 'send-again' ? 2 : 1 }, () => desk.envelopes[1]!.id),
      );
    }
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

test('after a crash: what was running is paused, nothing is sent by itself, an attempt without an outcome is unclear and stays so', async () => {
  const transport = scriptedTransport(() => accepted);
  const desk = await openDesk({ transport });
  await desk.journal.append(desk.id, [
    { type: 'attempted', at: desk.clock.now(), envelopeId: desk.envelopes[0]!.id },
  ]);
  await desk.store.deliveries.put({ ...(await desk.delivery()), state: 'running' });
  await desk.engine.recover();
  await desk.engine.idle();
  expect(transport.opened).toBe(0);
  // Nobody paused it, so nothing says that somebody did.
  expect(await desk.delivery()).toMatchObject({
    state: 'paused',
    stoppedBy: { code: 'delivery.interrupted' },
  });
  expect(await desk.states()).toEqual(['unclear', 'open', 'open']);
  await finished(desk);
  expect(await desk.states()).toEqual(['unclear', 'accepted', 'accepted']);
  expect(transport.sent.map(({ rcptTo }) => rcptTo.slice(7, 8))).toEqual(['2', '3']);
});

test('a crash after the last mail leaves nothing to continue', async () => {
  const desk = await openDesk({ transport: scriptedTransport(() => accepted) });
  const at = desk.clock.now();
  for (const { id: envelopeId } of desk.envelopes)
    await desk.journal.append(desk.id, [
      { type: 'attempted', at, envelopeId },
      { type: 'accepted', at, envelopeId, reply: null },
    ]);
  await desk.store.deliveries.put({ ...(await desk.delivery()), state: 'running' });
  await desk.engine.recover();
  expect(await desk.delivery()).toMatchObject({ state: 'finished', stoppedBy: null });
});

test('closing the program lets the message on its way finish and pauses the rest', async () => {
  const transport = scriptedTransport(() => accepted);
  const desk = await openDesk({ transport, contacts: 50 });
  await desk.engine.start(desk.id);
  while (transport.sent.length < 3)
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  await desk.engine.close();
  const figures = await desk.figures();
  expect(figures).toMatchObject({ unclear: 0, sending: 0, accepted: transport.sent.length });
  expect(await desk.delivery()).toMatchObject(
    figures.open === 0
      ? { state: 'finished' }
      : { state: 'paused', stoppedBy: { code: 'delivery.interrupted' } },
  );
});

test('what a person paused stays paused by a person when the program is closed', async () => {
  const desk = await openDesk({ transport: scriptedTransport(() => accepted), contacts: 50 });
  await desk.engine.start(desk.id);
  await desk.engine.pause(desk.id);
  await desk.engine.close();
  await desk.engine.recover();
  expect(await desk.delivery()).toMatchObject({ state: 'paused', stoppedBy: null });
});
