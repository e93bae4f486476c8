// A line to a mail server that breaks, over real sockets:
//   * lost before the final dot and lost after it are told apart; what is not certain counts as
//     lost after
//   * no wait is endless, and closing ends whatever is going on
import { describe, expect, test } from 'vitest';
import { mail, opened } from '#tests/support/mail-servers.ts';
import type { Script } from '#tests/support/scripted-smtp.ts';

describe('a line that breaks', () => {
  test.each<[string, Script]>([
    [
      'at MAIL FROM',
      {
        MAIL: ({ socket }) => {
          socket.destroy();
          return undefined;
        },
      },
    ],
    [
      'at RCPT TO',
      {
        EHLO: () => '250 sink',
        RCPT: ({ socket }) => {
          socket.end();
          return undefined;
        },
      },
    ],
    [
      'before the permission to send',
      {
        DATA: ({ socket }) => {
          socket.destroy();
          return undefined;
        },
      },
    ],
  ])('%s: nothing was handed over', async (_, script) => {
    const { sink, session } = await opened(script);
    expect(await session.send(mail())).toEqual({ type: 'lost-before-data-end' });
    expect([sink.mails.length, session.isOpen]).toEqual([0, false]);
    expect(await session.send(mail())).toEqual({ type: 'lost-before-data-end' });
  });

  test('in the middle of a message: nothing was handed over', async () => {
    // More than all buffers between here and there can hold.
    const { sink, session } = await opened({
      DATA: ({ socket }) => {
        socket.pause();
        setTimeout(() => {
          socket.destroy();
        }, 100);
        return null;
      },
    });
    expect(await session.send(mail({ size: 20_000_000 }))).toEqual({
      type: 'lost-before-data-end',
    });
    expect(sink.mails).toEqual([]);
  });

  test.each<[string, Script]>([
    [
      'reset',
      {
        DOT: ({ socket }) => {
          socket.resetAndDestroy();
          return undefined;
        },
      },
    ],
    [
      'closed',
      {
        DOT: ({ socket }) => {
          socket.end();
          return undefined;
        },
      },
    ],
    [
      'closed in the middle of the reply',
      {
        DOT: ({ socket }) => {
          socket.write('25');
          socket.end();
          return undefined;
        },
      },
    ],
  ])('after the final dot (%s): nobody knows', async (_, script) => {
    const { sink, session } = await opened(script);
    expect(await session.send(mail())).toEqual({ type: 'lost-after-data-end' });
    expect([sink.mails.length, session.isOpen]).toEqual([1, false]);
  });

  test('without a word after the final dot: nobody knows, after the time the dot is given', async () => {
    const { session } = await opened({ DOT: () => undefined }, { timeouts: { afterDotMs: 50 } });
    expect(await session.send(mail())).toEqual({ type: 'lost-after-data-end' });
  });

  test('by a server that answers one byte at a time: nothing was handed over, after the time a step is given', async () => {
    const { session } = await opened(
      {
        MAIL: ({ socket }) => {
          const dripping = setInterval(() => {
            socket.write('2');
          }, 10);
          socket.on('close', () => {
            clearInterval(dripping);
          });
          return undefined;
        },
      },
      { timeouts: { stepMs: 80 } },
    );
    expect(await session.send(mail())).toEqual({ type: 'lost-before-data-end' });
  });

  test('while nobody sends: the session says so', async () => {
    const { sink, session } = await opened({
      DOT: ({ socket }) => {
        setImmediate(() => {
          socket.end('421 4.4.2 idle\r\n');
        });
        return null;
      },
    });
    await session.send(mail());
    while (sink.open > 0)
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    while (session.isOpen)
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    expect(await session.send(mail())).toEqual({ type: 'lost-before-data-end' });
  });

  test('because it is closed from here: a send in progress ends, before or after the dot', async () => {
    const before = await opened({ MAIL: () => undefined });
    const sending = before.session.send(mail());
    await before.session.close();
    expect(await sending).toEqual({ type: 'lost-before-data-end' });
    let atDot = () => undefined as void;
    const dot = new Promise<void>((resolve) => {
      atDot = resolve;
    });
    const after = await opened({
      DOT: () => {
        atDot();
        return undefined;
      },
    });
    const handedOver = after.session.send(mail());
    await dot;
    await after.session.close();
    expect(await handedOver).toEqual({ type: 'lost-after-data-end' });
  });
});
