// What the store in files promises:
//   * a put is durable when it resolves, or refused as a whole, and then memory and disk are as
//     before, at every failing step
//   * records are frozen, a stale revision is refused, readers see only what is durable
//   * a damaged, missing or newer file never leads to an empty start; a migration runs once,
//     durably, and can be interrupted
import { mkdir, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJsonStore } from '#adapters/json-store.ts';
import type { Migration } from '#adapters/migrations/migration.ts';
import type { Segment } from '#shared/contract/segments.ts';
import { hasCode } from '#shared/errors.ts';
import { faultFs, seeded, type FaultFs } from '#tests/support/fault-fs.ts';
import { codeOf } from '#tests/support/saved-states.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const segment = (id: string, name = id, revision = 0) =>
  ({ id: `seg_${id}`, revision, name, rule: { regions: ['reg_a'] } }) as unknown as Segment;
const openReal = (folder: string) => openJsonStore(folder, { isReadOnly: false });
const openFault = (fileSystem: FaultFs, migrations?: readonly Migration[]) =>
  openJsonStore('/data', { isReadOnly: false, fileSystem, ...(migrations && { migrations }) });
const names = (records: readonly Segment[]) => records.map((record) => record.name);
const namesOnDisk = async (files: FaultFs) => names(await (await openFault(files)).segments.list());

describe('records', () => {
  it('come back in the order of creation, with their revision, from another start', async () => {
    const folder = await temporaryFolder();
    const store = await openReal(folder);
    await store.segments.put(segment('b', 'Kitas'));
    const second = await store.segments.put(segment('a', 'Schulen'));
    await store.segments.put({ ...second, name: 'Schulen & Horte' });
    expect(second.revision).toBe(1);
    const again = await openReal(folder);
    expect((await again.segments.list()).map(({ name, revision }) => [name, revision])).toEqual([
      ['Kitas', 1],
      ['Schulen & Horte', 2],
    ]);
    expect(await again.segments.get(second.id)).toEqual({
      ...second,
      name: 'Schulen & Horte',
      revision: 2,
    });
    expect(await again.actors.list()).toEqual([]);
    expect(await readdir(folder)).toEqual([
      'segments.json',
      'segments.json.bak1',
      'segments.json.bak2',
    ]);
  });

  it('are frozen to the depth, from a put and from the disk, so what is stored cannot be changed by accident', async () => {
    const folder = await temporaryFolder();
    const store = await openReal(folder);
    const put = await store.segments.put(segment('a'));
    for (const record of [put, (await (await openReal(folder)).segments.list())[0]!]) {
      expect(Object.isFrozen(record)).toBe(true);
      expect(Object.isFrozen(record.rule)).toBe(true);
      expect(Object.isFrozen(Object.values(record.rule)[0])).toBe(true);
    }
    expect(Object.isFrozen(await store.segments.list())).toBe(true);
  });

  it('are refused with a stale revision, a revision of something removed, or an id that is taken', async () => {
    const store = await openFault(faultFs());
    const first = await store.segments.put(segment('a', 'eins'));
    await store.segments.put({ ...first, name: 'zwei' });
    await expect(store.segments.put({ ...first, name: 'drei' })).rejects.toMatchObject({
      code: 'store.conflict',
      data: { id: 'seg_a', revision: 1 },
    });
    await expect(store.segments.put(segment('a'))).rejects.toMatchObject({
      code: 'store.conflict',
    });
    await expect(store.segments.put(segment('gone', 'x', 4))).rejects.toMatchObject({
      code: 'store.conflict',
    });
    await expect(store.segments.remove(first.id, 1)).rejects.toMatchObject({
      code: 'store.conflict',
    });
    expect(names(await store.segments.list())).toEqual(['zwei']);
  });

  it('are put all or none', async () => {
    const files = faultFs();
    const store = await openFault(files);
    const first = await store.segments.put(segment('a', 'eins'));
    const before = files.tree();
    await expect(
      store.segments.putMany([segment('b'), { ...first, revision: 7 }]),
    ).rejects.toMatchObject({ code: 'store.conflict' });
    await expect(store.segments.putMany([segment('c'), segment('c')])).rejects.toMatchObject({
      code: 'store.conflict',
    });
    expect(names(await store.segments.list())).toEqual(['eins']);
    expect(files.tree()).toEqual(before);
    expect(names(await store.segments.putMany([segment('b'), { ...first, name: 'neu' }]))).toEqual([
      'b',
      'neu',
    ]);
    expect(await namesOnDisk(files)).toEqual(['neu', 'b']);
  });

  it('are removed durably; removing what is not there is fine', async () => {
    const files = faultFs();
    const store = await openFault(files);
    const [a] = await store.segments.putMany([segment('a'), segment('b')]);
    await store.segments.remove(a!.id, 1);
    await store.segments.remove(a!.id, 1);
    expect(await store.segments.get(a!.id)).toBeUndefined();
    expect(await namesOnDisk(files)).toEqual(['b']);
  });
});

