// What trying an account promises, saved or not: step by step, sending nothing, with a word for
// each thing that goes wrong.
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpTransport } from '#adapters/smtp-transport.ts';
import { createEmlTransport } from '#adapters/eml-transport.ts';
import { createEventBus } from '#core/event-bus.ts';
import type { MailSession, Transport } from '#core/ports/transport.ts';
import { stepsOf } from '#core/settings/check-account.ts';
import { MailAccount } from '#shared/contract/mail-account.ts';
import { settings as contract } from '#shared/contract/settings.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { pem } from '#tests/support/mail-servers.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { machine, account } from '#tests/support/settings-desk.ts';

const certificate = { key: pem('server.key'), cert: pem('server.pem') };
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('checking an account', () => {
  const check = async (settings: ReturnType<typeof machine>['settings'], input: object) => {
    const { isReady, steps } = contract.checkAccount.output.parse(
      await settings.checkAccount(contract.checkAccount.input.parse(input)),
    );
    return [isReady, ...steps.map(({ step, state, error }) => `${step} ${error?.code ?? state}`)];
  };
  async function smtpServer(): Promise<number> {
    const server = new SMTPServer({
      ...certificate,
      authOptional: true,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        if (username === 'kiez' && password === 'geheim') done(null, { user: 'kiez' });
        else done(new Error('no'));
      },
    });
    server.on('error', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    closing.push(
      () =>
        new Promise<void>((resolve) => {
          server.close(resolve);
        }),
    );
    return (server.server.address() as { port: number }).port;
  }
  const listening = async (server: Server): Promise<number> => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(
      () =>
        new Promise((resolve) => {
          server.close(resolve);
        }),
    );
    return (server.address() as { port: number }).port;
  };

  it('goes all the way with a draft, and with a saved one and its kept password', async () => {
    const port = await smtpServer();
    const { settings } = machine();
    const allWell = [true, 'address ok', 'connect ok', 'encrypt skipped', 'login ok', 'ready ok'];
    expect(
      await check(settings, { account: account({ port, username: 'kiez' }), password: 'geheim' }),
    ).toEqual(allWell);
    expect((await settings.get({})).accounts).toHaveLength(1);
    await settings.saveAccount(
      contract.saveAccount.input.parse({
        revision: 0,
        account: account({ port, username: 'kiez' }),
        password: 'geheim',
      }),
    );
    const {
      accounts: [, saved],
    } = contract.get.output.parse(await settings.get({}));
    expect(await check(settings, { id: saved!.id })).toEqual(allWell);
    expect(await check(settings, { account: { ...saved, name: 'Neu' } })).toEqual(allWell);
  });

  it('says that the login fails, or that a password is missing, and that all before it is well', async () => {
    const port = await smtpServer();
    const { settings } = machine();
    const upTo = [false, 'address ok', 'connect ok', 'encrypt skipped'];
    expect(
      await check(settings, { account: account({ port, username: 'kiez' }), password: 'falsch' }),
    ).toEqual([...upTo, 'login smtp.auth-failed', 'ready skipped']);
    expect(await check(settings, { account: account({ port, username: 'kiez' }) })).toEqual([
      ...upTo,
      'login account.password-missing',
      'ready skipped',
    ]);
  });

  it('says that nobody is there, that it is no mail server, or that it does not encrypt', async () => {
    const port = await smtpServer();
    const { settings } = machine();
    const web = await listening(
      createServer((socket) => {
        socket.on('error', () => undefined);
        socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
      }),
    );
    const gone = createServer();
    const gonePort = await listening(gone);
    gone.close();
    expect(await check(settings, { account: account({ port: gonePort }) })).toEqual([
      false,
      'address ok',
      'connect smtp.unreachable',
      'encrypt skipped',
      'login skipped',
      'ready skipped',
    ]);
    expect(await check(settings, { account: account({ port: web }) })).toMatchObject([
      false,
      'address ok',
      expect.stringMatching(/^connect smtp\./),
      'encrypt skipped',
      'login skipped',
      'ready skipped',
    ]);
    expect(await check(settings, { account: account({ port, security: 'tls' }) })).toEqual([
      false,
      'address ok',
      'connect ok',
      'encrypt smtp.port-speaks-no-tls',
      'login skipped',
      'ready skipped',
    ]);
    expect(
      await check(settings, { account: account({ host: 'gibtesnicht.invalid', security: 'tls' }) }),
    ).toEqual([
      false,
      'address smtp.unreachable',
      'connect skipped',
      'encrypt skipped',
      'login skipped',
      'ready skipped',
    ]);
    expect(await check(settings, { account: account({ host: 'mail.example.org' }) })).toEqual([
      false,
      'address skipped',
      'connect skipped',
      'encrypt account.tls-required',
      'login skipped',
      'ready skipped',
    ]);
  });

  it('gives every failure its step', () => {
    const smtp = MailAccount.parse({
      id: 'acc_1',
      ...account({ security: 'starttls', username: 'kiez' }),
    });
    const step = (code: ErrorCode, data: object = {}) =>
      stepsOf(smtp, new AppError(code, data as never)).steps.find(
        ({ state }) => state === 'failed',
      )!.step;
    expect([
      step('smtp.sender-refused'),
      step('smtp.tls-failed'),
      step('smtp.limit-reached'),
      step('store.full'),
    ]).toEqual(['connect', 'encrypt', 'connect', 'ready']);
    expect(stepsOf(smtp, null)).toEqual({
      isReady: true,
      steps: ['address', 'connect', 'encrypt', 'login', 'ready'].map((one) => ({
        step: one,
        state: 'ok',
        error: null,
      })),
    });
  });

  it('of a rehearsal account asks whether its folder can be written to', async () => {
    const folder = await temporaryFolder();
    expect(
      await check(machine(undefined, createEmlTransport(`${folder}/mails`)).settings, {
        id: 'acc_probeversand',
      }),
    ).toEqual([
      true,
      'address skipped',
      'connect skipped',
      'encrypt skipped',
      'login skipped',
      'ready ok',
    ]);
    // A file where the folder should be: works for every user, root too.
    expect(
      await check(machine(undefined, createEmlTransport('/dev/null/mails')).settings, {
        id: 'acc_probeversand',
      }),
    ).toEqual([
      false,
      'address skipped',
      'connect skipped',
      'encrypt skipped',
      'login skipped',
      'ready store.write-failed',
    ]);
  });

  it('ends in time when a server says nothing, and asks the transport to', async () => {
    const silent = await listening(
      createServer((socket) => {
        closing.push(() => Promise.resolve(socket.destroy()));
      }),
    );
    const limits: (number | undefined)[] = [];
    const smtp = createSmtpTransport();
    const impatient: Transport = {
      open: (to, password, patience) => {
        limits.push(patience?.timeLimitMs);
        return smtp.open(to, password, { timeLimitMs: 50 });
      },
    };
    expect(
      await check(machine(impatient).settings, { account: account({ port: silent }) }),
    ).toEqual([
      false,
      'address ok',
      'connect smtp.unreachable',
      'encrypt skipped',
      'login skipped',
      'ready skipped',
    ]);
    expect(limits).toEqual([20_000]);
  });

  it('says that a server which was reached takes its time to greet', async () => {
    const events = createEventBus((error) => {
      throw error;
    });
    const heard: unknown[] = [];
    events.subscribe((name, data) => {
      heard.push([name, data]);
    });
    const slow: Transport = {
      open: (_to, _password, patience) => {
        patience?.onWaiting?.();
        return Promise.resolve({ isOpen: true, close: () => Promise.resolve() } as MailSession);
      },
    };
    expect((await check(machine(slow, slow, events).settings, { account: account({}) }))[0]).toBe(
      true,
    );
    expect(heard).toEqual([['settings.checkAwaitsGreeting', { host: '127.0.0.1' }]]);
  });

  it('is asked for by id or by what was typed, never both or neither, and of an account that is there', async () => {
    expect(contract.checkAccount.input.safeParse({}).success).toBe(false);
    expect(
      contract.checkAccount.input.safeParse({ id: 'acc_1', account: account({}) }).success,
    ).toBe(false);
    await expect(
      machine().settings.checkAccount({ id: 'acc_none' as never }),
    ).rejects.toMatchObject({ code: 'account.not-found' });
  });
});
