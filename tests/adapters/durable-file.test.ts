// What a durable file promises about reading:
//   * a damaged or missing file is replaced by its newest valid backup, the damaged one is kept,
//     and both are reported
//   * "unreadable" is never taken for "empty", and a newer version's file is not touched
import { link, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seal } from '#adapters/sealed-json.ts';
import { faultFs, seeded } from '#tests/support/fault-fs.ts';
import {
  codeOf,
  format,
  loadedText,
  open,
  path,
  saved,
  state,
} from '#tests/support/saved-states.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const parsed = (round: number) => JSON.parse(state(round)) as unknown;

describe('on a real disk', () => {
  it('comes back as it was written, is plain JSON, belongs to this user only and leaves nothing beside it', async () => {
    const folder = await temporaryFolder();
    const at = join(folder, 'list.json');
    const file = open(undefined, at);
    expect(await file.load()).toBeUndefined();
    await file.write(state(1));
    expect(await open(undefined, at).load()).toEqual({
      data: parsed(1),
      schema: 1,
      isFromBackup: false,
    });
    expect(JSON.parse(await readFile(at, 'utf8'))).toEqual([
      expect.objectContaining({ format, schema: 1, generation: 1 }),
      parsed(1),
    ]);
    if (process.platform !== 'win32') expect((await stat(at)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['list.json']);
  });

  it('keeps five generations, the newest as bak1', async () => {
    const folder = await temporaryFolder();
    const at = join(folder, 'list.json');
    await saved(undefined, 8, at);
    expect((await readdir(folder)).sort()).toEqual([
      'list.json',
      'list.json.bak1',
      'list.json.bak2',
      'list.json.bak3',
      'list.json.bak4',
      'list.json.bak5',
    ]);
    for (let age = 1; age <= 5; age++)
      expect((JSON.parse(await readFile(`${at}.bak${age}`, 'utf8')) as unknown[])[1]).toEqual(
        parsed(8 - age),
      );
  });

  it('counts its generations over restarts', async () => {
    const at = join(await temporaryFolder(), 'list.json');
    await saved(undefined, 3, at);
    await saved(undefined, 1, at);
    expect((JSON.parse(await readFile(at, 'utf8')) as unknown[])[0]).toMatchObject({
      generation: 4,
    });
  });

  it('sweeps away what a killed process left half-written', async () => {
    const folder = await temporaryFolder();
    const at = join(folder, 'list.json');
    await writeFile(join(folder, '.list.json.00ff.tmp'), '[{"form');
    await writeFile(join(folder, '.other.json.00ff.tmp'), 'not ours');
    const file = open(undefined, at);
    expect(await file.load()).toBeUndefined();
    expect(await file.repair()).toBeNull();
    expect(await readdir(folder)).toEqual(['.other.json.00ff.tmp']);
  });
});

describe('a damaged file', () => {
  const damages: Record<string, (bytes: Buffer) => Buffer> = {
    'truncated in the data': (bytes) => bytes.subarray(0, bytes.length - 30),
    'truncated in the first line': (bytes) => bytes.subarray(0, 20),
    empty: () => Buffer.of(),
    'filled with NUL': (bytes) => Buffer.alloc(bytes.length),
    'NUL at the end': (bytes) => Buffer.from(bytes).fill(0, bytes.length - 40),
    garbage: () => Buffer.from('%PDF-1.7 not ours'),
    'with a byte order mark': (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes]),
    'with one changed letter': (bytes) =>
      Buffer.from(bytes.toString('latin1').replace(' 3 7', ' 3 8'), 'latin1'),
    'with something after its end': (bytes) => Buffer.concat([bytes, Buffer.from(' ')]),
    'another kind of file': () =>
      Buffer.concat(
        seal({ format: 'kiezbrief.other', schema: 1, generation: 3 }, [Buffer.from('[]')]),
      ),
    'valid JSON of somebody else': () => Buffer.from('{"actors":[]}'),
  };
  it.each(Object.entries(damages))(
    '%s: the newest backup is loaded, the damaged file is kept and reported',
    async (_, damage) => {
      const folder = await temporaryFolder();
      const at = join(folder, 'list.json');
      await saved(undefined, 3, at);
      const bad = damage(await readFile(at));
      await writeFile(at, bad);

      const file = open(undefined, at);
      expect(await file.load()).toEqual({ data: parsed(2), schema: 1, isFromBackup: true });
      const restored = await file.repair();
      expect(restored?.file).toBe('list.json');
      expect(restored?.keptAs).toMatch(/^list\.json\.damaged-\d{4}-\d\d-\d\dT/);
      expect(await readFile(join(folder, restored!.keptAs!))).toEqual(bad);
      expect(await open(undefined, at).load()).toEqual({
        data: parsed(2),
        schema: 1,
        isFromBackup: false,
      });
    },
  );

  it('passes over damaged backups to the newest valid one', async () => {
    const files = faultFs();
    await saved(files, 5);
    for (const name of [path, `${path}.bak1`, `${path}.bak2`]) files.put(name, 'x');
    expect(await loadedText(files)).toBe(state(2));
  });

  it('is not put aside while it is only looked at', async () => {
    const files = faultFs();
    await saved(files, 2);
    files.put(path, 'x');
    const before = files.tree();
    await open(files).load();
    expect(files.tree()).toEqual(before);
  });

  it('does not cost the backups: the next save keeps them', async () => {
    const files = faultFs();
    await saved(files, 3);
    files.put(path, 'x');
    const file = open(files);
    await file.load();
    await file.repair();
    await file.write(state(9));
    expect(await loadedText(files)).toBe(state(9));
    files.put(path, 'x');
    expect(await loadedText(files)).toBe(state(2));
  });

  it('without any valid backup is refused and nothing is touched', async () => {
    const files = faultFs();
    await saved(files, 1);
    files.put(path, 'x');
    const before = files.tree();
    await expect(open(files).load()).rejects.toMatchObject({
      code: 'store.unreadable',
      data: { file: 'list.json' },
    });
    expect(files.tree()).toEqual(before);
  });

  it('that alone is left, already put aside, is not an empty store', async () => {
    const files = faultFs();
    files.put(`${path}.damaged-2026-03-02T09-00-00-000Z`, 'x');
    await expect(open(files).load()).rejects.toMatchObject({ code: 'store.unreadable' });
  });

  it('that the system cannot read is refused, not replaced by something older', async () => {
    const files = faultFs();
    await saved(files, 3);
    for (const reason of ['EIO', 'EACCES']) {
      files.setFault({ at: 1, code: reason, only: ['read'] });
      await expect(open(files).load()).rejects.toMatchObject({ code: 'store.unreadable' });
    }
    files.setFault({ at: 1, code: 'EIO', only: ['readdir'] });
    await expect(open(files).load()).rejects.toMatchObject({ code: 'store.unreadable' });
  });
});

