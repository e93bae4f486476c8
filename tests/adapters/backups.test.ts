// What backups promise, on real files unless a fault is needed:
//   * every earlier state that is still there is listed once, with the number of its save, and can
//     be brought back; so can the state it replaced
//   * what comes back has a revision nobody has seen; the suppression list never forgets anybody
//   * a damaged, newer or missing backup changes nothing; a fault at any step leaves the one state
//     or the other
//   * a copy is made every day, before the day's first save, with or without hard links; 30 are
//     kept; that it fails keeps nobody from saving
import { mkdir, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJsonStore, type JsonStore } from '#adapters/json-store.ts';
import type { Migration } from '#adapters/migrations/migration.ts';
import type { SuppressionEntry } from '#core/ports/stored-records.ts';
import type { Segment } from '#shared/contract/segments.ts';
import { faultFs, seeded, type FaultFs } from '#tests/support/fault-fs.ts';
import { codeOf } from '#tests/support/saved-states.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const segment = (name: string, id = 'a', revision = 0) =>
  ({ id: `seg_${id}`, revision, name, rule: { type: 'all', rules: [] } }) as unknown as Segment;
const file = 'segments.json' as const;
const open = (folder: string, today?: () => string) =>
  openJsonStore(folder, { isReadOnly: false, ...(today && { today }) });
const names = async (store: JsonStore) => (await store.segments.list()).map(({ name }) => name);
const states = async (store: JsonStore) =>
  (await store.backups.list())
    .filter((backup) => backup.file === file)
    .map(({ generation }) => generation);
/** Saves the names one after the other into one record. */
async function filled(store: JsonStore, ...saves: string[]): Promise<void> {
  for (const name of saves) {
    const [known] = await store.segments.list();
    await store.segments.put(known ? { ...known, name } : segment(name));
  }
}

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

describe('daily copies', () => {
  const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);

  it('are made when the program starts and before the first save of a day, and are restored like the others', async () => {
    const folder = await temporaryFolder();
    let today = day(1);
    let store = await open(folder, () => today);
    expect(await readdir(folder)).toEqual([]);
    await filled(store, 'eins', 'zwei');
    today = day(2);
    store = await open(folder, () => today);
    await filled(store, 'drei');
    today = day(3);
    await filled(store, 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn');
    const daily = (await store.backups.list()).filter((backup) => backup.day !== null);
    expect(daily.map((backup) => [backup.day, backup.generation, backup.isReadable])).toEqual([
      [day(3), 3, true],
      [day(2), 2, true],
      [day(1), 1, true],
    ]);
    expect(await store.backups.restore(file, 2)).toBe(10);
    expect(await names(store)).toEqual(['zwei']);
    expect(await names(await open(folder, () => today))).toEqual(['zwei']);
  });

  it('are the state of the beginning of the day, whatever is saved later', async () => {
    const folder = await temporaryFolder();
    await filled(await open(folder), 'gestern');
    const store = await open(folder, () => day(2));
    await filled(store, 'heute', 'heute abend');
    await open(folder, () => day(2));
    expect(await readFile(join(folder, 'daily', day(2), file), 'utf8')).toContain('gestern');
  });

  it('are kept for 30 days', async () => {
    const folder = await temporaryFolder();
    await filled(await open(folder), 'eins');
    for (let number = 1; number <= 33; number += 1) await open(folder, () => day(number));
    const kept = (await readdir(join(folder, 'daily'))).sort();
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([30, day(4), day(33)]);
    await open(folder, () => day(2));
    expect(await readdir(join(folder, 'daily'))).toContain(day(2));
  });

  it('stand in when the file and all its own backups are gone or damaged, and nothing ever starts empty', async () => {
    const folder = await temporaryFolder();
    await filled(await open(folder), 'eins');
    await filled(await open(folder, () => day(1)), 'zwei', 'drei');
    for (const name of (await readdir(folder)).filter((one) => one.startsWith(file)))
      await unlink(join(folder, name));
    const store = await open(folder, () => day(2));
    expect([await names(store), store.folder.restored]).toEqual([
      ['eins'],
      [{ file, keptAs: null }],
    ]);
    for (const name of (await readdir(folder)).filter((one) => one.startsWith(file)))
      await writeFile(join(folder, name), 'damaged');
    await rm(join(folder, 'daily', day(2)), { recursive: true });
    expect(await names(await open(folder, () => day(3)))).toEqual(['eins']);
    for (const name of (await readdir(folder)).filter((one) => one.startsWith(file)))
      await unlink(join(folder, name));
    for (const one of await readdir(join(folder, 'daily')))
      await writeFile(join(folder, 'daily', one, file), 'damaged');
    await expect(open(folder)).rejects.toMatchObject({ code: 'store.unreadable' });
  });

  it('are copies where there are no hard links', async () => {
    const files = faultFs();
    const noLinks: FaultFs = {
      ...files,
      link: () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' })),
    };
    const openHere = (today: string) =>
      openJsonStore('/data', { isReadOnly: false, fileSystem: noLinks, today: () => today });
    await filled(await openHere(day(1)), 'eins');
    const store = await openHere(day(2));
    await filled(store, 'zwei', 'drei');
    expect(files.tree()[`/data/daily/${day(2)}/${file}`]).toContain('eins');
    await store.backups.restore(file, 1);
    expect(await names(store)).toEqual(['eins']);
  });

  it('that fail keep nobody from saving, and are tried again', async () => {
    const folder = await temporaryFolder();
    await filled(await open(folder), 'eins');
    await writeFile(join(folder, 'daily'), 'in the way');
    const start = await open(folder, () => day(2)).catch(codeOf);
    expect(start).not.toBeTypeOf('string');
    const store = start as JsonStore;
    await filled(store, 'zwei');
    await unlink(join(folder, 'daily'));
    await mkdir(join(folder, 'daily'));
    await filled(store, 'drei');
    expect(await readFile(join(folder, 'daily', day(2), file), 'utf8')).toContain('zwei');
  });

  it('interrupted at any step lose nothing and leave no half copy', async () => {
    for (let at = 1; at <= 60; at += 1) {
      const files = faultFs();
      await filled(
        await openJsonStore('/data', { isReadOnly: false, fileSystem: files }),
        'eins',
        'zwei',
      );
      files.losePowerAt(at);
      const store = await openJsonStore('/data', {
        isReadOnly: false,
        fileSystem: files,
        today: () => day(2),
      }).catch(() => undefined);
      const saved =
        store &&
        (await filled(store, 'drei').then(
          () => true,
          () => false,
        ));
      const again = await openJsonStore('/data', {
        isReadOnly: false,
        fileSystem: files.afterPowerCut(seeded(at)),
        today: () => day(3),
      });
      expect(saved ? ['drei'] : ['zwei', 'drei']).toContain((await names(again))[0]);
      for (const backup of await again.backups.list()) expect(backup.isReadable).toBe(true);
    }
  });
});
