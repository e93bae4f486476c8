// What a person who steers a delivery is promised: pausing and cancelling stop after the message
// that is on its way, starting twice is one run, and what they decide about an unclear envelope
// holds.
import { describe, expect, test } from 'vitest';
import { accepted, openDesk, rejected, scriptedTransport } from '#tests/support/sending-desk.ts';
import { finished, lost } from '#tests/support/run-delivery.ts';

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
