// Passwords where no keychain is at hand: sealed in a file with the passphrase of the environment,
// or only in memory for this run. Never in clear on the disk (trust: ask each session instead).
import {
  createCipheriv,
  createDecipheriv,
  randomBytes,
  scrypt,
  type ScryptOptions,
} from 'node:crypto';
import { join } from 'node:path';
import type { Secrets } from '#core/ports/secrets.ts';
import type { AccountId } from '#shared/values.ts';
import { durableFile } from './durable-file.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';

/**
 * `KIEZBRIEF_PASSPHRASE` opens the sealed file; without it passwords are asked for again after each
 * start.
 */
export function createSecrets(
  folder: string,
  environment: Record<string, string | undefined> = process.env,
): Secrets {
  const passphrase = environment['KIEZBRIEF_PASSPHRASE'];
  return passphrase ? sealedSecrets(folder, passphrase) : secretsInMemory();
}

function secretsInMemory(): Secrets {
  const passwords = new Map<AccountId, string>();
  return {
    areLasting: false,
    has: (account) => Promise.resolve(passwords.has(account)),
    get: (account) => Promise.resolve(passwords.get(account)),
    put: (account, password) => {
      passwords.set(account, password);
      return Promise.resolve();
    },
    forget: (account) => {
      passwords.delete(account);
      return Promise.resolve();
    },
  };
}

/** All base64. */
interface SealedPassword {
  readonly salt: string;
  readonly iv: string;
  readonly tag: string;
  readonly text: string;
}

const cost: ScryptOptions = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

/**
 * AES-256-GCM, each password with its own salt and bound to its account. One that this passphrase
 * does not open counts as not there, so a folder moved to another machine asks for it again.
 */
export function sealedSecrets(
  folder: string,
  passphrase: string,
  fileSystem: FileSystem = nodeFileSystem,
): Secrets {
  const file = durableFile({
    path: join(folder, 'secrets.json'),
    format: 'kiezbrief.secrets',
    schema: 1,
    fileSystem,
  });
  const keys = new Map<string, Promise<Buffer>>();
  const loaded = once(async () => {
    const entries = new Map(
      Object.entries(((await file.load())?.data ?? {}) as Record<string, SealedPassword>),
    );
    return entries;
  });
  let last: Promise<unknown> = Promise.resolve();

  /** scrypt takes about half a second, on purpose; once per salt. */
  const keyFor = (salt: string): Promise<Buffer> => {
    let key = keys.get(salt);
    if (!key) {
      key = new Promise((resolve, reject) => {
        scrypt(passphrase, Buffer.from(salt, 'base64'), 32, cost, (error, derived) => {
          if (error) reject(error);
          else resolve(derived);
        });
      });
      keys.set(salt, key);
    }
    return key;
  };

  async function get(account: AccountId): Promise<string | undefined> {
    const sealed = (await loaded()).get(account);
    return sealed && unseal(sealed, account, await keyFor(sealed.salt));
  }

  /** One change at a time; what is in memory follows the file, never the other way round. */
  function change(apply: (entries: Map<string, SealedPassword>) => void): Promise<void> {
    const changed = last.then(async () => {
      const entries = await loaded();
      const next = new Map(entries);
      apply(next);
      await file.repair();
      await file.write(JSON.stringify(Object.fromEntries(next)));
      entries.clear();
      for (const [account, sealed] of next) entries.set(account, sealed);
    });
    last = changed.catch(() => undefined);
    return changed;
  }

  return {
    areLasting: true,
    has: async (account) => (await get(account)) !== undefined,
    get,
    async put(account, password) {
      const salt = randomBytes(16).toString('base64');
      const sealed = seal(password, account, salt, await keyFor(salt));
      await change((entries) => entries.set(account, sealed));
    },
    async forget(account) {
      if ((await loaded()).has(account)) await change((entries) => entries.delete(account));
    },
  };
}

function seal(password: string, account: AccountId, salt: string, key: Buffer): SealedPassword {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(account));
  const text = Buffer.concat([cipher.update(password, 'utf8'), cipher.final()]);
  return {
    salt,
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: text.toString('base64'),
  };
}

function unseal(
  { iv, tag, text }: SealedPassword,
  account: AccountId,
  key: Buffer,
): string | undefined {
  // A shorter tag would be accepted without this and is easier to forge (NIST SP 800-38D, 5.2.1.2).
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), {
    authTagLength: 16,
  }).setAAD(Buffer.from(account));
  try {
    decipher.setAuthTag(Buffer.from(tag, 'base64'));
    return decipher.update(Buffer.from(text, 'base64'), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => {
    value ??= load().catch((error: unknown) => {
      value = undefined;
      throw error;
    });
    return value;
  };
}
