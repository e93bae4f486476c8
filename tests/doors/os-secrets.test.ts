// What Electron's place for passwords promises:
//   * on disk there is only what the desktop's keychain sealed, readable by this person alone
//   * where there is no keychain nothing is stored
//   * a keychain that changed or is another one never breaks the program: it asks again
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createOsSecrets } from '#main/os-secrets.ts';
import { AccountId } from '#shared/values.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const one = AccountId.parse('acc_1');
const two = AccountId.parse('acc_2');
type Backend = ReturnType<Parameters<typeof createOsSecrets>[1]['getSelectedStorageBackend']>;

/** Seals by flipping bits with its own key; refuses what another key sealed. */
function keychain({
  key = 1,
  isAvailable = true,
  backend = 'gnome_libsecret',
  shouldReEncrypt = false,
}: { key?: number; isAvailable?: boolean; backend?: Backend; shouldReEncrypt?: boolean } = {}) {
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(isAvailable),
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: (text: string) =>
      Promise.resolve(Buffer.from([key, ...Buffer.from(text).map((byte) => byte ^ 0xff)])),
    decryptStringAsync: (sealed: Buffer) =>
      sealed[0] === key || shouldReEncrypt
        ? Promise.resolve({
            result: Buffer.from(sealed.subarray(1).map((byte) => byte ^ 0xff)).toString(),
            shouldReEncrypt,
          })
        : Promise.reject(new Error('wrong key')),
  };
}

it('gives back what was put, after a restart too, and forgets on request', async () => {
  const folder = await temporaryFolder();
  const first = createOsSecrets(folder, keychain(), 'linux');
  await Promise.all([first.put(one, 'Gehei&mnis „ü“'), first.put(two, 'zwei')]);
  const second = createOsSecrets(folder, keychain(), 'linux');
  expect([await second.get(one), await second.get(two), await second.has(one)]).toEqual([
    'Gehei&mnis „ü“',
    'zwei',
    true,
  ]);
  await second.forget(one);
  expect([await second.get(one), await second.has(one), await second.get(two)]).toEqual([
    undefined,
    false,
    'zwei',
  ]);
});

it('keeps no password in clear and the file to this person', async () => {
  const folder = await temporaryFolder();
  await createOsSecrets(folder, keychain(), 'linux').put(one, 'Geheimnis');
  const file = join(folder, 'secrets.keychain.json');
  const kept = await readFile(file, 'utf8');
  expect(kept).not.toContain('Geheimnis');
  expect(kept).not.toContain(Buffer.from('Geheimnis').toString('base64').slice(0, 8));
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it.each([
  ['there is no keychain', keychain({ isAvailable: false }), 'win32'],
  ['Linux would use a password everybody knows', keychain({ backend: 'basic_text' }), 'linux'],
  ['Linux does not know yet', keychain({ backend: 'unknown' }), 'linux'],
] as const)('stores nothing where %s', async (_why, unsafe, platform) => {
  const folder = await temporaryFolder();
  const secrets = createOsSecrets(folder, unsafe, platform);
  await expect(secrets.put(one, 'x')).rejects.toMatchObject({ code: 'secret.no-safe-place' });
  expect(await secrets.get(one)).toBeUndefined();
  await expect(stat(join(folder, 'secrets.keychain.json'))).rejects.toThrow();
});

it('finds nothing in a folder that came from another computer', async () => {
  const folder = await temporaryFolder();
  await createOsSecrets(folder, keychain({ key: 1 }), 'darwin').put(one, 'x');
  const elsewhere = createOsSecrets(folder, keychain({ key: 2 }), 'darwin');
  expect([await elsewhere.get(one), await elsewhere.has(one)]).toEqual([undefined, false]);
  await elsewhere.put(one, 'neu');
  expect(await elsewhere.get(one)).toBe('neu');
});

it('seals anew when the desktop changed its key', async () => {
  const folder = await temporaryFolder();
  await createOsSecrets(folder, keychain({ key: 1 }), 'win32').put(one, 'x');
  expect(
    await createOsSecrets(folder, keychain({ key: 2, shouldReEncrypt: true }), 'win32').get(one),
  ).toBe('x');
  expect(await createOsSecrets(folder, keychain({ key: 2 }), 'win32').get(one)).toBe('x');
});

it.each(['', '{', '[]', 'null', '{"acc_1":7}'])(
  'starts with nothing where the file holds %j',
  async (text) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'secrets.keychain.json'), text);
    expect(await createOsSecrets(folder, keychain(), 'linux').get(one)).toBeUndefined();
  },
);
