// What a durable file promises about saving: it is on the disk when it resolves; if it fails, or
// the power goes, the last confirmed state is there. Proven with a fault at the first, second, ...
// last file operation of a save.
import { describe, expect, it } from 'vitest';
import { faultFs, seeded, type FaultFs } from '#tests/support/fault-fs.ts';
import { codeOf, loadedText, open, path, saved, state } from '#tests/support/saved-states.ts';

/**
 * Runs `check` for a fault at the first, second, ... operation of the third save, until the save no
 * longer meets it.
 */
async function atEveryStep(
  prepare: (files: FaultFs, at: number) => void,
  check: (files: FaultFs, outcome: string, at: number) => Promise<void>,
  make: () => FaultFs = faultFs,
) {
  let steps = 0;
  for (let at = 1; ; at++) {
    const files = make();
    const file = await saved(files, 2);
    files.setFault(null);
    prepare(files, at);
    const outcome = await file.write(state(3)).then(() => 'saved', codeOf);
    if (files.operations < at) {
      expect(outcome).toBe('saved');
      break;
    }
    steps = at;
    await check(files, outcome, at);
  }
  expect(steps).toBeGreaterThan(8);
}

describe('a fault at every single step of a save', () => {
  const codes = {
    ENOSPC: 'store.full',
    EDQUOT: 'store.full',
    EIO: 'store.write-failed',
    EROFS: 'store.read-only',
    EACCES: 'store.read-only',
  };
  it.each(Object.entries(codes))(
    '%s: saved, or refused as %s with the previous state in place, and the next save works',
    async (systemCode, expected) => {
      for (const times of [1, Infinity]) {
        await atEveryStep(
          (files, at) => {
            files.setFault({ at, times, code: systemCode });
          },
          async (files, outcome, at) => {
            expect(['saved', expected], `step ${at}`).toContain(outcome);
            files.setFault(null);
            // After a fault that stays not even the way back may have worked: then the new state
            // may be there, but no older one.
            const there = await loadedText(files);
            if (times === 1) {
              expect(there, `step ${at}`).toBe(outcome === 'saved' ? state(3) : state(2));
              expect(Object.keys(files.tree()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
            } else
              expect(
                outcome === 'saved' ? [state(3)] : [state(2), state(3)],
                `step ${at}`,
              ).toContain(there);
            const file = open(files);
            await file.load();
            await file.repair();
            await file.write(state(4));
            expect(await loadedText(files)).toBe(state(4));
          },
        );
      }
    },
  );

  it('saves that fail again and again cost no more than the oldest backup', async () => {
    const files = faultFs();
    const file = await saved(files, 6);
    const original = files.rename;
    files.rename = (from, to) =>
      from.endsWith('.tmp')
        ? Promise.reject(Object.assign(new Error(), { code: 'EIO' }))
        : original(from, to);
    for (let count = 1; count <= 7; count++)
      await expect(file.write(state(7))).rejects.toMatchObject({ code: 'store.write-failed' });
    for (const name of [path, ...[1, 2, 3].map((age) => `${path}.bak${age}`)]) files.put(name, 'x');
    expect(await loadedText(files)).toBe(state(2));
  });

  it('an fsync that fails is a save that failed, whatever the disk says later', async () => {
    for (const at of [1, 2]) {
      const files = faultFs();
      const file = await saved(files, 2);
      files.setFault({ at, times: 1, code: 'EIO', only: ['sync'] });
      await expect(file.write(state(3))).rejects.toMatchObject({
        code: 'store.write-failed',
        data: { file: 'list.json' },
      });
      expect(await loadedText(files)).toBe(state(2));
    }
  });

  it('power cut: the last confirmed state or the one being saved, never another, never none', async () => {
    const found = new Set<string | undefined>();
    await atEveryStep(
      (files, at) => {
        files.losePowerAt(at);
      },
      async (files, outcome, at) => {
        for (let seed = 1; seed <= 25; seed++) {
          const there = await loadedText(files.afterPowerCut(seeded(seed * 1000 + at)));
          found.add(there);
          expect(
            outcome === 'saved' ? [state(3)] : [state(2), state(3)],
            `step ${at}, seed ${seed}`,
          ).toContain(there);
        }
      },
    );
    expect(found).toEqual(new Set([state(2), state(3)]));
  });

  it('power cut right after a confirmed save: that save is there', async () => {
    const files = faultFs();
    await saved(files, 3);
    for (let seed = 1; seed <= 200; seed++)
      expect(await loadedText(files.afterPowerCut(seeded(seed)))).toBe(state(3));
  });

  it('power cut while a damaged file is being repaired: the backup is still found', async () => {
    for (let at = 1; at <= 12; at++) {
      const files = faultFs();
      await saved(files, 3);
      files.put(path, 'x');
      const file = open(files);
      await file.load();
      files.losePowerAt(at);
      await file.repair().catch(() => undefined);
      for (let seed = 1; seed <= 20; seed++)
        expect(await loadedText(files.afterPowerCut(seeded(seed + at * 100))), `step ${at}`).toBe(
          state(2),
        );
    }
  });
});

describe('a file system without hard links', () => {
  const withoutLinks = () => {
    const files = faultFs();
    files.link = () => Promise.reject(Object.assign(new Error(), { code: 'EPERM' }));
    return files;
  };
  it('keeps backups all the same, and the previous state at every failing step', async () => {
    await atEveryStep(
      (files, at) => {
        files.setFault({ at, times: 1, code: 'EIO' });
      },
      async (files, outcome, at) => {
        expect(await loadedText(files), `step ${at}`).toBe(
          outcome === 'saved' ? state(3) : state(2),
        );
      },
      withoutLinks,
    );
    const files = withoutLinks();
    await saved(files, 4);
    files.put(path, 'x');
    expect(await loadedText(files)).toBe(state(3));
  });

  it('survives a power cut at every step', async () => {
    for (let at = 1; at <= 16; at++) {
      const files = withoutLinks();
      const file = await saved(files, 2);
      files.losePowerAt(at);
      await file.write(state(3)).catch(() => undefined);
      for (let seed = 1; seed <= 20; seed++)
        expect([state(2), state(3)]).toContain(
          await loadedText(files.afterPowerCut(seeded(at * 50 + seed))),
        );
    }
  });
});

describe('a file held by a virus scanner', () => {
  it.each(['EPERM', 'EBUSY', 'EACCES'])(
    '%s: the rename is tried again until it works',
    async (busy) => {
      const files = faultFs();
      const file = await saved(files, 1);
      const rounds = files.waitedMs;
      const original = files.rename;
      let left = 4;
      files.rename = async (from, to) => {
        if (to === path && left-- > 0) throw Object.assign(new Error(), { code: busy });
        return original(from, to);
      };
      await file.write(state(2));
      expect(await loadedText(files)).toBe(state(2));
      expect(files.waitedMs).toBeGreaterThan(rounds);
    },
  );

  it('is given two seconds, then the save fails and the previous state is there', async () => {
    const files = faultFs();
    const file = await saved(files, 1);
    const original = files.rename;
    files.rename = (from, to) =>
      to === path && from.endsWith('.tmp')
        ? Promise.reject(Object.assign(new Error(), { code: 'EBUSY' }))
        : original(from, to);
    await expect(file.write(state(2))).rejects.toMatchObject({ code: 'store.write-failed' });
    expect(files.waitedMs).toBe(2000);
    expect(await loadedText(files)).toBe(state(1));
  });
});
