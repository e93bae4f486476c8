// What the settings promise:
//   * a new folder offers the three regions, useful lists and a rehearsal account, and no sender
//     nobody entered
//   * a save from a stale revision changes nothing
//   * an open connection is accepted towards this very machine only
//   * a password goes to the safe place and nowhere else; where there is none, nothing is saved
//   * a list entry somebody still uses cannot be taken away
import { describe, expect, it } from 'vitest';
import { createEventBus } from '#core/event-bus.ts';
import type { Secrets } from '#core/ports/secrets.ts';
import type { Transport } from '#core/ports/transport.ts';
import { createSettingsHandlers } from '#core/settings/handlers.ts';
import { Actor } from '#shared/contract/actor.ts';
import { Segment } from '#shared/contract/segments.ts';
import { settings as contract } from '#shared/contract/settings.ts';
import { AppError } from '#shared/errors.ts';
import { memoryStore, noBackups } from '#tests/support/memory-store.ts';
import { accepted, scriptedTransport } from '#tests/support/sending-desk.ts';
import { countedIds } from '#tests/support/steady-machine.ts';

function safePlace(): Secrets {
  const kept = new Map<string, string>();
  return {
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
}
const noSafePlace: Secrets = {
  ...safePlace(),
  put: () => Promise.reject(new AppError('secret.no-safe-place', {})),
};

function machine(secrets = safePlace(), transport: Transport = scriptedTransport(() => accepted)) {
  const store = memoryStore();
  const announced: string[] = [];
  const events = createEventBus((error) => {
    throw error;
  });
  events.subscribe((name) => {
    announced.push(name);
  });
  return {
    store,
    secrets,
    announced,
    settings: createSettingsHandlers({
      store,
      backups: noBackups,
      rights: {} as never,
      secrets,
      transports: { file: transport, smtp: transport },
      ids: countedIds(),
      events,
    }),
  };
}
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

describe('the editable lists', () => {
  const actor = (more: object) =>
    Actor.parse({
      id: 'act_1',
      revision: 0,
      name: 'Kita',
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-01T00:00:00Z',
      ...more,
    });
  const withoutFirst = async (
    settings: ReturnType<typeof machine>['settings'],
    list: 'regions' | 'topics' | 'departments' | 'actorKinds',
  ) => {
    const view = await settings.get({});
    return settings.saveLists(
      contract.saveLists.input.parse({
        revision: view.revision,
        lists: { [list]: view.lists[list].slice(1) },
      }),
    );
  };

  it('grow, shrink and leave the lists not named alone', async () => {
    const { settings } = machine();
    const before = await settings.get({});
    const after = await withoutFirst(settings, 'topics');
    expect(after.lists.topics).toHaveLength(before.lists.topics.length - 1);
    expect(after.lists.regions).toEqual(before.lists.regions);
  });

  it.each([
    ['regions', { regions: ['reg_schoeneberg-nordost'] }],
    ['topics', { topics: ['top_kinder-und-jugend'] }],
    ['departments', { department: 'dep_jugendamt' }],
    ['actorKinds', { kind: 'kin_schule' }],
  ] as const)('keep an entry of %s that an actor has', async (list, more) => {
    const { settings, store } = machine();
    await store.actors.put(actor(more));
    await expect(withoutFirst(settings, list)).rejects.toMatchObject({ code: 'list.entry-in-use' });
    expect((await settings.get({})).revision).toBe(0);
  });

  it('keep an entry that a segment asks for, however deep', async () => {
    const { settings, store } = machine();
    const rule = {
      type: 'all',
      rules: [
        {
          type: 'not',
          rule: { type: 'any', rules: [{ type: 'region', in: ['reg_schoeneberg-nordost'] }] },
        },
      ],
    };
    await store.segments.put(Segment.parse({ id: 'seg_1', revision: 0, name: 'Alle', rule }));
    await expect(withoutFirst(settings, 'regions')).rejects.toMatchObject({
      code: 'list.entry-in-use',
      data: { id: 'reg_schoeneberg-nordost' },
    });
  });

  it('keep an entry a concern was filed under', async () => {
    const { settings, store } = machine();
    await store.concerns.put({
      id: 'cnc_1',
      revision: 0,
      regions: [],
      topics: [],
      department: 'dep_jugendamt',
    } as never);
    await expect(withoutFirst(settings, 'departments')).rejects.toMatchObject({
      code: 'list.entry-in-use',
      data: { id: 'dep_jugendamt' },
    });
  });

  it('hold every id once', () => {
    const twice = [
      { id: 'reg_a', name: 'A' },
      { id: 'reg_a', name: 'B' },
    ];
    expect(
      contract.saveLists.input.safeParse({ revision: 0, lists: { regions: twice } }).success,
    ).toBe(false);
  });
});
