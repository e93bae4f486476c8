// What handing mails to a mail server promises, against a real server and one that breaks every
// rule:
//   * lost before the final dot and lost after it are told apart; what is not certain counts as
//     lost after
//   * only a well-formed reply is believed
//   * no password is spoken and no mail leaves without TLS, except towards this very machine;
//     certificates are always checked
//   * every way of not getting a conversation has its own code
//   * no wait is endless, and closing ends whatever is going on
import { readFileSync } from 'node:fs';
import { createServer as createNetServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSmtpTransport, type SmtpTransportOptions } from '#adapters/smtp-transport.ts';
import type { OutgoingMail } from '#core/ports/transport.ts';
import { SmtpAccount } from '#shared/contract/mail-account.ts';
import type { AppError } from '#shared/errors.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';
import { startScriptedSmtp, type Script } from '#tests/support/scripted-smtp.ts';

const pem = (name: string) =>
  readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), 'utf8');
const account = (port: number, part: Partial<SmtpAccount> = {}) =>
  SmtpAccount.parse({
    id: 'acc_test',
    name: 'Test',
    kind: 'smtp',
    host: '127.0.0.1',
    port,
    security: 'none',
    ...part,
  });
const mail = (part: Partial<OutgoingMail> & { size?: number } = {}): OutgoingMail => ({
  envelopeId: 'env_1' as EnvelopeId,
  deliveryId: 'dlv_1' as DeliveryId,
  mailFrom: 'rk@bezirk.example',
  rcptTo: 'kita@verein.example',
  bytes: Buffer.from(
    `Subject: Neues\r\n\r\n${'.ein Punkt am Anfang\r\n'.repeat(Math.ceil((part.size ?? 100) / 22))}`,
  ),
  ...part,
});

async function scripted(script: Script) {
  const sink = await startScriptedSmtp(script);
  onTestFinished(() => sink.close());
  return sink;
}
async function opened(script: Script, options: SmtpTransportOptions = {}) {
  const sink = await scripted(script);
  const session = await createSmtpTransport(options).open(account(sink.port), undefined);
  onTestFinished(() => session.close());
  return { sink, session };
}
async function polite(options: SMTPServerOptions) {
  const heard: {
    from: string;
    to: string[];
    body: string;
    user?: string | undefined;
    args: unknown;
  }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      let body = '';
      stream.on('data', (chunk: Buffer) => {
        body += chunk.toString('latin1');
      });
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        heard.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          body,
          user: session.user as string | undefined,
          args: rcptTo[0]?.args,
        });
        done();
      });
    },
    onAuth(auth, _session, done) {
      if (auth.password === 'geheim') done(null, { user: auth.username! });
      else done(new Error('wrong'));
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  );
  return { port: (server.server.address() as AddressInfo).port, heard };
}
const failure = async (opening: Promise<unknown>): Promise<AppError> =>
  opening.then(
    () => {
      throw new Error('opened');
    },
    (error: unknown) => error as AppError,
  );

describe('a polite server', () => {
  test('gets each mail once, byte by byte, with dots doubled and undone, over one connection', async () => {
    const { port, heard } = await polite({ disabledCommands: ['STARTTLS'] });
    const session = await createSmtpTransport().open(account(port), undefined);
    for (let number = 0; number < 3; number += 1)
      expect(await session.send(mail({ rcptTo: `k${number}@verein.example` }))).toMatchObject({
        type: 'accepted',
        reply: { code: 250 },
      });
    await session.close();
    expect(heard.map(({ from, to }) => [from, ...to])).toEqual(
      [0, 1, 2].map((number) => ['rk@bezirk.example', `k${number}@verein.example`]),
    );
    expect(heard[0]!.body).toBe(Buffer.from(mail().bytes).toString('latin1'));
    expect(session.isOpen).toBe(false);
  });

  test('is asked for reports about failures, if it can give them, and never for receipts', async () => {
    const { sink, session } = await opened({
      EHLO: () => '250-sink\r\n250-DSN\r\n250 SIZE 1000000',
    });
    await session.send(mail());
    expect(sink.heard.find((line) => line.startsWith('MAIL'))).toMatch(/ RET=HDRS ENVID=env_1/);
    expect(sink.heard.find((line) => line.startsWith('RCPT'))).toMatch(/ NOTIFY=FAILURE,DELAY$/);
  });

  test('gets an internationalised domain as it travels', async () => {
    const { sink, session } = await opened({});
    await session.send(
      mail({ rcptTo: 'kita@müller.example', mailFrom: 'rk@bezirk-schöneberg.example' }),
    );
    expect(sink.mails[0]).toMatchObject({
      to: 'kita@xn--mller-kva.example',
      from: 'rk@xn--bezirk-schneberg-vwb.example',
    });
  });

  test('goes on after a refused recipient on the same connection', async () => {
    const { sink, session } = await opened({
      RCPT: ({ count }) => (count === 1 ? '550 5.1.1 No such user' : null),
    });
    expect(await session.send(mail())).toEqual({
      type: 'rejected',
      step: 'rcpt-to',
      reply: { code: 550, enhanced: '5.1.1', text: 'No such user' },
    });
    expect(await session.send(mail())).toMatchObject({ type: 'accepted' });
    expect([sink.connections, sink.mails.length, sink.heard.includes('RSET')]).toEqual([
      1,
      1,
      true,
    ]);
  });
});

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

