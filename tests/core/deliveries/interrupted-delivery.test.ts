// What a delivery promises when the program ends in the middle of it: after a crash nothing goes on
// by itself, and closing lets the message on its way finish.
import { expect, test } from 'vitest';
import { accepted, openDesk, scriptedTransport } from '#tests/support/sending-desk.ts';
import { finished } from '#tests/support/run-delivery.ts';

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
