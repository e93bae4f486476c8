// A greeting may take minutes (RFC 5321, 4.5.3.2.1). From the moment the transport says so until
// somebody is let in:
//   * the delivery says that it waits for the server, in the event and to whoever asks
//   * nothing is said while another connection is at work
import { expect, test } from 'vitest';
import type { MailSession, Transport } from '#core/ports/transport.ts';
import { accepted, openDesk } from '#tests/support/sending-desk.ts';

/** Lets the first connection in at once or never; the others wait for `greet`. */
function slowServer(isFirstLetIn: boolean) {
  const { promise: greeted, resolve: greet } = Promise.withResolvers<void>();
  let count = 0;
  const session = (): MailSession => ({
    isOpen: true,
    send: () => greeted.then(() => accepted),
    close: () => Promise.resolve(),
  });
  const transport: Transport = {
    async open(_account, _password, patience) {
      count += 1;
      if (isFirstLetIn && count === 1) return session();
      patience?.onWaiting?.();
      await greeted;
      return session();
    },
  };
  return { transport, greet };
}

async function going(isFirstLetIn: boolean, connections: number) {
  const server = slowServer(isFirstLetIn);
  const desk = await openDesk({ transport: server.transport, pace: { connections } });
  const heard: boolean[] = [];
  const { promise: spoken, resolve: speak } = Promise.withResolvers<void>();
  desk.events.subscribe((_, data) => {
    const { isAwaitingGreeting = false, state } = data as {
      isAwaitingGreeting?: boolean;
      state: string;
    };
    heard.push(isAwaitingGreeting);
    if (isAwaitingGreeting || (isFirstLetIn && state === 'running')) speak();
  });
  await desk.engine.start(desk.id);
  await spoken;
  return { ...server, desk, heard };
}

test('is said, and no more when the server has greeted', async () => {
  const { desk, greet, heard } = await going(false, 1);
  expect(desk.engine.isAwaitingGreeting(desk.id)).toBe(true);
  greet();
  await desk.engine.idle();
  expect(desk.engine.isAwaitingGreeting(desk.id)).toBe(false);
  expect(heard.at(-1)).toBe(false);
  expect(await desk.figures()).toMatchObject({ accepted: 3 });
});

test('is no news while another connection is at work', async () => {
  const { desk, greet, heard } = await going(true, 2);
  expect(desk.engine.isAwaitingGreeting(desk.id)).toBe(false);
  greet();
  await desk.engine.idle();
  expect(heard).not.toContain(true);
});
