// What opening the store in files promises:
//   * a damaged, missing or newer file never leads to an empty start
//   * a migration runs once, durably, and can be interrupted
import { mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJsonStore } from '#adapters/json-store.ts';
import type { Migration } from '#adapters/migrations/migration.ts';
import type { Segment } from '#shared/contract/segments.ts';
import { hasCode } from '#shared/errors.ts';
import { faultFs, seeded } from '#tests/support/fault-fs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { segment, openReal, openFault, names } from '#tests/support/stored-segments.ts';

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
