// What the keeping of passwords promises: never in clear on the disk; sealed with a passphrase, or
// only for this run.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSecrets, sealedSecrets } from '#adapters/secrets.ts';
import { AccountId } from '#shared/values.ts';
import { faultFs } from '#tests/support/fault-fs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const account = AccountId.parse('acc_amt');
const other = AccountId.parse('acc_other');
const password = 'geheim-Straße 7';

it('without a passphrase keeps passwords in memory for this run and writes nothing', async () => {
  const folder = await temporaryFolder();
  const secrets = createSecrets(folder, {});
  await secrets.put(account, password);
  expect([
    await secrets.has(account),
    await secrets.get(account),
    await secrets.has(other),
    await secrets.get(other),
  ]).toEqual([true, password, false, undefined]);
  expect(await createSecrets(folder, {}).has(account)).toBe(false);
  await secrets.forget(account);
  expect(await secrets.has(account)).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});

describe('with a passphrase', () => {
  it('keeps passwords over a restart, sealed, each with a salt of its own, in a file of this user only', async () => {
    const folder = await temporaryFolder();
    const environment = { KIEZBRIEF_PASSPHRASE: 'vier Wörter am Stück' };
    const secrets = createSecrets(folder, environment);
    await Promise.all([secrets.put(account, password), secrets.put(other, password)]);
    const text = await readFile(join(folder, 'secrets.json'), 'utf8');
    expect(text).not.toContain('geheim');
    expect(text).not.toContain(Buffer.from(password).toString('base64').slice(0, 12));
    const sealed = Object.values(
      (
        JSON.parse(text) as [unknown, Record<string, { salt: string; iv: string; text: string }>]
      )[1],
    );
    for (const field of ['salt', 'iv', 'text'] as const)
      expect(new Set(sealed.map((one) => one[field])).size).toBe(2);
    if (process.platform !== 'win32')
      expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);

    const again = createSecrets(folder, environment);
    expect([await again.get(account), await again.get(other)]).toEqual([password, password]);
    await again.forget(account);
    expect([await again.has(account), await again.has(other)]).toEqual([false, true]);
    expect(await createSecrets(folder, environment).has(account)).toBe(false);
  });

  it('that is another one: the password counts as not there and can be set anew', async () => {
    const folder = await temporaryFolder();
    await sealedSecrets(folder, 'richtig').put(account, password);
    const moved = sealedSecrets(folder, 'falsch');
    expect([await moved.has(account), await moved.get(account)]).toEqual([false, undefined]);
    await moved.put(account, 'neu');
    expect(await moved.get(account)).toBe('neu');
  });

  it('a sealed password moved to another account or changed in one bit does not open', async () => {
    const files = faultFs();
    const secrets = sealedSecrets('/data', 'p', files);
    await secrets.put(account, password);
    // A valid file with the entry under another name, and with one changed letter: the checksum is
    // not a secret, the seal must hold alone.
    const text = files.tree()['/data/secrets.json']!;
    const entry = (JSON.parse(text) as [unknown, Record<string, { text: string }>])[1][account]!;
    const { seal } = await import('#adapters/sealed-json.ts');
    const flipped = (entry.text.startsWith('A') ? 'B' : 'A') + entry.text.slice(1);
    const json = Buffer.from(
      JSON.stringify({ [other]: entry, [account]: { ...entry, text: flipped } }),
    );
    files.put(
      '/data/secrets.json',
      Buffer.concat(seal({ format: 'kiezbrief.secrets', schema: 1, generation: 9 }, [json])),
    );
    const again = sealedSecrets('/data', 'p', files);
    expect([await again.get(other), await again.get(account)]).toEqual([undefined, undefined]);
  });

  it('a save that fails leaves memory as the file is', async () => {
    const files = faultFs();
    const secrets = sealedSecrets('/data', 'p', files);
    files.setFault({ at: 1, times: 1, code: 'ENOSPC', only: ['write'] });
    await expect(secrets.put(account, password)).rejects.toMatchObject({ code: 'store.full' });
    expect(await secrets.has(account)).toBe(false);
    await secrets.put(account, password);
    expect(await secrets.get(account)).toBe(password);
  });

  it('a damaged file is reported and not overwritten', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'secrets.json'), 'x');
    const secrets = sealedSecrets(folder, 'p');
    await expect(secrets.get(account)).rejects.toMatchObject({
      code: 'store.unreadable',
      data: { file: 'secrets.json' },
    });
    await expect(secrets.put(account, password)).rejects.toMatchObject({
      code: 'store.unreadable',
    });
    expect(await readFile(join(folder, 'secrets.json'), 'utf8')).toBe('x');
  });
});
