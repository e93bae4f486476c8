// What the store in files promises:
//   * a put is durable when it resolves, or refused as a whole, and then memory and disk are as
//     before, at every failing step
//   * records are frozen, a stale revision is refused, readers see only what is durable
import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { faultFs, seeded } from '#tests/support/fault-fs.ts';
import { codeOf } from '#tests/support/saved-states.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import {
  segment,
  openReal,
  openFault,
  names,
  namesOnDisk,
} from '#tests/support/stored-segments.ts';

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
