// `npm run test:changed [-- BASE]`: the tests of what differs from BASE (without it: from where the
// branch left main, and what is not committed). What a test imports tells most; the screen is built
// before it is tested, so its tests are found by the name of the room that changed.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { needNode24, root } from './node24.mjs';

needNode24();
const base = process.argv[2] ?? leftMainAt();
const changed = [
  ...lines('git', ['diff', '--name-only', base]),
  ...lines('git', ['ls-files', '--others', '--exclude-standard']),
];
const files = [...new Set([...importing(), ...ofTheScreen()])].sort();

if (files.length === 0) {
  console.log('tests: 0 passed, 0 failed (nothing that changed has a test)');
} else {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/test.mjs'), ...files], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}

function lines(program, parameters) {
  const { stdout, stderr, status } = spawnSync(program, parameters, { cwd: root });
  if (status !== 0) throw new Error(String(stderr));
  return String(stdout).split('\n').filter(Boolean);
}

function leftMainAt() {
  const found = spawnSync('git', ['merge-base', 'HEAD', 'origin/main'], { cwd: root });
  return found.status === 0 ? String(found.stdout).trim() : 'HEAD';
}

/** Test files that import something that changed, by way of others too. */
function importing() {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  return lines(process.execPath, [vitest, 'list', '--filesOnly', '--changed', base]).map((line) =>
    line.replace(/^\[\w+\] /, ''),
  );
}

/** A room's tests begin with its name; what every room shares is tested by all of them. */
function ofTheScreen() {
  const sources = changed.filter((path) => /^src\/(?:renderer|shared\/texts)\//.test(path));
  if (sources.length === 0) return [];
  const tests = readdirSync(join(root, 'tests/renderer'))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `tests/renderer/${name}`);
  const rooms = sources.map((path) => /^src\/renderer\/features\/(\w+)\//.exec(path)?.[1]);
  if (rooms.includes(undefined)) return tests;
  return tests.filter((path) => rooms.some((room) => basename(path).includes(room)));
}
