// What the delivery journal promises:
//   * what was begun or appended is durable when it resolves, in the order of the calls, at every
//     failing step and power cut
// What it does when its files are damaged is in damaged-journal.test.ts.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFileSystem, type FileSystem } from '#adapters/file-system.ts';
import { createJournalFile } from '#adapters/journal-file.ts';
import { DeliveryId } from '#shared/values.ts';
import {
  begunIn,
  content,
  entered,
  entry,
  envelope,
  id,
  known,
  written,
} from '#tests/support/begun-journal.ts';
import { faultFs, seeded } from '#tests/support/fault-fs.ts';
import { codeOf } from '#tests/support/saved-states.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

describe('a delivery', () => {
  it('is there after another start: content, envelopes and entries, in files of this user only', async () => {
    const { folder, journal, path } = await written('a', 'b');
    await journal.append(id, [entry('a', 'accepted'), entry('b', 'refused')]);
    const again = createJournalFile(folder);
    expect(await again.content(id)).toEqual(content);
    expect(await again.envelopes(id)).toEqual(known.map(envelope));
    expect(await again.entries(id)).toEqual([
      entry('a'),
      entry('b'),
      entry('a', 'accepted'),
      entry('b', 'refused'),
    ]);
    expect(await journal.entries(id)).toEqual(await again.entries(id));
    // One JSON value a line.
    expect(
      (await readFile(path, 'utf8'))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(await again.entries(id));
    if (process.platform !== 'win32')
      for (const name of ['content.json', 'envelopes.ndjson', 'journal.ndjson'])
        expect((await stat(join(folder, id, name))).mode & 0o777).toBe(0o600);
  });

  it('keeps what a run says once more when it ends, beside what earlier versions wrote', async () => {
    const { folder, journal } = await written('a');
    const deferred = {
      at: '2026-03-02T09:00:00.000Z',
      envelopeId: envelope('a').id,
      type: 'deferred',
      reason: 'other',
      reply: null,
      retryAt: '2026-03-02T09:05:00.000Z',
    } as const;
    const reopened = {
      at: '2026-03-02T09:00:00.000Z',
      envelopeId: envelope('b').id,
      type: 'reopened',
      reason: 'other',
      reply: null,
    } as const;
    const repeats = [deferred, reopened].map(
      (before) => ({ ...before, ranMs: 60_000, isRepeated: true }) as const,
    );
    await journal.append(id, [
      deferred,
      reopened,
      ...repeats,
      { ...repeats[0]!, isRepeated: 'yes' } as never,
    ]);
    expect((await createJournalFile(folder).entries(id)).slice(1)).toEqual([
      deferred,
      reopened,
      ...repeats,
      { type: 'damaged', envelopeId: 'env_a' },
    ]);
  });

  it('is found by token and by Message-ID, also one begun later and one from another start', async () => {
    const { folder, journal } = await written();
    expect(await journal.find({ token: 'nobody' })).toEqual([]);
    const second = DeliveryId.parse('dlv_2');
    await journal.begin(second, content, [envelope('other')]);
    for (const one of [journal, createJournalFile(folder)]) {
      expect(await one.find({ token: 'b'.padEnd(26, 'a') })).toEqual([
        { deliveryId: id, envelope: envelope('b') },
      ]);
      expect(await one.find({ messageId: '<other@example.org>' })).toEqual([
        { deliveryId: second, envelope: envelope('other') },
      ]);
      expect(await one.find({ envelopeId: envelope('other').id })).toEqual([
        { deliveryId: second, envelope: envelope('other') },
      ]);
      expect(await one.find({ token: '<other@example.org>' })).toEqual([]);
    }
  });

  it('that never began is not there; one that began cannot begin again', async () => {
    const { journal } = await written('a');
    const none = DeliveryId.parse('dlv_none');
    for (const attempt of [
      journal.content(none),
      journal.envelopes(none),
      journal.entries(none),
      journal.append(none, [entry('a')]),
    ]) {
      await expect(attempt).rejects.toMatchObject({
        code: 'delivery.not-found',
        data: { id: none },
      });
    }
    await expect(journal.begin(id, content, [])).rejects.toThrow('has begun already');
    expect(await entered(journal)).toEqual(['a']);
    expect(await createJournalFile('/does/not/exist').find({ token: 'x' })).toEqual([]);
  });

  it('hands out frozen entries, and the same list until something is appended', async () => {
    const { journal } = await written('a');
    const before = await journal.entries(id);
    expect(await journal.entries(id)).toBe(before);
    expect(
      Object.isFrozen(before) &&
        Object.isFrozen(before[0]) &&
        Object.isFrozen((await journal.envelopes(id))[0]),
    ).toBe(true);
    await journal.append(id, [entry('b')]);
    expect(before).toHaveLength(1);
    expect(await journal.entries(id)).toHaveLength(2);
  });
});

describe('appending at the same time', () => {
  it('keeps the order of the calls and shares syncs', async () => {
    const files = faultFs(['/data']);
    const journal = await begunIn('/data/deliveries', files);
    files.setFault({ at: Infinity, code: '', only: ['datasync'] });
    const names = Array.from({ length: 200 }, (_, index) => `n${index}`);
    await Promise.all(names.map((name) => journal.append(id, [entry(name)])));
    expect(await entered(journal)).toEqual(names);
    expect(await entered(createJournalFile('/data/deliveries', files))).toEqual(names);
    expect(files.operations).toBeLessThanOrEqual(2);
  });
});

describe('a fault at every single step', () => {
  it.each([
    ['ENOSPC', 'store.full'],
    ['EIO', 'store.write-failed'],
    ['EROFS', 'store.read-only'],
  ])(
    'of an append, %s: refused and not in the journal, or in it; the next append works',
    async (systemCode, expected) => {
      let refused = 0;
      for (let at = 1; ; at++) {
        const files = faultFs(['/data']);
        await begunIn('/data', files);
        const journal = createJournalFile('/data', files);
        await journal.entries(id);
        files.setFault({ at, times: 1, code: systemCode });
        const outcome = await journal
          .append(id, [entry('a'), entry('b')])
          .then(() => 'saved', codeOf);
        if (files.operations < at) break;
        refused += 1;
        expect(outcome, `step ${at}`).toBe(expected);
        expect(await entered(journal)).toEqual([]);
        await journal.append(id, [entry('c')]);
        expect(await entered(journal)).toEqual(['c']);
        expect(await entered(createJournalFile('/data', files))).toEqual(['c']);
      }
      expect(refused).toBe(3);
    },
  );

  it('of the repair after a failed append: still nothing is glued together', async () => {
    for (let at = 1; at <= 8; at++) {
      const files = faultFs(['/data']);
      const journal = await begunIn('/data', files);
      await journal.append(id, [entry('a')]);
      files.setFault({ at: 1, times: 1, code: 'ENOSPC', only: ['write'] });
      await expect(journal.append(id, [entry('b')])).rejects.toMatchObject({ code: 'store.full' });
      files.setFault({ at, times: 1, code: 'EIO' });
      const isThere = await journal.append(id, [entry('c')]).then(
        () => true,
        () => false,
      );
      files.setFault(null);
      await journal.append(id, [entry('d')]);
      expect(await entered(journal)).toEqual(['a', ...(isThere ? ['c'] : []), 'd']);
      expect(await entered(createJournalFile('/data', files)), `step ${at}`).toEqual(
        await entered(journal),
      );
    }
  });

  it('of `begin`: afterwards the delivery is there whole or not at all', async () => {
    for (let at = 1; ; at++) {
      const files = faultFs(['/data']);
      files.setFault({ at, times: 1, code: 'EIO' });
      const outcome = await begunIn('/data/deliveries', files).then(() => 'begun', codeOf);
      if (files.operations < at) {
        expect(outcome).toBe('begun');
        expect(at).toBeGreaterThan(15);
        break;
      }
      files.setFault(null);
      const journal = createJournalFile('/data/deliveries', files);
      const there = await journal.envelopes(id).then((envelopes) => envelopes.length, codeOf);
      expect(there, `step ${at}`).toBe(outcome === 'begun' ? known.length : 'delivery.not-found');
      if (outcome === 'begun') continue;
      await journal.begin(id, content, [envelope('a')]);
      expect(await journal.entries(id)).toEqual([]);
    }
  });

  it('power cut during `begin`: whole or not at all, and whole if it was confirmed', async () => {
    for (let at = 1; at <= 70; at++) {
      const files = faultFs(['/data']);
      files.losePowerAt(at);
      const isConfirmed = await begunIn('/data/deliveries', files).then(
        () => true,
        () => false,
      );
      for (let seed = 1; seed <= 5; seed++) {
        const journal = createJournalFile(
          '/data/deliveries',
          files.afterPowerCut(seeded(at * 31 + seed)),
        );
        const there = await Promise.all([
          journal.content(id),
          journal.envelopes(id),
          journal.entries(id),
        ]).then(([, envelopes]) => envelopes.length, codeOf);
        expect(
          isConfirmed ? [known.length] : [known.length, 'delivery.not-found'],
          `step ${at}, seed ${seed}`,
        ).toContain(there);
      }
    }
  });

  it('power cut while a torn end is cut off and written over', async () => {
    for (let at = 1; at <= 8; at++) {
      for (let seed = 1; seed <= 100; seed++) {
        const files = faultFs(['/data']);
        const path = join('/data', id, 'journal.ndjson');
        await (await begunIn('/data', files)).append(id, [entry('a')]);
        files.put(path, `${files.tree()[path]!}{"at":"${'torn '.repeat(80)}`);
        const journal = createJournalFile('/data', files);
        await journal.entries(id);
        files.losePowerAt(at);
        const isConfirmed = await journal.append(id, [entry('b'), entry('c'), entry('d')]).then(
          () => true,
          () => false,
        );
        const found = await entered(
          createJournalFile('/data', files.afterPowerCut(seeded(at * 1000 + seed))),
        );
        expect(found, `step ${at}, seed ${seed}`).toEqual(
          ['a', 'b', 'c', 'd'].slice(0, isConfirmed ? 4 : found.length),
        );
      }
    }
  });

  it('power cut during appends: all that was confirmed is there, in order, at most the write under way besides, and it goes on', async () => {
    for (let at = 1; at <= 60; at++) {
      const files = faultFs(['/data']);
      const journal = await begunIn('/data', files);
      files.losePowerAt(at);
      const confirmed: string[] = [];
      let next = 0;
      const worker = async () => {
        for (;;) {
          const names = [`n${next++}`, `n${next++}`];
          await journal.append(
            id,
            names.map((name) => entry(name)),
          );
          confirmed.push(...names);
        }
      };
      await Promise.allSettled([worker(), worker(), worker()]);
      for (let seed = 1; seed <= 10; seed++) {
        const left = files.afterPowerCut(seeded(at * 1000 + seed));
        const after = createJournalFile('/data', left);
        const found = await entered(after);
        expect(found.slice(0, confirmed.length), `step ${at}, seed ${seed}`).toEqual(confirmed);
        expect(found).toEqual(Array.from({ length: found.length }, (_, index) => `n${index}`));
        await after.append(id, [entry('later')]);
        expect(await entered(createJournalFile('/data', left))).toEqual([...found, 'later']);
      }
    }
  });
});

it('keeps its promises on the real file system without hard links too', async () => {
  const folder = join(await temporaryFolder(), 'deliveries');
  const files: FileSystem = {
    ...nodeFileSystem,
    link: () => Promise.reject(Object.assign(new Error(), { code: 'ENOTSUP' })),
  };
  const journal = await begunIn(folder, files);
  await journal.append(id, [entry('a')]);
  expect(await entered(createJournalFile(folder))).toEqual(['a']);
});
