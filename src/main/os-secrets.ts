// Passwords, sealed by the desktop's own keychain (Electron safeStorage) and kept as one file in
// the data folder.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { makeOwnFolder, writeOwnFile, type AppConfig } from '#create-app';
import { AppError } from '#shared/errors.ts';

type Secrets = NonNullable<AppConfig['secrets']>;
type Keychain = Pick<
  SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend'
>;

/**
 * Only after Electron is ready. Storing throws `secret.no-safe-place` where the desktop has no
 * keychain; reading then finds nothing, and neither does it when the folder came from another
 * computer: the program asks for the password again.
 */
export function createOsSecrets(
  folder: string,
  keychain: Keychain,
  platform: NodeJS.Platform = process.platform,
): Secrets {
  const file = join(folder, 'secrets.keychain.json');
  const isSafe = async () =>
    (await keychain.isAsyncEncryptionAvailable()) &&
    // Linux without a keyring "encrypts" with a password everybody can read in the source.
    !(
      platform === 'linux' &&
      ['basic_text', 'unknown'].includes(keychain.getSelectedStorageBackend())
    );

  const read = async (): Promise<Map<string, string>> => {
    try {
      const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
      return new Map(
        Object.entries(kept ?? {}).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      );
    } catch (error) {
      if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT')
        return new Map();
      throw error;
    }
  };
  const write = async (sealed: Map<string, string>) => {
    await makeOwnFolder(folder);
    await writeOwnFile(file, JSON.stringify(Object.fromEntries(sealed)));
  };
  // One after the other: two changes at once would each write what the other does not know.
  let last: Promise<unknown> = Promise.resolve();
  const change = (apply: (sealed: Map<string, string>) => void): Promise<void> => {
    const mine = last.then(async () => {
      const sealed = await read();
      apply(sealed);
      await write(sealed);
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  const put: Secrets['put'] = async (account, password) => {
    if (!(await isSafe())) throw new AppError('secret.no-safe-place', {});
    const sealed = (await keychain.encryptStringAsync(password)).toString('base64');
    await change((all) => {
      all.set(account, sealed);
    });
  };
  const get: Secrets['get'] = async (account) => {
    const sealed = (await read()).get(account);
    if (sealed === undefined || !(await isSafe())) return undefined;
    try {
      const { result, shouldReEncrypt } = await keychain.decryptStringAsync(
        Buffer.from(sealed, 'base64'),
      );
      // The desktop changed its key; seal it anew while the old one is still known.
      if (shouldReEncrypt) await put(account, result);
      return result;
    } catch {
      return undefined;
    }
  };
  return {
    areLasting: true,
    get,
    put,
    has: async (account) => (await get(account)) !== undefined,
    forget: async (account) => {
      await change((all) => {
        all.delete(account);
      });
    },
  };
}
