// What opening a conversation with a mail server promises, against a real server and one that
// breaks every rule:
//   * no password is spoken and no mail leaves without TLS, except towards this very machine;
//     certificates are always checked
//   * every way of not getting a conversation has its own code
import { createServer as createNetServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createSmtpTransport, type SmtpTransportOptions } from '#adapters/smtp-transport.ts';
import type { SmtpAccount } from '#shared/contract/mail-account.ts';
import type { AppError } from '#shared/errors.ts';
import { mail, pem, polite, scripted, smtpAccount } from '#tests/support/mail-servers.ts';
import type { Script } from '#tests/support/scripted-smtp.ts';

const failure = async (opening: Promise<unknown>): Promise<AppError> =>
  opening.then(
    () => {
      throw new Error('opened');
    },
    (error: unknown) => error as AppError,
  );

describe('no conversation', () => {
  const open = (
    port: number,
    part: Partial<SmtpAccount> = {},
    options: SmtpTransportOptions = {},
    password?: string,
  ) => failure(createSmtpTransport(options).open(smtpAccount(port, part), password));

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
      smtpAccount(port, { security, host: 'localhost', username: 'rk' }),
      'geheim',
    );
    expect(await session.send(mail())).toMatchObject({ type: 'accepted' });
    await session.close();
    expect(heard).toMatchObject([{ user: 'rk', to: ['kita@verein.example'] }]);
  },
);
