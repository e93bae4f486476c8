// `npm test [-- FILES]`: builds what the tests look at, runs them, and sums up in the last line.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from './build-if-needed.mjs';
import { needNode24, root } from './node24.mjs';

needNode24();
const folder = mkdtempSync(join(tmpdir(), 'kiezbrief-test-'));
const report = join(folder, 'report.json');
const isBuilt = (await buildIfNeeded({ isQuiet: true })) === 0;

const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);

const { passed, failed } = count();
rmSync(folder, { recursive: true });
if (!isBuilt) console.error('The build failed; tests of the build say why.');
process.exitCode = status === 0 && failed === 0 && passed > 0 && isBuilt ? 0 : 1;
console.log(`tests: ${passed} passed, ${failed} failed`);

/** A file that could not even be loaded counts as one failure: its tests did not run. */
function count() {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const broken = testResults.filter(
      (file) =>
        file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    ).length;
    return { passed: numPassedTests, failed: numFailedTests + broken };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