describe('changes of several kinds', () => {
  it('are one write, all or none', async () => {
    const files = faultFs();
    const store = await openFault(files);
    const [a, b] = await store.segments.putMany([segment('a'), segment('b')]);
    files.setFault({ at: Infinity, code: '', only: ['write'] });
    await store.segments.change({ put: [{ ...a!, name: 'neu' }, segment('c')], remove: [b!] });
    expect(files.operations).toBe(1);
    expect(await namesOnDisk(files)).toEqual(['neu', 'c']);
    await expect(
      store.segments.change({ put: [segment('d')], remove: [a!] }),
    ).rejects.toMatchObject({ code: 'store.conflict', data: { id: 'seg_a', revision: 1 } });
    await expect(
      store.segments.change({ put: [{ ...a!, name: 'alt' }], remove: [] }),
    ).rejects.toMatchObject({ code: 'store.conflict' });
    expect(await namesOnDisk(files)).toEqual(['neu', 'c']);
  });

  it('put back what was removed under a new revision, never over something else', async () => {
    const store = await openFault(faultFs());
    const first = await store.segments.put(await store.segments.put(segment('a')));
    await expect(store.segments.restore(first)).rejects.toMatchObject({ code: 'store.conflict' });
    await store.segments.remove(first.id, 2);
    expect((await store.segments.restore(first)).revision).toBe(3);
    await expect(store.segments.put(first)).rejects.toMatchObject({ code: 'store.conflict' });
    expect((await store.segments.put({ ...first, revision: 3 })).revision).toBe(4);
  });
});

describe('puts at the same time', () => {
  it('share writes, and each is durable when it resolves', async () => {
    const files = faultFs();
    const store = await openFault(files);
    files.setFault({ at: Infinity, code: '', only: ['write'] });
    await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        await store.segments.put(segment(`s${index}`));
        expect(await namesOnDisk(files)).toContain(`s${index}`);
      }),
    );
    expect(names(await store.segments.list())).toHaveLength(100);
    expect(files.operations).toBe(2);
  });

  it('of the same record: one wins, the other is told', async () => {
    const store = await openFault(faultFs());
    const first = await store.segments.put(segment('a'));
    const outcomes = await Promise.all(
      ['x', 'y'].map((name) => store.segments.put({ ...first, name }).then(() => 'saved', codeOf)),
    );
    expect(outcomes).toEqual(['saved', 'store.conflict']);
  });

  it('are not seen before they are durable', async () => {
    const store = await openFault(faultFs());
    const putting = store.segments.put(segment('a'));
    expect(await store.segments.list()).toEqual([]);
    await putting;
    expect(names(await store.segments.list())).toEqual(['a']);
  });

  it('fail together with the write they wait for, and the collection goes on from the last durable state', async () => {
    const files = faultFs();
    const store = await openFault(files);
    const first = await store.segments.put(segment('a', 'eins'));
    files.setFault({ at: 1, times: 1, code: 'ENOSPC', only: ['write'] });
    const outcomes = await Promise.all(
      [store.segments.put({ ...first, name: 'zwei' }), store.segments.put(segment('b'))].map(
        (put) => put.then(() => 'saved', codeOf),
      ),
    );
    expect(outcomes).toEqual(['store.full', 'store.full']);
    expect(names(await store.segments.list())).toEqual(['eins']);
    // The revision went back too: the same change can be tried again.
    await store.segments.put({ ...first, name: 'zwei' });
    expect(await namesOnDisk(files)).toEqual(['zwei']);
  });
});

