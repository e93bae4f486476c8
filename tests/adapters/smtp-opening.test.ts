// What an opening that a server refuses is called, over real sockets:
//   * "later" (4xx) is its own code at every step, with the step and the words of the server, and
//     without addresses
//   * a refusal for good is no matter of encryption
//   * what is refused or never comes names its step; neither user name, password nor anybody's
//     address is in the server's words
//   * a greeting that has not come after five seconds is said, once
//   * connecting has its own short limit, the greeting its own long one, and whoever stops waiting
//     is let go at once
import { once } from 'node:events';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { usualTimeouts } from '#adapters/smtp-timeouts.ts';
import { createSmtpTransport, type SmtpTransportOptions } from '#adapters/smtp-transport.ts';
import { SmtpAccount } from '#shared/contract/mail-account.ts';
import { scripted } from '#tests/support/mail-servers.ts';
import { startScriptedSmtp, type Script } from '#tests/support/scripted-smtp.ts';

/** The error of an opening. */
async function open(
  port: number,
  part: Partial<SmtpAccount> = {},
  options: SmtpTransportOptions = {},
): Promise<unknown> {
  const server = {
    id: 'acc_test',
    name: 'Test',
    kind: 'smtp',
    host: '127.0.0.1',
    port,
    security: 'none',
  };
  const opening = createSmtpTransport(options).open(
    SmtpAccount.parse({ ...server, ...part }),
    'geheim',
  );
  return opening.then(
    () => {
      throw new Error('opened');
    },
    (error: unknown) => error,
  );
}

const leave: Script[keyof Script] = ({ socket }) => {
  socket.destroy();
  return undefined;
};

