// What the lock of a data folder promises:
//   * one owner at a time, also against another process, and whoever is refused is told who holds
//     it
//   * a lock whose owner is gone is taken over, by exactly one of those who try
//   * a folder nobody can write to opens for reading, without a lock
import { chmod, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nodeFileSystem, type FileSystem } from '#adapters/file-system.ts';
import { lockFolder } from '#adapters/folder-lock.ts';
import { startChild } from '#tests/support/child.ts';
import { codeOf } from '#tests/support/saved-states.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

afterEach(() => {
  vi.useRealTimers();
});

const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
/** Resolves with `locked` or the code of the refusal. */
const tried = (folder: string, files?: FileSystem) =>
  lockFolder(folder, 'web', files).then(() => 'locked', codeOf);

/** Permissions stop everybody but root, as whom tests often run. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.('nobody');
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

async function folderWithLock(holder: object | string, ageMs = 0): Promise<string> {
  const folder = await temporaryFolder();
  const path = join(folder, 'kiezbrief-000007.lock');
  await writeFile(path, typeof holder === 'string' ? holder : JSON.stringify(holder));
  const at = new Date(Date.now() - ageMs);
  await utimes(path, at, at);
  return folder;
}

describe('one owner', () => {
  it('makes the folder, for this user only, and leaves nothing behind', async () => {
    const folder = join(await temporaryFolder(), 'new', 'data');
    const lock = await lockFolder(folder, 'web');
    expect(lock.isReadOnly).toBe(false);
    if (process.platform !== 'win32') expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(folder)).toEqual(['kiezbrief-000001.lock']);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is told to the next one, in this process too, until it releases', async () => {
    const folder = await temporaryFolder();
    const lock = await lockFolder(folder, 'web');
    await expect(lockFolder(folder, 'cli')).rejects.toMatchObject({
      code: 'store.locked',
      data: { pid: process.pid, host: hostname(), door: 'web' },
    });
    await lock.release();
    await (await lockFolder(folder, 'cli')).release();
  });

  it('is one of ten who come at the same time', async () => {
    const folder = await temporaryFolder();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => tried(folder)));
    expect(outcomes.filter((outcome) => outcome === 'locked')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['locked', 'store.locked']));
  });
});

describe('another process', () => {
  it('keeps us out while it lives; after kill -9 the folder is ours', async () => {
    const folder = await temporaryFolder();
    const child = startChild('storage-child.ts', 'lock', folder);
    expect(await child.nextLine()).toBe('locked');
    await expect(lockFolder(folder, 'web')).rejects.toMatchObject({
      code: 'store.locked',
      data: { pid: child.pid, host: hostname(), door: 'cli' },
    });
    await child.kill();
    expect(await readdir(folder)).toEqual(['kiezbrief-000001.lock']);
    const lock = await lockFolder(folder, 'web');
    expect(await readdir(folder)).toEqual(['kiezbrief-000002.lock']);
    await lock.release();
  });

  it('races others for a dead lock: exactly one gets it', async () => {
    for (let round = 1; round <= 3; round++) {
      const folder = await folderWithLock({
        pid: 2 ** 30,
        host: hostname(),
        door: 'web',
        startedAt: '',
        processStart: null,
      });
      const children = Array.from({ length: 4 }, () =>
        startChild('storage-child.ts', 'lock', folder),
      );
      const outcomes = await Promise.all(children.map((child) => child.nextLine()));
      expect(outcomes.sort()).toEqual(['locked', 'store.locked', 'store.locked', 'store.locked']);
      await Promise.all(children.map((child) => child.kill()));
    }
  });
});

describe('a lock that was left behind', () => {
  const here = { host: hostname(), door: 'web', startedAt: '2026-01-01T00:00:00.000Z' };

  it('is taken by exactly one of ten who come at the same time', async () => {
    const folder = await folderWithLock({ ...here, pid: 2 ** 30, processStart: null });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => tried(folder)));
    expect(outcomes.filter((outcome) => outcome === 'locked')).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['kiezbrief-000008.lock']);
  });

  it('is not lost to a taker who was slow: it makes its move after another has taken and begun to work', async () => {
    const folder = await folderWithLock({ ...here, pid: 2 ** 30, processStart: null });
    let quick: Promise<string> | undefined;
    const slow: FileSystem = {
      ...nodeFileSystem,
      link: async (from, to) => {
        quick ??= tried(folder);
        await quick;
        return nodeFileSystem.link(from, to);
      },
    };
    expect(await tried(folder, slow)).toBe('store.locked');
    expect(await quick).toBe('locked');
    expect(await tried(folder)).toBe('store.locked');
  });

  it('is not lost either when the other has released and a third one works: two locks never live', async () => {
    const folder = await folderWithLock({ ...here, pid: 2 ** 30, processStart: null });
    let third: Promise<string> | undefined;
    const slow: FileSystem = {
      ...nodeFileSystem,
      link: async (from, to) => {
        if (!third) {
          await (await lockFolder(folder, 'web')).release();
          third = tried(folder);
        }
        await third;
        return nodeFileSystem.link(from, to);
      },
    };
    expect(await tried(folder, slow)).toBe('store.locked');
    expect(await third).toBe('locked');
    expect(await readdir(folder)).toEqual(['kiezbrief-000001.lock']);
  });

  it.runIf(process.platform === 'linux')(
    'is told from that of a later process with the same pid',
    async () => {
      expect(
        await tried(
          await folderWithLock({ ...here, pid: process.pid, processStart: 'another-boot:123' }),
        ),
      ).toBe('locked');
    },
  );

  it('holds while its process lives, however long ago it last showed itself: it may have slept', async () => {
    expect(
      await tried(
        await folderWithLock({ ...here, pid: process.pid, processStart: null }, 24 * 3600_000),
      ),
    ).toBe('store.locked');
  });

  it('is not one of ours while we live: every half minute the file shows it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const folder = await temporaryFolder();
    const lock = await lockFolder(folder, 'web');
    const path = join(folder, 'kiezbrief-000001.lock');
    const content = await readFile(path, 'utf8');
    await utimes(path, 1, 1);
    vi.advanceTimersByTime(30_000);
    await vi.waitFor(async () => {
      expect((await stat(path)).mtimeMs).toBeGreaterThan(Date.now() - 60_000);
    });
    expect(await readFile(path, 'utf8')).toBe(content);
    await lock.release();
    vi.advanceTimersByTime(30_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('by another machine holds for two minutes after its last heartbeat', async () => {
    const elsewhere = { ...here, host: 'amt-pc-17', pid: process.pid, processStart: null };
    await expect(lockFolder(await folderWithLock(elsewhere, 60_000), 'web')).rejects.toMatchObject({
      code: 'store.locked',
      data: { host: 'amt-pc-17' },
    });
    expect(await tried(await folderWithLock(elsewhere, 180_000))).toBe('locked');
  });

  it.each(['', '{"pid":', 'null', '\0\0\0'])(
    'unreadable (%j): holds while it is fresh, for it may be in the making, and is taken when it is old',
    async (text) => {
      expect(await tried(await folderWithLock(text))).toBe('store.locked');
      expect(await tried(await folderWithLock(text, 180_000))).toBe('locked');
    },
  );
});

describe('a folder that cannot be written to', () => {
  it.each(['EROFS', 'EACCES', 'EPERM'])('%s: opens for reading, without a lock', async (code) => {
    const folder = await temporaryFolder();
    const lock = await lockFolder(folder, 'web', { ...nodeFileSystem, open: failing(code) });
    expect(lock.isReadOnly).toBe(true);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  // Windows keeps its permissions elsewhere.
  it.skipIf(process.platform === 'win32')('by its permissions: opens for reading', async () => {
    const folder = await temporaryFolder();
    const data = join(folder, 'data');
    await mkdir(data);
    await chmod(folder, 0o755);
    await chmod(data, 0o555);
    expect((await asOrdinaryUser(() => lockFolder(data, 'web'))).isReadOnly).toBe(true);
  });

  it('and does not exist is an error, a full disk too', async () => {
    expect(await tried('/nowhere/data', { ...nodeFileSystem, mkdir: failing('EROFS') })).toBe(
      'store.read-only',
    );
    expect(
      await tried(await temporaryFolder(), { ...nodeFileSystem, open: failing('ENOSPC') }),
    ).toBe('store.full');
  });
});

it('works where there are no hard links', async () => {
  const folder = await temporaryFolder();
  const files: FileSystem = { ...nodeFileSystem, link: failing('ENOTSUP') };
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => tried(folder, files)));
  expect(outcomes.filter((outcome) => outcome === 'locked')).toHaveLength(1);
  expect(JSON.parse(await readFile(join(folder, 'kiezbrief-000001.lock'), 'utf8'))).toMatchObject({
    pid: process.pid,
    host: hostname(),
    door: 'web',
  });
});