describe('a fault at every single step of a put', () => {
  it.each([
    ['ENOSPC', 'store.full'],
    ['EIO', 'store.write-failed'],
    ['EROFS', 'store.read-only'],
    ['EPERM', 'store.write-failed'],
  ])('%s: memory and disk say the same, and the next put works', async (systemCode, expected) => {
    let refused = 0;
    for (let at = 1; ; at++) {
      const files = faultFs();
      const store = await openFault(files);
      const first = await store.segments.put(segment('a', 'eins'));
      files.setFault({ at, times: 1, code: systemCode });
      const outcome = await store.segments
        .put({ ...first, name: 'zwei' })
        .then(() => 'saved', codeOf);
      if (files.operations < at) break;
      files.setFault(null);
      if (outcome !== 'saved') {
        expect(outcome).toBe(expected);
        refused += 1;
      }
      const now = outcome === 'saved' ? ['zwei'] : ['eins'];
      expect(names(await store.segments.list()), `step ${at}`).toEqual(now);
      expect(await namesOnDisk(files), `step ${at}`).toEqual(now);
      await store.segments.put(segment('b'));
      expect(await namesOnDisk(files), `step ${at}`).toEqual([...now, 'b']);
    }
    expect(refused).toBeGreaterThan(3);
  });

  it('power cut: what was confirmed is there', async () => {
    for (let at = 1; at <= 60; at += 1) {
      const files = faultFs();
      const store = await openFault(files);
      files.losePowerAt(at);
      let confirmed = 0;
      while (
        await store.segments.put(segment(`s${confirmed}`)).then(
          () => true,
          () => false,
        )
      )
        confirmed += 1;
      for (let seed = 1; seed <= 5; seed++) {
        const found = (await namesOnDisk(files.afterPowerCut(seeded(seed * 100 + at)))).length;
        expect([confirmed, confirmed + 1], `step ${at}, seed ${seed}`).toContain(found);
      }
    }
  });
});

