// What backups promise, on real files unless a fault is needed:
//   * every earlier state that is still there is listed once, with the number of its save, and can
//     be brought back; so can the state it replaced
//   * what comes back has a revision nobody has seen; the suppression list never forgets anybody
//   * a damaged, newer or missing backup changes nothing; a fault at any step leaves the one state
//     or the other
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJsonStore } from '#adapters/json-store.ts';
import type { Migration } from '#adapters/migrations/migration.ts';
import type { SuppressionEntry } from '#core/ports/stored-records.ts';
import type { Segment } from '#shared/contract/segments.ts';
import { faultFs, seeded } from '#tests/support/fault-fs.ts';
import { codeOf } from '#tests/support/saved-states.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { segment, file, open, names, states, filled } from '#tests/support/saved-names.ts';

describe('an earlier state', () => {
  it('is listed with the number of its save, newest first, without what is there now', async () => {
    const folder = await temporaryFolder();
    const store = await open(folder);
    expect(await store.backups.list()).toEqual([]);
    await filled(store, 'eins', 'zwei', 'drei');
    const [newest, oldest, ...none] = await store.backups.list();
    expect(none).toEqual([]);
    expect([newest, oldest]).toMatchObject([
      { file, generation: 2, isReadable: true, day: null },
      { file, generation: 1, isReadable: true, day: null },
    ]);
    expect(newest!.bytes).toBe((await stat(join(folder, `${file}.bak1`))).size);
    expect(Math.abs(Date.parse(newest!.savedAt) - Date.now())).toBeLessThan(60_000);
  });

  it('comes back, is durable, and the state it replaced can be brought back too', async () => {
    const folder = await temporaryFolder();
    const store = await open(folder);
    await filled(store, 'eins', 'zwei', 'drei');
    expect(await store.backups.restore(file, 1)).toBe(3);
    expect(await names(store)).toEqual(['eins']);
    expect(await names(await open(folder))).toEqual(['eins']);
    expect(await states(store)).toEqual([3, 2, 1]);
    expect(await store.backups.restore(file, 3)).toBe(4);
    expect(await names(store)).toEqual(['drei']);
  });

  it('brings removed records back and takes later ones away, each with a revision nobody has seen', async () => {
    const store = await open(await temporaryFolder());
    const [a, b] = await store.segments.putMany([segment('a', 'a'), segment('b', 'b')]);
    await store.segments.change({ put: [{ ...a!, name: 'neu' }, segment('c', 'c')], remove: [b!] });
    await store.backups.restore(file, 1);
    expect((await store.segments.list()).map(({ name, revision }) => [name, revision])).toEqual([
      ['a', 3],
      ['b', 2],
    ]);
    await expect(store.segments.put({ ...a!, name: 'spät', revision: 2 })).rejects.toMatchObject({
      code: 'store.conflict',
    });
  });

  it('that is what is there already writes nothing', async () => {
    const folder = await temporaryFolder();
    const store = await open(folder);
    await filled(store, 'eins');
    const [record] = await store.segments.list();
    await store.segments.put(segment('zwei', 'b'));
    await store.segments.remove('seg_b' as never, 1);
    const before = await readFile(join(folder, file), 'utf8');
    expect(await store.backups.restore(file, 1)).toBeNull();
    expect([await readFile(join(folder, file), 'utf8'), (await store.segments.list())[0]]).toEqual([
      before,
      record,
    ]);
  });

  it('of the suppression list forgets nobody', async () => {
    const store = await open(await temporaryFolder());
    const entry = (id: string): SuppressionEntry => ({
      id: `sup_${id}`,
      revision: 0,
      at: '2026-01-01T00:00:00.000Z',
      reason: 'unsubscribed',
    });
    await store.suppressions.put(entry('a'));
    const [a] = await store.suppressions.list();
    await store.suppressions.put(entry('b'));
    await store.suppressions.remove(a!.id, a!.revision);
    await store.backups.restore('suppressions.json', 1);
    expect((await store.suppressions.list()).map(({ id }) => id).sort()).toEqual([
      'sup_a',
      'sup_b',
    ]);
  });

  it('of the suppression list opens no mailbox that is closed now', async () => {
    const store = await open(await temporaryFolder());
    const at = '2026-01-01T00:00:00.000Z';
    const cause = { at, by: 'mail' as const, why: '', contactIds: [] };
    await store.suppressions.put({
      id: 'sup_a',
      revision: 0,
      at,
      reason: 'unsubscribed',
      causes: [{ ...cause, lifted: { at, by: 'office', why: 'Irrtum' } }],
    });
    const [lifted] = await store.suppressions.list();
    const closed = await store.suppressions.put({
      ...lifted!,
      causes: [...lifted!.causes!, cause],
    });
    expect(await store.backups.restore('suppressions.json', 1)).toBeNull();
    expect(await store.suppressions.list()).toEqual([closed]);
  });

  it('of an older shape is brought up to date', async () => {
    const folder = await temporaryFolder();
    await filled(await open(folder), 'eins', 'zwei');
    const migration: Migration = {
      collection: 'segments',
      to: 2,
      migrate: (records) =>
        (records as Segment[]).map((record) => ({ ...record, name: `${record.name}!` })),
    };
    const store = await openJsonStore(folder, { isReadOnly: false, migrations: [migration] });
    await store.backups.restore(file, 1);
    expect(await names(store)).toEqual(['eins!']);
  });
});

