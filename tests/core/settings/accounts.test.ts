// What setting up senders and accounts promises:
//   * nothing is taken away under a delivery that needs it; a removal can be taken back, with its
//     password, as long as the program runs
//   * an account can be tried before it is saved: step by step, sending nothing, with a word for
//     each thing that goes wrong
import { createServer, type Server } from 'node:net';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpTransport } from '#adapters/smtp-transport.ts';
import { createEmlTransport } from '#adapters/eml-transport.ts';
import { createEventBus } from '#core/event-bus.ts';
import type { Secrets } from '#core/ports/secrets.ts';
import type { MailSession, Transport } from '#core/ports/transport.ts';
import { stepsOf } from '#core/settings/check-account.ts';
import { createSettingsHandlers } from '#core/settings/handlers.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import { MailAccount } from '#shared/contract/mail-account.ts';
import { settings as contract } from '#shared/contract/settings.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { memoryStore, noBackups } from '#tests/support/memory-store.ts';
import { countedIds } from '#tests/support/steady-machine.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const pem = (name: string) =>
  readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url), 'utf8');
const certificate = { key: pem('server.key'), cert: pem('server.pem') };
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function machine(
  smtp: Transport = createSmtpTransport(),
  file: Transport = smtp,
  events = createEventBus((error) => {
    throw error;
  }),
) {
  const store = memoryStore();
  const kept = new Map<string, string>();
  const secrets: Secrets = {
    areLasting: true,
    has: (id) => Promise.resolve(kept.has(id)),
    get: (id) => Promise.resolve(kept.get(id)),
    put: (id, password) => {
      kept.set(id, password);
      return Promise.resolve();
    },
    forget: (id) => {
      kept.delete(id);
      return Promise.resolve();
    },
  };
  return {
    store,
    kept,
    settings: createSettingsHandlers({
      store,
      backups: noBackups,
      rights: {} as never,
      secrets,
      transports: { file, smtp },
      ids: countedIds(),
      events,
    }),
  };
}
const sender = {
  name: 'Amt',
  address: 'kiez@example.org',
  replyTo: 'kiez@example.org',
  organisation: 'Bezirksamt',
  imprint: 'Weg 1',
};
const account = (part: object) => ({
  name: 'Amt',
  kind: 'smtp',
  host: '127.0.0.1',
  port: 25,
  security: 'none',
  ...part,
});
const delivery = (part: object) =>
  ({
    id: 'dlv_1',
    revision: 0,
    state: 'paused',
    senderId: 'snd_0001',
    accountId: 'acc_0001',
    ...part,
  }) as unknown as Delivery;

describe('removing a sender or an account', () => {
  const filled = async () => {
    const around = machine();
    const first = await around.settings.saveSender(
      contract.saveSender.input.parse({ revision: 0, sender }),
    );
    const view = contract.get.output.parse(
      await around.settings.saveAccount(
        contract.saveAccount.input.parse({
          revision: first.revision,
          account: account({ username: 'kiez' }),
          password: 'geheim',
        }),
      ),
    );
    return { ...around, view, sender: view.senders[0]!, account: view.accounts[1]! };
  };

  it('can be taken back, with the password', async () => {
    const { settings, kept, ...before } = await filled();
    const one = await settings.removeSender({
      revision: before.view.revision,
      id: before.sender.id,
    });
    const two = contract.get.output.parse(
      await settings.removeAccount({ revision: one.revision, id: before.account.id }),
    );
    expect([
      two.senders,
      two.accounts.map(({ id }) => id),
      two.accountsWithPassword,
      [...kept],
    ]).toEqual([[], ['acc_probeversand'], [], []]);
    const three = await settings.restoreAccount({
      revision: two.revision,
      account: before.account,
    });
    const four = contract.get.output.parse(
      await settings.restoreSender({ revision: three.revision, sender: before.sender }),
    );
    expect({ ...four, revision: 0 }).toEqual({ ...before.view, revision: 0 });
    expect([...kept.values()]).toEqual(['geheim']);
    await expect(
      settings.restoreSender({ revision: four.revision, sender: before.sender }),
    ).rejects.toMatchObject({ code: 'store.conflict' });
    await expect(
      settings.restoreAccount({ revision: four.revision, account: before.account }),
    ).rejects.toMatchObject({ code: 'store.conflict' });
  });

  it.each(['planned', 'running', 'paused'])(
    'is refused while a %s delivery needs it',
    async (state) => {
      const { settings, store, kept, view, ...ids } = await filled();
      await store.deliveries.put(delivery({ state }));
      await expect(
        settings.removeSender({ revision: view.revision, id: ids.sender.id }),
      ).rejects.toMatchObject({ code: 'sender.in-use', data: { deliveryId: 'dlv_1' } });
      await expect(
        settings.removeAccount({ revision: view.revision, id: ids.account.id }),
      ).rejects.toMatchObject({ code: 'account.in-use', data: { deliveryId: 'dlv_1' } });
      expect([(await settings.get({})).revision, kept.size]).toEqual([view.revision, 1]);
    },
  );

  it('is possible when the deliveries are over, and refused when it is stale or unknown', async () => {
    const { settings, store, view, ...ids } = await filled();
    await store.deliveries.putMany([
      delivery({ state: 'finished' }),
      delivery({ id: 'dlv_2', state: 'cancelled' }),
      delivery({ id: 'dlv_3', senderId: 'snd_x', accountId: 'acc_x' }),
    ]);
    await expect(settings.removeSender({ revision: 0, id: ids.sender.id })).rejects.toMatchObject({
      code: 'store.conflict',
    });
    await expect(
      settings.removeSender({ revision: view.revision, id: 'snd_none' as never }),
    ).rejects.toMatchObject({ code: 'sender.not-found' });
    await expect(
      settings.removeAccount({ revision: view.revision, id: 'acc_none' as never }),
    ).rejects.toMatchObject({ code: 'account.not-found' });
    const { revision } = await settings.removeSender({
      revision: view.revision,
      id: ids.sender.id,
    });
    await settings.removeAccount({ revision, id: ids.account.id });
  });
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
