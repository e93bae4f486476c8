// A mail server whose certificate was signed by an authority this computer knows is believed, and
// nobody need tell the program about it; one that nobody knows is not.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { applicationRoot } from '#adapters/places.ts';
import { SmtpAccount } from '#shared/contract/mail-account.ts';

const file = (name: string) => fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url));

test.each(['tls', 'starttls'] as const)(
  '%s: the authorities of this computer count',
  async (security) => {
    const server = new SMTPServer({
      secure: security === 'tls',
      key: readFileSync(file('server.key')),
      cert: readFileSync(file('server.pem')),
      authOptional: true,
    });
    server.on('error', () => undefined);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(
      () =>
        new Promise<void>((resolve) => {
          server.close(resolve);
        }),
    );
    const account = SmtpAccount.parse({
      id: 'acc_test',
      name: 'Amt',
      kind: 'smtp',
      host: 'localhost',
      port: (server.server.address() as AddressInfo).port,
      security,
    });

    // Which authorities the computer knows is asked once in the life of a program, so another
    // program asks.
    const ask = `const { createSmtpTransport } = await import('#adapters/smtp-transport.ts');
    const session = await createSmtpTransport().open(${JSON.stringify(account)}, undefined).catch((error) => error);
    process.stdout.write(session.code ?? 'open');
    await session.close?.();`;
    const outcome = async (authorities: string) => {
      const env = { ...process.env, SSL_CERT_FILE: authorities, SSL_CERT_DIR: '' };
      return (
        await promisify(execFile)(process.execPath, ['--input-type=module', '-e', ask], {
          cwd: applicationRoot(),
          env,
        })
      ).stdout;
    };
    expect(await outcome(file('ca.pem'))).toBe('open');
    expect(await outcome('')).toBe('smtp.certificate-unknown');
  },
);
