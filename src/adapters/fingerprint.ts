// Hashes: plain ones, and ones only this data folder can make. The folder's key decides who is on
// the suppression list, so it is kept like data, and losing it is an error instead of a new key.
import { createHmac, hash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import { hasCode } from '#shared/errors.ts';
import { durableFile, type DurableFile } from './durable-file.ts';
import { unreadable } from './file-system.ts';

const keyFile = 'fingerprint.key';
const keyBytes = 32;

/**
 * Makes the key when the folder is new. `store.unreadable` when it is gone or damaged while a
 * suppression list needs it.
 */
export async function createFingerprint(folder: string): Promise<Fingerprint> {
  const key = await loadOrMakeKey(folder);
  return {
    sha256: (text) => hash('sha256', text, 'hex'),
    keyed: (text) => createHmac('sha256', key).update(text, 'utf8').digest('hex'),
  };
}

async function loadOrMakeKey(folder: string): Promise<Buffer> {
  const file = durableFile({
    path: join(folder, keyFile),
    format: 'kiezbrief.fingerprint',
    schema: 1,
  });
  const loaded = await file.load();
  if (loaded) {
    const key = Buffer.from(String(loaded.data), 'base64');
    if (key.length !== keyBytes) throw unreadable(join(folder, keyFile));
    // Where it cannot be mended the backup goes on serving: this file is never written again.
    if (loaded.isFromBackup) await file.repair().catch(() => undefined);
    return key;
  }
  const names = await readdir(folder).catch(() => []);
  if (names.some((name) => name.startsWith('suppressions.json')))
    throw unreadable(join(folder, keyFile));
  return makeKey(file);
}

async function makeKey(file: DurableFile): Promise<Buffer> {
  const key = randomBytes(keyBytes);
  const json = JSON.stringify(key.toString('base64'));
  try {
    await file.write(json);
    // Once more: the first one becomes the backup.
    await file.write(json);
  } catch (error) {
    // Nothing is saved in a folder that cannot be written to, so a key for this run will do.
    if (!hasCode(error, 'store.read-only')) throw error;
  }
  return key;
}