describe('a restore that cannot be done changes nothing', () => {
  it('unknown, damaged, newer, read-only', async () => {
    const folder = await temporaryFolder();
    const store = await open(folder);
    await filled(store, 'eins', 'zwei', 'drei');
    const path = join(folder, `${file}.bak2`);
    const text = await readFile(path, 'utf8');
    await expect(store.backups.restore(file, 9)).rejects.toMatchObject({
      code: 'backup.not-found',
      data: { file, generation: 9 },
    });
    await expect(store.backups.restore('passwords.json' as never, 1)).rejects.toMatchObject({
      code: 'backup.not-found',
    });
    await writeFile(path, text.replace('eins', 'EINS'));
    expect(
      (await store.backups.list()).map(({ generation, isReadable }) => [generation, isReadable]),
    ).toEqual([
      [2, true],
      [1, false],
    ]);
    await expect(store.backups.restore(file, 1)).rejects.toMatchObject({
      code: 'backup.unreadable',
      data: { file, generation: 1 },
    });
    await writeFile(path, text.replace('"schema":1', '"schema":7'));
    await expect(store.backups.restore(file, 1)).rejects.toMatchObject({
      code: 'store.newer-version',
      data: { version: 7 },
    });
    await writeFile(path, 'nothing of ours');
    expect(await states(store)).toEqual([2]);
    const reader = await openJsonStore(folder, { isReadOnly: true, today: () => '2026-03-02' });
    await expect(reader.backups.restore(file, 2)).rejects.toMatchObject({
      code: 'store.read-only',
    });
    expect([await names(store), await names(reader)]).toEqual([['drei'], ['drei']]);
    expect(await readdir(folder)).not.toContain('daily');
  });

  it('at any failing step it is all or nothing, in memory and on the disk, even without power', async () => {
    for (const isPowerCut of [false, true]) {
      for (let at = 1; ; at += 1) {
        const files = faultFs();
        const store = await openJsonStore('/data', { isReadOnly: false, fileSystem: files });
        await filled(store, 'eins', 'zwei');
        if (isPowerCut) files.losePowerAt(at);
        else files.setFault({ at, times: 1, code: 'EIO' });
        const outcome = await store.backups.restore(file, 1).then(() => 'restored', codeOf);
        const left = isPowerCut ? files.afterPowerCut(seeded(at)) : files;
        files.setFault(null);
        const [onDisk] = await names(
          await openJsonStore('/data', { isReadOnly: false, fileSystem: left }),
        );
        if (outcome === 'restored')
          expect([await names(store), onDisk]).toEqual([['eins'], 'eins']);
        else {
          expect(await names(store)).toEqual(['zwei']);
          expect(isPowerCut ? ['eins', 'zwei'] : ['zwei']).toContain(onDisk);
        }
        if (outcome === 'restored' && at > 25) break;
      }
    }
  });
});
