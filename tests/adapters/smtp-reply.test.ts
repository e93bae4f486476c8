// What a mail server answers about a mail: a refusal has its step and its code, and only a
// well-formed reply is believed.
import { describe, expect, test } from 'vitest';
import { mail, opened } from '#tests/support/mail-servers.ts';
import type { Script } from '#tests/support/scripted-smtp.ts';

describe('a reply', () => {
  test.each<[string, Script, 'mail-from' | 'rcpt-to' | 'data', number]>([
    ['5xx at MAIL FROM', { MAIL: () => '550 5.7.1 not you' }, 'mail-from', 550],
    [
      '5xx at MAIL FROM by a server that asks for the message all the same',
      { MAIL: () => '550 5.7.1 not you', DATA: () => null },
      'mail-from',
      550,
    ],
    [
      '550 at RCPT TO by a server that asks for the message all the same',
      { RCPT: () => '550 5.1.1 nobody', DATA: () => null },
      'rcpt-to',
      550,
    ],
    [
      '421 at MAIL FROM',
      {
        MAIL: ({ socket }) => {
          socket.end('421 4.3.2 closing\r\n');
          return undefined;
        },
      },
      'mail-from',
      421,
    ],
    [
      '421 at RCPT TO',
      {
        RCPT: ({ socket }) => {
          socket.end('421 4.3.2 closing\r\n');
          return undefined;
        },
      },
      'rcpt-to',
      421,
    ],
    [
      '421 at RCPT TO of a server that takes commands together',
      {
        EHLO: () => '250-sink\r\n250 PIPELINING',
        RCPT: ({ socket }) => {
          socket.end('421 4.3.2 closing\r\n');
          return undefined;
        },
      },
      'rcpt-to',
      421,
    ],
    [
      '421 at DATA',
      {
        DATA: ({ socket }) => {
          socket.end('421 4.3.2 closing\r\n');
          return undefined;
        },
      },
      'data',
      421,
    ],
    ['450 at RCPT TO', { RCPT: () => '450 4.2.0 Greylisted' }, 'rcpt-to', 450],
    ['452 at DATA', { DATA: () => '452 4.3.1 no space' }, 'data', 452],
    ['554 after the dot', { DOT: () => '554-5.7.1 spam\r\n554 5.7.1 go away' }, 'data', 554],
    ['421 after the dot', { DOT: () => '421 4.3.2 closing' }, 'data', 421],
    ['552 after the dot, never announced', { DOT: () => '552 5.3.4 too large' }, 'data', 552],
  ])('%s is a refusal, with its step and code', async (_, script, step, code) => {
    const { session } = await opened(script);
    expect(await session.send(mail())).toMatchObject({ type: 'rejected', step, reply: { code } });
  });

  test.each([
    'hello',
    '99 what',
    '354 more',
    '2xx ok',
    '\u00ff\u00fe\u0000',
    '250'.repeat(5),
    '<html>',
  ])('%j after the dot is no reply: nobody knows', async (reply) => {
    const { session } = await opened({ DOT: () => reply });
    expect(await session.send(mail())).toEqual({ type: 'lost-after-data-end' });
  });

  test('of a megabyte after the dot is none: nobody knows', async () => {
    const { session } = await opened({ DOT: () => '250-'.padEnd(1_200_000, 'x') });
    expect(await session.send(mail())).toEqual({ type: 'lost-after-data-end' });
  });

  test('too many: a server out of step is never believed', async () => {
    const { session } = await opened({ MAIL: () => '250 ok\r\n250 ok\r\n250 ok\r\n250 ok' });
    expect((await session.send(mail())).type).toMatch(/^lost/);
    expect((await session.send(mail())).type).toBe('lost-before-data-end');
  });

  test('in several lines keeps its text, and control characters are gone', async () => {
    const { session } = await opened({
      RCPT: () => '550-5.1.1 The address\u0007\r\n550-5.1.1 you wrote\r\n550 5.1.1 is unknown',
    });
    expect(await session.send(mail())).toMatchObject({
      reply: { code: 550, enhanced: '5.1.1', text: 'The address you wrote is unknown' },
    });
  });
});
