// For tests that look at the build: builds once when a source is newer, however many test files ask
// at the same time.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { applicationRoot } from '#adapters/places.ts';

/** Give the hook that calls this a minute or two: the machine may be busy. */
export async function ensureBuilt(): Promise<string> {
  await promisify(execFile)(
    process.execPath,
    [join(applicationRoot(), 'scripts', 'build-if-needed.mjs'), '--quiet'],
    { cwd: applicationRoot() },
  );
  return join(applicationRoot(), 'out');
}