describe('before anything is sent', () => {
  test('a mail larger than the server announced, and an address it cannot spell, are known to be unsendable', async () => {
    const { sink, session } = await opened({ EHLO: () => '250-sink\r\n250 SIZE 1000' });
    expect(await session.send(mail({ size: 5000 }))).toEqual({
      type: 'unsendable',
      reason: 'message-too-large',
    });
    expect(await session.send(mail({ rcptTo: 'käthe@verein.example' }))).toEqual({
      type: 'unsendable',
      reason: 'not-representable',
    });
    expect(sink.heard.filter((line) => line.startsWith('MAIL'))).toEqual([]);
    expect(await session.send(mail())).toMatchObject({ type: 'accepted' });
  });

  test('an address with letters beyond ASCII goes where SMTPUTF8 is spoken', async () => {
    const { sink, session } = await opened({});
    expect(await session.send(mail({ rcptTo: 'käthe@verein.example' }))).toMatchObject({
      type: 'accepted',
    });
    expect(sink.heard.find((line) => line.startsWith('MAIL'))).toContain('SMTPUTF8');
  });
});

describe('no conversation', () => {
  const open = (
    port: number,
    part: Partial<SmtpAccount> = {},
    options: SmtpTransportOptions = {},
    password?: string,
  ) => failure(createSmtpTransport(options).open(account(port, part), password));

  test('where nothing listens', async () => {
    const server = createNetServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    expect(await open(port)).toMatchObject({
      code: 'smtp.unreachable',
      data: { host: '127.0.0.1' },
    });
  });

  test.each<[string, Script, string]>([
    [
      'a server that closes before it greets',
      {
        CONNECT: ({ socket }) => {
          socket.end();
          return undefined;
        },
      },
      'smtp.unreachable',
    ],
    ['421 as a greeting', { CONNECT: () => '421 4.3.2 too busy' }, 'smtp.try-later'],
    ['554 as a greeting', { CONNECT: () => '554 5.7.1 not you' }, 'smtp.sender-refused'],
    [
      'a web page',
      {
        CONNECT: () =>
          'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<html>Anmeldung</html>',
      },
      'smtp.not-smtp',
    ],
    ['another service', { CONNECT: () => 'SSH-2.0-OpenSSH_9.6' }, 'smtp.not-smtp'],
    ['a megabyte of noise', { CONNECT: () => 'x'.repeat(1_200_000) }, 'smtp.not-smtp'],
    ['a server that says nothing', { CONNECT: () => undefined }, 'smtp.unreachable'],
    [
      'a server that greets one byte at a time',
      {
        CONNECT: ({ socket }) => {
          const drip = setInterval(() => {
            socket.write('2');
          }, 10);
          socket.on('close', () => {
            clearInterval(drip);
          });
          return undefined;
        },
      },
      'smtp.unreachable',
    ],
  ])('with %s, after one attempt', async (_, script, code) => {
    const sink = await scripted(script);
    expect(
      await open(sink.port, {}, { timeouts: { connectMs: 300, greetingMs: 300, loginMs: 300 } }),
    ).toMatchObject({ code });
    expect(sink.connections).toBe(1);
  });

  test('without TLS where TLS was asked for: no credentials are spoken', async () => {
    const stripped = await scripted({ EHLO: () => '250-sink\r\n250 AUTH PLAIN LOGIN' });
    expect(
      await open(stripped.port, { security: 'starttls', username: 'rk' }, {}, 'geheim'),
    ).toMatchObject({ code: 'smtp.starttls-missing' });
    const injected = await scripted({
      EHLO: () => '250-sink\r\n250 STARTTLS',
      STARTTLS: () => '220 go\r\n250-injected\r\n250 AUTH PLAIN',
    });
    expect(
      await open(
        injected.port,
        { security: 'starttls', username: 'rk' },
        { timeouts: { connectMs: 300, greetingMs: 300, loginMs: 300 } },
        'geheim',
      ),
    ).toMatchObject({ code: expect.stringMatching(/^smtp\.(tls-failed|unreachable)$/) as string });
    const plain = await scripted({});
    expect(await open(plain.port, { security: 'tls', username: 'rk' }, {}, 'geheim')).toMatchObject(
      { code: 'smtp.port-speaks-no-tls', data: { port: plain.port } },
    );
    for (const sink of [stripped, injected, plain])
      expect(
        sink.heard.filter((line) => line.startsWith('AUTH') || line.startsWith('MAIL')),
      ).toEqual([]);
  });

  test('in clear to anywhere but this machine', async () => {
    for (const host of [
      'mail.bezirk.example',
      '10.0.0.1',
      '127.0.0.1.example.org',
      'localhost.example.org',
    ])
      expect(await open(25, { host })).toMatchObject({ code: 'account.tls-required' });
  });

  test.each([
    ['expired', 'expired', 'smtp.certificate-expired'],
    ["somebody else's", 'other', 'smtp.certificate-other-name'],
  ])('with a certificate that is %s', async (_, name, code) => {
    for (const security of ['tls', 'starttls'] as const) {
      const { port, heard } = await polite({
        secure: security === 'tls',
        key: pem(`${name}.key`),
        cert: pem(`${name}.pem`),
      });
      expect(
        await open(
          port,
          { security, host: 'localhost', username: 'rk' },
          { ca: pem('ca.pem') },
          'geheim',
        ),
      ).toMatchObject({ code, data: { host: 'localhost' } });
      expect(heard).toEqual([]);
    }
  });

  test('with a certificate nobody known has signed, or with TLS 1.1', async () => {
    const unknown = await polite({ secure: true, key: pem('server.key'), cert: pem('server.pem') });
    expect(await open(unknown.port, { security: 'tls', host: 'localhost' })).toMatchObject({
      code: 'smtp.certificate-unknown',
    });
    const old = await polite({
      secure: true,
      key: pem('server.key'),
      cert: pem('server.pem'),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    expect(
      await open(old.port, { security: 'tls', host: 'localhost' }, { ca: pem('ca.pem') }),
    ).toMatchObject({ code: 'smtp.tls-too-old' });
  });

  test('without TLS from the start where the port speaks it: the port is named, whatever its certificate', async () => {
    const { port } = await polite({
      secure: true,
      key: pem('server.key'),
      cert: pem('server.pem'),
    });
    for (const ca of [pem('ca.pem'), undefined]) {
      expect(
        await open(
          port,
          { security: 'starttls', host: 'localhost' },
          { ...(ca && { ca }), timeouts: { greetingMs: 100 } },
        ),
      ).toMatchObject({ code: 'smtp.port-speaks-tls', data: { port } });
    }
  });

  test('with a wrong password', async () => {
    const { port } = await polite({
      secure: true,
      key: pem('server.key'),
      cert: pem('server.pem'),
    });
    const error = await open(
      port,
      { security: 'tls', host: 'localhost', username: 'rk' },
      { ca: pem('ca.pem') },
      'falsch',
    );
    expect(error).toMatchObject({ code: 'smtp.auth-failed', data: { host: 'localhost' } });
    expect(JSON.stringify(error.data)).not.toContain('falsch');
  });
});

test.each(['tls', 'starttls'] as const)(
  '%s: logs in and sends over a checked certificate',
  async (security) => {
    const { port, heard } = await polite({
      secure: security === 'tls',
      key: pem('server.key'),
      cert: pem('server.pem'),
      authOptional: false,
    });
    const session = await createSmtpTransport({ ca: pem('ca.pem') }).open(
      account(port, { security, host: 'localhost', username: 'rk' }),
      'geheim',
    );
    expect(await session.send(mail())).toMatchObject({ type: 'accepted' });
    await session.close();
    expect(heard).toMatchObject([{ user: 'rk', to: ['kita@verein.example'] }]);
  },
);
