// What fingerprints promise: the folder's key is made once and kept like data, and a lost key is an
// error, not a new key, because with a new one nobody on the suppression list would be recognised.
import { readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFingerprint } from '#adapters/fingerprint.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

it('is the same after another start, differs between folders, and is not the plain hash', async () => {
  const folder = await temporaryFolder();
  const one = await createFingerprint(folder);
  expect(one.sha256('abc')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(one.keyed('kita@example.org')).toMatch(/^[0-9a-f]{64}$/);
  expect((await createFingerprint(folder)).keyed('kita@example.org')).toBe(
    one.keyed('kita@example.org'),
  );
  expect((await createFingerprint(await temporaryFolder())).keyed('kita@example.org')).not.toBe(
    one.keyed('kita@example.org'),
  );
  expect(one.keyed('kita@example.org')).not.toBe(one.sha256('kita@example.org'));
  if (process.platform !== 'win32')
    expect((await stat(join(folder, 'fingerprint.key'))).mode & 0o777).toBe(0o600);
});

it('has a backup of its key from the beginning', async () => {
  const folder = await temporaryFolder();
  const before = (await createFingerprint(folder)).keyed('x');
  await writeFile(join(folder, 'fingerprint.key'), Buffer.alloc(100));
  expect((await createFingerprint(folder)).keyed('x')).toBe(before);
  await unlink(join(folder, 'fingerprint.key'));
  expect((await createFingerprint(folder)).keyed('x')).toBe(before);
  expect(await readdir(folder)).toContain('fingerprint.key');
});

it('refuses to make a new key where a suppression list needs the old one', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'suppressions.json.bak1'), 'x');
  await expect(createFingerprint(folder)).rejects.toMatchObject({
    code: 'store.unreadable',
    data: { file: 'fingerprint.key' },
  });
  expect(await readdir(folder)).toEqual(['suppressions.json.bak1']);
});

it('refuses a key of which nothing valid is left', async () => {
  const folder = await temporaryFolder();
  await createFingerprint(folder);
  for (const name of await readdir(folder)) await writeFile(join(folder, name), 'x');
  await expect(createFingerprint(folder)).rejects.toMatchObject({ code: 'store.unreadable' });
  expect(await readFile(join(folder, 'fingerprint.key'), 'utf8')).toBe('x');
});
