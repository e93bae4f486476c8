// What the settings promise:
//   * a new folder offers the three regions, useful lists and a rehearsal account, and no sender
//     nobody entered
//   * a save from a stale revision changes nothing
//   * an open connection is accepted towards this very machine only
//   * a password goes to the safe place and nowhere else; where there is none, nothing is saved
import { describe, expect, it } from 'vitest';
import { settings as contract } from '#shared/contract/settings.ts';
import { safePlace, noSafePlace, machine } from '#tests/support/fresh-settings.ts';

const senderInput = (more: object = {}) =>
  contract.saveSender.input.parse({
    revision: 0,
    sender: {
      name: 'Regionalkoordination',
      address: 'kiez@example.org',
      replyTo: 'kiez@example.org',
      organisation: 'Bezirksamt',
      imprint: 'Bezirksamt\nBeispielstraße 1',
    },
    ...more,
  });
const smtpInput = (account: object, more: object = {}) =>
  contract.saveAccount.input.parse({
    revision: 0,
    account: {
      name: 'Amt',
      kind: 'smtp',
      host: 'mail.example.org',
      port: 587,
      security: 'starttls',
      ...account,
    },
    ...more,
  });

describe('settings in a new data folder', () => {
  it('name the three regions, offer lists and the rehearsal account, and hold no sender', async () => {
    const view = contract.get.output.parse(await machine().settings.get({}));
    expect(view.revision).toBe(0);
    expect(view.senders).toEqual([]);
    expect(view.accounts).toEqual([{ id: 'acc_probeversand', name: 'Probeversand', kind: 'file' }]);
    expect(view.lists.regions).toEqual([
      { id: 'reg_schoeneberg-nordost', name: 'Schöneberg Nordost' },
      { id: 'reg_schoeneberg-nordwest', name: 'Schöneberg Nordwest' },
      { id: 'reg_schoeneberg-suedwest', name: 'Schöneberg Südwest' },
    ]);
    expect(view.lists.departments).toContainEqual({
      id: 'dep_jugendamt',
      name: 'Jugendamt',
      address: null,
    });
    expect(view.lists.actorKinds.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Schule', 'Kita', 'Anwohner*in', 'Fachamt']),
    );
    expect(view.lists.topics.length).toBeGreaterThanOrEqual(11);
  });

  it('are not written by being looked at', async () => {
    const { settings, store, announced } = machine();
    await settings.get({});
    expect(await store.settings.list()).toEqual([]);
    expect(announced).toEqual([]);
  });
});

describe('saving settings', () => {
  it('gives a new sender an id and changes it later under the same id', async () => {
    const { settings, announced } = machine();
    const first = await settings.saveSender(senderInput());
    const [sender] = contract.get.output.parse(first).senders;
    expect(sender!.id).toBe('snd_0001');
    const second = await settings.saveSender({
      revision: first.revision,
      sender: { ...sender!, name: 'Koordination' },
    });
    expect(second.senders).toHaveLength(1);
    expect(second.senders[0]!.name).toBe('Koordination');
    expect(announced).toEqual(['settings.changed', 'settings.changed']);
  });

  it('refuses a stale revision and leaves everything as it was', async () => {
    const { settings, announced, secrets } = machine();
    await settings.saveSender(senderInput());
    await expect(settings.saveSender(senderInput())).rejects.toMatchObject({
      code: 'store.conflict',
    });
    await expect(
      settings.saveAccount(smtpInput({ id: 'acc_probeversand' }, { password: 'geheim' })),
    ).rejects.toMatchObject({ code: 'store.conflict' });
    expect((await settings.get({})).senders).toHaveLength(1);
    expect(await secrets.has('acc_probeversand' as never)).toBe(false);
    expect(announced).toHaveLength(1);
  });

  it('refuses to change a sender or an account that is not there', async () => {
    const { settings } = machine();
    const { sender } = senderInput();
    await expect(
      settings.saveSender({ revision: 0, sender: { ...sender, id: 'snd_none' as never } }),
    ).rejects.toMatchObject({ code: 'sender.not-found', data: { id: 'snd_none' } });
    await expect(settings.saveAccount(smtpInput({ id: 'acc_none' }))).rejects.toMatchObject({
      code: 'account.not-found',
      data: { id: 'acc_none' },
    });
  });

  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '::1'])(
    'accepts an open connection to %s',
    async (host) => {
      const view = await machine().settings.saveAccount(smtpInput({ host, security: 'none' }));
      expect(view.accounts).toHaveLength(2);
    },
  );

  it.each([
    'mail.example.org',
    'localhost.example.org',
    '127.0.0.1.example.org',
    '10.0.0.1',
    '127.0.0.2',
  ])('refuses an open connection to %s', async (host) => {
    const { settings } = machine();
    await expect(settings.saveAccount(smtpInput({ host, security: 'none' }))).rejects.toMatchObject(
      { code: 'account.tls-required' },
    );
    expect((await settings.get({})).accounts).toHaveLength(1);
  });
});

describe('passwords', () => {
  it('are kept in the safe place, told as present only, kept when left out and forgotten when empty', async () => {
    const { settings, secrets, store } = machine();
    const saved = await settings.saveAccount(
      smtpInput({ username: 'kiez' }, { password: 'sehr geheim' }),
    );
    expect(saved.accountsWithPassword).toEqual(['acc_0001']);
    expect(JSON.stringify(await store.settings.list()) + JSON.stringify(saved)).not.toContain(
      'sehr geheim',
    );
    const account = { id: 'acc_0001', username: 'kiez' };
    const again = await settings.saveAccount(smtpInput(account, { revision: saved.revision }));
    expect(await secrets.get('acc_0001' as never)).toBe('sehr geheim');
    const without = await settings.saveAccount(
      smtpInput(account, { revision: again.revision, password: '' }),
    );
    expect(without.accountsWithPassword).toEqual([]);
    expect(await secrets.has('acc_0001' as never)).toBe(false);
  });

  it.each([true, false])(
    'are said to outlive the program only where they do: %s',
    async (areLasting) => {
      const { settings } = machine({ ...safePlace(), areLasting });
      expect(await settings.get({})).toMatchObject({ arePasswordsLasting: areLasting });
    },
  );

  it('without a safe place leave the account unsaved', async () => {
    const { settings } = machine(noSafePlace);
    await expect(settings.saveAccount(smtpInput({}, { password: 'geheim' }))).rejects.toMatchObject(
      { code: 'secret.no-safe-place' },
    );
    expect((await settings.get({})).accounts).toHaveLength(1);
  });
});
