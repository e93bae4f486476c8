// A data folder others can get into is said by the command line, beside the answer and never in it.
import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openEntries } from '#tests/support/open-entries.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const run = promisify(execFile);
const call = (folder: string, name: string) =>
  run(process.execPath, [
    resolve('scripts/kiezbrief.mjs'),
    name,
    '--json',
    '--language',
    'de',
    '--data',
    folder,
  ]);

it.skipIf(process.platform === 'win32')(
  'says it at opening until it is closed',
  async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o755);
    const first = await call(folder, 'settings.folderAccess');
    expect(JSON.parse(first.stdout)).toMatchObject({ isOpen: true, isOwn: true });
    expect(first.stderr).toContain(
      `Andere Konten können in den Datenordner ${folder}. settings.closeFolder schließt ihn.`,
    );
    expect(JSON.parse((await call(folder, 'settings.closeFolder')).stdout)).toMatchObject({
      closed: 1,
      access: { isOpen: false },
    });
    expect(await openEntries(folder)).toEqual([]);
    expect((await call(folder, 'settings.folderAccess')).stderr).not.toContain('Datenordner');
  },
  60_000,
);
