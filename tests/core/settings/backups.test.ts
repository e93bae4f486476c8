// Bringing a backup back, through the whole program: a person sees what there is, takes one,
// everyone who looks is told, and the way back is open.
// Under a delivery that is going out nothing is exchanged. Whoever is restricted now stays so.
import { afterEach, describe, expect, it } from 'vitest';
import { createEventBus } from '#core/event-bus.ts';
import { announceRestored } from '#core/settings/announce-restored.ts';
import { createSettingsHandlers } from '#core/settings/handlers.ts';
import { createClient } from '#shared/client.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import { settings as contract } from '#shared/contract/settings.ts';
import { memoryStore, noBackups } from '#tests/support/memory-store.ts';
import { scriptedTransport, accepted } from '#tests/support/sending-desk.ts';
import { countedIds } from '#tests/support/steady-machine.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp | undefined;
afterEach(() => app?.close());

describe('a backup', () => {
  it('of the address book is listed, taken, announced, and taken back', async () => {
    app = await openTestApp();
    const client = createClient(app);
    const announced: [string, unknown][] = [];
    const first = await client.actors.save({ actor: { revision: 0, name: 'Kita' } });
    await client.actors.remove({ id: first.id, revision: 1 });
    const { items } = await client.settings.backups({ file: 'actors.json' });
    expect(items).toMatchObject([
      { file: 'actors.json', generation: 1, isReadable: true, day: null },
    ]);
    app.subscribe((name, data) => {
      announced.push([name, data]);
    });
    expect(await client.settings.restoreBackup({ file: 'actors.json', generation: 1 })).toEqual({
      replaced: 2,
    });
    expect((await client.actors.list({})).items).toEqual([{ ...first, revision: 2 }]);
    expect(announced).toEqual([
      ['settings.restored', { file: 'actors.json' }],
      ['actors.changed', { count: 1 }],
    ]);
    await client.settings.restoreBackup({ file: 'actors.json', generation: 2 });
    expect((await client.actors.list({})).total).toBe(0);
    await expect(
      client.settings.restoreBackup({ file: 'actors.json', generation: 99 }),
    ).rejects.toMatchObject({ code: 'backup.not-found' });
  });

  it('of the address book brings back nobody who is restricted now, and nor does the way back', async () => {
    app = await openTestApp();
    const client = createClient(app);
    const contact = (state: 'active' | 'restricted') => ({
      email: 'ada@kita.example' as never,
      state,
      legalBasis: {
        basis: 'agreement' as const,
        proof: { source: 'Test', at: '2026-01-01T00:00:00.000Z' },
      },
    });
    const first = await client.actors.save({
      actor: { revision: 0, name: 'Kita', contacts: [contact('active')] },
    });
    await client.actors.save({
      actor: {
        ...first,
        contacts: first.contacts.map((one) => ({ ...one, state: 'restricted' as const })),
      },
    });
    await client.settings.restoreBackup({ file: 'actors.json', generation: 1 });
    const { items, closed } = await client.actors.list({});
    expect([items[0]!.contacts[0]!.state, closed.map(({ obstacle }) => obstacle)]).toEqual([
      'restricted',
      [],
    ]);
    await client.settings.restoreBackup({ file: 'actors.json', generation: 2 });
    expect((await client.actors.list({})).items[0]!.contacts[0]!.state).toBe('restricted');
    expect((await client.suppressions.list({ isClosed: true })).total).toBe(0);
  });

  it('made today is there after the next start', async () => {
    app = await openTestApp();
    const client = createClient(app);
    await client.segments.save({
      segment: { revision: 0, name: 'Alle', rule: { type: 'all', rules: [] } },
    });
    for (let round = 0; round < 8; round += 1) {
      const { items } = await client.segments.list({});
      await client.segments.save({ segment: { ...items.at(-1)!, name: `Alle ${round}` } });
    }
    const { items } = await client.settings.backups({});
    expect(items.map(({ generation, day }) => [generation, day !== null])).toEqual([
      [8, false],
      [7, false],
      [6, false],
      [5, false],
      [4, false],
      [1, true],
    ]);
  });
});

describe('restoring', () => {
  const around = () => {
    const store = memoryStore();
    const transport = scriptedTransport(() => accepted);
    const restored: unknown[] = [];
    const announced: unknown[] = [];
    const events = createEventBus((error) => {
      throw error;
    });
    events.subscribe((name, data) => {
      announced.push([name, data]);
    });
    const backups = {
      ...noBackups,
      restore: (...which: unknown[]) => {
        restored.push(which);
        return Promise.resolve(null);
      },
    };
    return {
      store,
      restored,
      announced,
      events,
      settings: createSettingsHandlers({
        store,
        backups,
        rights: {} as never,
        secrets: {} as never,
        transports: { file: transport, smtp: transport },
        ids: countedIds(),
        events,
      }),
    };
  };

  it('the deliveries is refused while one goes out, and only then', async () => {
    const { store, settings, restored } = around();
    const delivery = await store.deliveries.put({
      id: 'dlv_1',
      revision: 0,
      state: 'running',
    } as unknown as Delivery);
    const input = (file: string) => contract.restoreBackup.input.parse({ file, generation: 1 });
    await expect(settings.restoreBackup(input('deliveries.json'))).rejects.toMatchObject({
      code: 'backup.delivery-running',
      data: { id: 'dlv_1' },
    });
    await settings.restoreBackup(input('actors.json'));
    await store.deliveries.put({ ...delivery, state: 'paused' });
    await settings.restoreBackup(input('deliveries.json'));
    expect(restored).toEqual([
      ['actors.json', 1],
      ['deliveries.json', 1],
    ]);
  });

  it('what is there already announces nothing', async () => {
    const { settings, announced } = around();
    await settings.restoreBackup({ file: 'actors.json', generation: 1 });
    expect(announced).toEqual([]);
  });

  it('tells whoever looks at the records of that file', async () => {
    const { store, events, announced } = around();
    await store.bulletins.put({ id: 'bul_1', revision: 0 } as never);
    await store.segments.put({ id: 'seg_1', revision: 0 } as never);
    for (const file of [
      'settings',
      'bulletins',
      'segments',
      'incoming',
      'suppressions',
      'deliveries',
    ] as const)
      await announceRestored(`${file}.json`, store, events);
    expect(announced).toEqual([
      ['settings.restored', { file: 'settings.json' }],
      ['settings.changed', {}],
      ['settings.restored', { file: 'bulletins.json' }],
      ['bulletins.changed', { id: 'bul_1' }],
      ['settings.restored', { file: 'segments.json' }],
      ['segments.changed', { id: 'seg_1' }],
      ['settings.restored', { file: 'incoming.json' }],
      ['concerns.changed', { id: '' }],
      ['settings.restored', { file: 'suppressions.json' }],
      ['actors.changed', { count: 0 }],
      ['settings.restored', { file: 'deliveries.json' }],
    ]);
  });

  it('takes names of our own files only', () => {
    for (const file of ['../actors.json', 'a/b.json', 'actors', 'actors.json.bak1', '.json'])
      expect(contract.restoreBackup.input.safeParse({ file, generation: 1 }).success).toBe(false);
  });
});
