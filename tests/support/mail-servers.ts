// Mail servers for a test of the transport, polite and scripted, and the mails handed to them.
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { createSmtpTransport, type SmtpTransportOptions } from '#adapters/smtp-transport.ts';
import type { OutgoingMail } from '#core/ports/transport.ts';
import { SmtpAccount } from '#shared/contract/mail-account.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';
import { startScriptedSmtp, type Script } from './scripted-smtp.ts';

/** Of the certificates the tests trust, or do not. */
export const pem = (name: string) =>
  readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), 'utf8');
export const smtpAccount = (port: number, part: Partial<SmtpAccount> = {}) =>
  SmtpAccount.parse({
    id: 'acc_test',
    name: 'Test',
    kind: 'smtp',
    host: '127.0.0.1',
    port,
    security: 'none',
    ...part,
  });
export const mail = (part: Partial<OutgoingMail> & { size?: number } = {}): OutgoingMail => ({
  envelopeId: 'env_1' as EnvelopeId,
  deliveryId: 'dlv_1' as DeliveryId,
  mailFrom: 'rk@bezirk.example',
  rcptTo: 'kita@verein.example',
  bytes: Buffer.from(
    `Subject: Neues\r\n\r\n${'.ein Punkt am Anfang\r\n'.repeat(Math.ceil((part.size ?? 100) / 22))}`,
  ),
  ...part,
});

/** A server that breaks the rules its script breaks; ends with the test. */
export async function scripted(script: Script) {
  const sink = await startScriptedSmtp(script);
  onTestFinished(() => sink.close());
  return sink;
}
/** A session with such a server. */
export async function opened(script: Script, options: SmtpTransportOptions = {}) {
  const sink = await scripted(script);
  const session = await createSmtpTransport(options).open(smtpAccount(sink.port), undefined);
  onTestFinished(() => session.close());
  return { sink, session };
}
/** A server that keeps the rules; ends with the test. */
export async function polite(options: SMTPServerOptions) {
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
