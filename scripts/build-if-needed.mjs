// Builds `out/` when it is missing or older than what it is made of. Several may ask at once: one
// builds, the others wait.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { needNode24, root } from './node24.mjs';

const stamp = join(root, 'out', 'built-from');
const cache = join(root, 'node_modules', '.cache');
const lock = join(cache, 'kiezbrief-build.lock');

/**
 * What `out/` is made of, from the root on: the sources, how they are built, and which packages
 * with which licences go along.
 */
export function buildInputs() {
  const configurations = readdirSync(root).filter((file) => /^tsconfig.*\.json$/.test(file));
  const sources = readdirSync(join(root, 'src'), { recursive: true }).map((file) =>
    join('src', file),
  );
  return [
    'electron.vite.config.ts',
    'package.json',
    'package-lock.json',
    join('scripts', 'licence-list.ts'),
    ...configurations,
    ...sources,
  ].sort();
}

/** Names every input by path, size and time of change; a removed file changes it too. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of buildInputs()) {
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function isFresh() {
  try {
    return readFileSync(stamp, 'utf8') === fingerprint();
  } catch {
    return false;
  }
}

/** Returns the exit status of the build, 0 when there was nothing to do. */
export async function buildIfNeeded({ isQuiet = false } = {}) {
  mkdirSync(cache, { recursive: true });
  while (!isFresh()) {
    if (!takeLock()) {
      await new Promise((resolve) => {
        setTimeout(resolve, 200);
      });
      continue;
    }
    try {
      const from = fingerprint();
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'],
        {
          cwd: root,
          stdio: isQuiet ? 'pipe' : 'inherit',
          encoding: 'utf8',
        },
      );
      if (status !== 0) {
        if (isQuiet) process.stderr.write(`${stdout}${stderr}`);
        return status ?? 1;
      }
      writeFileSync(stamp, from);
      return 0;
    } finally {
      rmSync(lock, { force: true });
    }
  }
  return 0;
}

/** The lock holds the builder's process id; one whose process is gone is void. */
function takeLock() {
  try {
    const file = openSync(lock, 'wx');
    writeFileSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    if (owner > 0) process.kill(owner, 0);
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(lock, { force: true });
  }
  return false;
}

if (import.meta.main) {
  needNode24();
  process.exitCode = await buildIfNeeded({ isQuiet: process.argv.includes('--quiet') });
}