describe('an opening', () => {
  test.each<[string, Script, Partial<SmtpAccount>]>([
    ['greeting', { CONNECT: () => '450 4.3.2 too busy' }, {}],
    ['ehlo', { EHLO: () => '421 4.3.2 too busy' }, {}],
    ['ehlo', { EHLO: () => '451 4.3.2 too busy', HELO: () => '451 4.3.2 too busy' }, {}],
    ['ehlo', { EHLO: () => '451 4.3.2 too busy' }, { security: 'starttls' }],
    [
      'starttls',
      { EHLO: () => '250-sink\r\n250 STARTTLS', STARTTLS: () => '454 4.3.2 too busy' },
      { security: 'starttls' },
    ],
    [
      'auth',
      { EHLO: () => '250-sink\r\n250 AUTH PLAIN', AUTH: () => '454 4.3.2 too busy' },
      { username: 'rk' },
    ],
  ])(
    'that is put off: 4xx at %s says so, with the words of the server',
    async (step, script, part) => {
      const sink = await scripted(script);
      expect(await open(sink.port, part)).toMatchObject({
        code: 'smtp.try-later',
        data: { host: '127.0.0.1', step, reply: { enhanced: '4.3.2', text: 'too busy' } },
      });
    },
  );

  test('whose quota it was stays out of the error', async () => {
    const sink = await scripted({
      CONNECT: () => '450 4.7.0 quota of <rk@bezirk.example> is used up',
    });
    expect(await open(sink.port)).toMatchObject({
      data: { reply: { text: 'quota of … is used up' } },
    });
  });

  test('whose EHLO is refused for good is no matter of encryption, unless the server knows no EHLO', async () => {
    const refused = await scripted({ EHLO: () => '550 5.7.1 not you' });
    expect(await open(refused.port, { security: 'starttls' })).toMatchObject({
      code: 'smtp.sender-refused',
    });
    const old = await scripted({ EHLO: () => '502 5.5.1 what?' });
    expect(await open(old.port, { security: 'starttls' })).toMatchObject({
      code: 'smtp.starttls-missing',
    });
  });

  test.each<[string, string, Script, Partial<SmtpAccount>, SmtpTransportOptions['timeouts']]>([
    [
      'smtp.auth-failed',
      'auth',
      { EHLO: () => '250-sink\r\n250 AUTH PLAIN', AUTH: () => '535 5.7.8 no' },
      { username: 'rk' },
      {},
    ],
    ['smtp.login-not-offered', 'auth', {}, { username: 'rk' }, {}],
    ['smtp.starttls-missing', 'starttls', {}, { security: 'starttls' }, {}],
    ['smtp.port-speaks-no-tls', 'tls', {}, { security: 'tls' }, {}],
    [
      'smtp.unreachable',
      'tls',
      { CONNECT: () => undefined },
      { security: 'tls' },
      { connectMs: 100 },
    ],
    [
      'smtp.unreachable',
      'starttls',
      { EHLO: () => '250-sink\r\n250 STARTTLS', STARTTLS: leave },
      { security: 'starttls' },
      {},
    ],
    [
      'smtp.unreachable',
      'tls',
      { EHLO: () => '250-sink\r\n250 STARTTLS', STARTTLS: () => '220 go' },
      { security: 'starttls' },
      { connectMs: 100 },
    ],
    ['smtp.unreachable', 'ehlo', { EHLO: leave }, {}, {}],
    [
      'smtp.unreachable',
      'auth',
      { EHLO: () => '250-sink\r\n250 AUTH PLAIN', AUTH: leave },
      { username: 'rk' },
      {},
    ],
    ['smtp.unreachable', 'greeting', { CONNECT: () => undefined }, {}, { greetingMs: 100 }],
    ['smtp.not-smtp', 'greeting', { CONNECT: () => 'HTTP/1.1 400 Bad Request' }, {}, {}],
    ['smtp.sender-refused', 'greeting', { CONNECT: () => '554 5.7.1 no' }, {}, {}],
  ])('that fails as %s says that it came to %s', async (code, step, script, part, timeouts) => {
    const sink = await scripted(script);
    expect(await open(sink.port, part, { timeouts })).toMatchObject({
      code,
      data: { host: '127.0.0.1', step },
    });
  });

  test('nobody listens to comes as far as connecting', async () => {
    const sink = await startScriptedSmtp();
    await sink.close();
    expect(await open(sink.port)).toMatchObject({
      code: 'smtp.unreachable',
      data: { step: 'connect' },
    });
  });

  test('keeps user name and password out of the words, as they are and in base64', async () => {
    const echo = `535 5.7.8 rk.kiez AHJrLmtpZXoAZ2VoZWlt ${Buffer.from('geheim').toString('base64')} geheim no <a@b.example>`;
    const sink = await scripted({ EHLO: () => '250-sink\r\n250 AUTH PLAIN', AUTH: () => echo });
    expect(await open(sink.port, { username: 'rk.kiez' })).toMatchObject({
      data: { reply: { text: '… … … … no …' } },
    });
  });

  test('whose greeting does not come says so after five seconds, once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    let greet: () => void = () => undefined;
    const reached = Promise.withResolvers<void>();
    const sink = await scripted({
      CONNECT: ({ socket }) => {
        greet = () => {
          socket.write('220 at last\r\n');
        };
        reached.resolve();
        return undefined;
      },
    });
    const account = SmtpAccount.parse({
      id: 'acc_test',
      name: 'Test',
      kind: 'smtp',
      host: '127.0.0.1',
      port: sink.port,
      security: 'none',
    });
    const said: number[] = [];
    const opening = createSmtpTransport().open(account, undefined, {
      onWaiting: () => {
        said.push(Date.now());
      },
    });
    await reached.promise;
    // The client knows of the connection a moment later than the server.
    await vi.waitUntil(() => vi.getTimerCount() >= 3, { interval: 1 });
    vi.advanceTimersByTime(4_900);
    expect(said).toHaveLength(0);
    vi.advanceTimersByTime(60_000);
    expect(said).toHaveLength(1);
    greet();
    await (await opening).close();
    expect(said).toHaveLength(1);
  });

  test('that was greeted and waits for something else says nothing of a greeting', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const heard = Promise.withResolvers<() => void>();
    const sink = await scripted({
      EHLO: ({ socket }) => {
        heard.resolve(() => {
          socket.write('250 sink\r\n');
        });
        return undefined;
      },
    });
    const account = SmtpAccount.parse({
      id: 'acc_test',
      name: 'Test',
      kind: 'smtp',
      host: '127.0.0.1',
      port: sink.port,
      security: 'none',
    });
    let said = 0;
    const opening = createSmtpTransport().open(account, undefined, {
      onWaiting: () => {
        said += 1;
      },
    });
    const answer = await heard.promise;
    vi.advanceTimersByTime(60_000);
    answer();
    await (await opening).close();
    expect(said).toBe(0);
  });

  test('has 20 seconds for the connection and five minutes for the greeting', () => {
    expect(usualTimeouts).toMatchObject({ connectMs: 20_000, greetingMs: 300_000 });
  });

  // Whatever is not named keeps its usual minutes, so a wrong clock lets the test run out of time.
  test.each<[string, Script, Partial<SmtpAccount>, SmtpTransportOptions['timeouts']]>([
    ['TLS', { CONNECT: () => undefined }, { security: 'tls' }, { connectMs: 100 }],
    [
      'STARTTLS',
      { EHLO: () => '250-sink\r\n250 STARTTLS', STARTTLS: () => '220 go' },
      { security: 'starttls' },
      { connectMs: 400 },
    ],
    ['the greeting', { CONNECT: () => undefined }, {}, { greetingMs: 100 }],
    ['EHLO', { EHLO: () => undefined }, {}, { greetingMs: 200, loginMs: 200 }],
  ])('ends by its own clock when %s never comes', async (_, script, part, timeouts) => {
    const sink = await scripted(script);
    expect(await open(sink.port, part, { timeouts })).toMatchObject({ code: 'smtp.unreachable' });
  });

  test('ends at once when nobody waits any more, and leaves nothing open', async () => {
    const stop = new AbortController();
    let ended: Promise<unknown> | undefined;
    const sink = await scripted({
      CONNECT: ({ socket }) => {
        ended = once(socket, 'close');
        stop.abort();
        return undefined;
      },
    });
    const account = SmtpAccount.parse({
      id: 'acc_test',
      name: 'Test',
      kind: 'smtp',
      host: '127.0.0.1',
      port: sink.port,
      security: 'none',
    });
    await expect(
      createSmtpTransport().open(account, undefined, { stop: stop.signal }),
    ).rejects.toMatchObject({ code: 'smtp.unreachable' });
    await ended;
  });
});
