// What daily copies promise: one is made every day, before the day's first save, with or without
// hard links; 30 are kept; that it fails keeps nobody from saving.
import { mkdir, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJsonStore, type JsonStore } from '#adapters/json-store.ts';
import { faultFs, seeded, type FaultFs } from '#tests/support/fault-fs.ts';
import { codeOf } from '#tests/support/saved-states.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { file, open, names, filled } from '#tests/support/saved-names.ts';

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
