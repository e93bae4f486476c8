// What the delivery journal promises when the file system fails: what was begun or appended is
// durable when it resolves, or refused as a whole, at every failing step and power cut.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJournalFile } from '#adapters/journal-file.ts';
import {
  begunIn,
  content,
  entered,
  entry,
  envelope,
  id,
  known,
} from '#tests/support/begun-journal.ts';
import { faultFs, seeded } from '#tests/support/fault-fs.ts';
import { codeOf } from '#tests/support/saved-states.ts';

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