it('a missing file is replaced by its newest backup and reported', async () => {
  const folder = await temporaryFolder();
  const at = join(folder, 'list.json');
  await saved(undefined, 3, at);
  await unlink(at);
  const file = open(undefined, at);
  expect(await file.load()).toMatchObject({ isFromBackup: true });
  expect(await file.repair()).toEqual({ file: 'list.json', keptAs: null });
  expect(await loadedText(undefined, at)).toBe(state(2));
});

it.each(['the file itself', 'only a backup, behind a damaged file'])(
  'a newer version is refused and nothing is touched: %s',
  async (where) => {
    const files = faultFs();
    await saved(files, 3);
    // The newer format's checksum need not be ours.
    const newer = `[{"format":"${format}","schema":7,"generation":9,"sha256":"other"},\n{"v":7}\n]`;
    if (where === 'the file itself') files.put(path, newer);
    else {
      files.put(path, 'x');
      files.put(`${path}.bak1`, newer);
    }
    const before = files.tree();
    await expect(open(files).load()).rejects.toMatchObject({
      code: 'store.newer-version',
      data: { file: 'list.json', version: 7 },
    });
    expect(files.tree()).toEqual(before);
  },
);

it('200 mutations of a stored file never lead to an empty start or to data nobody saved', async () => {
  const states = [1, 2, 3].map(state);
  const outcomes = new Set<string>();
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed);
    const files = faultFs();
    await saved(files, 3);
    for (const name of [
      path,
      ...(random() < 0.3 ? [`${path}.bak1`] : []),
      ...(random() < 0.2 ? [`${path}.bak2`] : []),
    ]) {
      files.put(name, mutated(await files.readFile(name), random));
    }
    const outcome = await loadedText(files).catch(codeOf);
    outcomes.add(outcome ?? 'empty');
    expect([...states, 'store.unreadable', 'store.newer-version'], `seed ${seed}`).toContain(
      outcome,
    );
  }
  // Otherwise the mutations prove nothing.
  expect(outcomes).toContain(state(2));
  expect(outcomes).toContain('store.unreadable');
});

function mutated(bytes: Uint8Array, random: () => number): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(random() * copy.length);
  const length = 1 + Math.floor(random() * 50);
  switch (Math.floor(random() * 6)) {
    case 0:
      return copy.subarray(0, at);
    case 1:
      return copy.fill(0, at, Math.min(at + length, copy.length));
    case 2:
      copy[at] = Math.floor(random() * 256);
      return copy;
    case 3:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + length)]);
    case 4:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(0, length), copy.subarray(at)]);
    default:
      copy[at] = copy[at]! ^ (1 << Math.floor(random() * 8));
      return copy;
  }
}

it('a backup is another file than the one it backs up', async () => {
  const folder = await temporaryFolder();
  const at = join(folder, 'list.json');
  const file = await saved(undefined, 2, at);
  expect((await stat(at)).ino).not.toBe((await stat(`${at}.bak1`)).ino);
  // The same holds after somebody restored a backup by hand.
  await rename(`${at}.bak1`, at);
  await link(at, `${at}.bak1`);
  await file.write(state(3));
  expect(await loadedText(undefined, at)).toBe(state(3));
  expect((await stat(at)).ino).not.toBe((await stat(`${at}.bak1`)).ino);
});
