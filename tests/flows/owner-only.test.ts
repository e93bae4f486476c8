// Whatever the program makes is for its owner only, also where the system's own habit (umask 0)
// would open it to everybody:
//   * the whole main job: list, pictures, bulletin, rehearsal, sending, answers, backups, log, lock
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openEntries } from '#tests/support/open-entries.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const run = promisify(execFile);
/** A shell, because a umask belongs to a whole process. */
const underOpenUmask = (script: string, ...args: string[]) =>
  run('sh', ['-c', 'umask 0; exec "$@"', 'sh', process.execPath, resolve(script), ...args]);

// Windows has no such bits; there a folder inherits from the one above (guide, chapter 10).
it.skipIf(process.platform === 'win32')(
  'the demonstration and its data folder',
  async () => {
    const data = join(await temporaryFolder(), 'neu', 'daten');
    await underOpenUmask('scripts/demo.mjs', '--data', data);
    expect(await readdir(data)).toEqual(
      expect.arrayContaining([
        'rehearsals',
        'blobs',
        'daily',
        'deliveries',
        'bulletin.html',
        'actors.json',
        'fingerprint.key',
      ]),
    );
    expect(await openEntries(join(data, '..'))).toEqual([]);
  },
  120_000,
);