describe('opening', () => {
  it('reports what was restored and goes on with it', async () => {
    const folder = await temporaryFolder();
    const store = await openReal(folder);
    await store.segments.put(segment('a'));
    await store.segments.put(segment('b'));
    await store.concerns.put({ id: 'cnc_1', revision: 0 } as never);
    await store.concerns.put({ id: 'cnc_2', revision: 0 } as never);
    await writeFile(join(folder, 'segments.json'), Buffer.alloc(300));
    await unlink(join(folder, 'concerns.json'));

    const again = await openReal(folder);
    expect(again.folder.restored).toEqual([
      {
        file: 'segments.json',
        keptAs: expect.stringMatching(/^segments\.json\.damaged-/) as string,
      },
      { file: 'concerns.json', keptAs: null },
    ]);
    expect(names(await again.segments.list())).toEqual(['a']);
    await again.segments.put(segment('c'));
    const third = await openReal(folder);
    expect(third.folder.restored).toEqual([]);
    expect(names(await third.segments.list())).toEqual(['a', 'c']);
    expect(await readFile(join(folder, again.folder.restored[0]!.keptAs!))).toEqual(
      Buffer.alloc(300),
    );
  });

  it('refuses a newer version, and then changes nothing, not even another, damaged file', async () => {
    const files = faultFs();
    const store = await openFault(files);
    for (const id of ['a', 'b']) await store.segments.put(segment(id));
    files.put('/data/segments.json', 'x');
    files.put('/data/.segments.json.00.tmp', 'x');
    files.put(
      '/data/incoming.json',
      '[{"format":"kiezbrief.incoming","schema":2,"generation":1,"sha256":""},\n[]\n]',
    );
    const before = files.tree();
    await expect(openFault(files)).rejects.toMatchObject({
      code: 'store.newer-version',
      data: { file: 'incoming.json', version: 2 },
    });
    expect(files.tree()).toEqual(before);
  });

  it('refuses a file of which nothing valid is left', async () => {
    const folder = await temporaryFolder();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'actors.json'), '');
    await expect(openReal(folder)).rejects.toMatchObject({
      code: 'store.unreadable',
      data: { file: 'actors.json' },
    });
    expect(await readFile(join(folder, 'actors.json'), 'utf8')).toBe('');
  });

  it('read-only: shows everything, also from a backup, refuses puts and touches nothing', async () => {
    const files = faultFs();
    const store = await openFault(files);
    for (const id of ['a', 'b']) await store.segments.put(segment(id));
    files.put('/data/segments.json', 'x');
    const before = files.tree();
    const reader = await openJsonStore('/data', {
      isReadOnly: true,
      fileSystem: files,
      migrations: [{ collection: 'segments', to: 2, migrate: (records) => records }],
    });
    expect(reader.folder).toEqual({
      path: '/data',
      isReadOnly: true,
      restored: [{ file: 'segments.json', keptAs: null }],
      setAside: [],
    });
    expect(names(await reader.segments.list())).toEqual(['a']);
    for (const attempt of [
      () => reader.segments.put(segment('c')),
      () => reader.segments.putMany([]),
      () => reader.segments.remove('seg_a' as never, 1),
    ]) {
      await expect(attempt()).rejects.toSatisfy(
        (error) => hasCode(error, 'store.read-only') && error.data.folder === '/data',
      );
    }
    expect(files.tree()).toEqual(before);
  });
});

describe('a migration', () => {
  const migrations: readonly Migration[] = [
    {
      collection: 'segments',
      to: 2,
      migrate: (records) =>
        records.map((record) => ({ ...(record as Segment), name: `${(record as Segment).name}!` })),
    },
    {
      collection: 'segments',
      to: 3,
      migrate: (records) =>
        records.map((record) => ({
          ...(record as Segment),
          name: (record as Segment).name.toUpperCase(),
        })),
    },
  ];

  it('runs once, in order, is durable, and the old file is the newest backup', async () => {
    const files = faultFs();
    await (await openFault(files)).segments.putMany([segment('a'), segment('b')]);
    const old = files.tree()['/data/segments.json'];
    for (let start = 1; start <= 2; start++)
      expect(names(await (await openFault(files, migrations)).segments.list())).toEqual([
        'A!',
        'B!',
      ]);
    expect(files.tree()['/data/segments.json']).toContain('"schema":3');
    expect(files.tree()['/data/segments.json.bak1']).toBe(old);
    await expect(openFault(files)).rejects.toMatchObject({ code: 'store.newer-version' });
  });

  it('begins where the file stands', async () => {
    const files = faultFs();
    await (await openFault(files, migrations.slice(0, 1))).segments.put(segment('a'));
    expect(names(await (await openFault(files, migrations)).segments.list())).toEqual(['A']);
  });

  it('interrupted at any step, by a kill or a power cut, is done by the next start', async () => {
    for (let at = 1; at <= 40; at++) {
      const files = faultFs();
      await (await openFault(files)).segments.put(segment('a'));
      files.losePowerAt(at);
      await openFault(files, migrations).catch(() => undefined);
      for (let seed = 1; seed <= 5; seed++) {
        const left = files.afterPowerCut(seeded(seed * 77 + at));
        expect(
          names(await (await openFault(left, migrations)).segments.list()),
          `step ${at}`,
        ).toEqual(['A!']);
      }
    }
  });
});
