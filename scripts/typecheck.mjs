// `npm run typecheck`: each environment by its own configuration, so that the domain sees neither
// `window` nor `process`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { needNode24, root } from './node24.mjs';

needNode24();
const checks = [
  ['core', 'typescript/bin/tsc', 'tsconfig.core.json'],
  ['node', 'typescript/bin/tsc', 'tsconfig.node.json'],
  ['renderer', 'vue-tsc/bin/vue-tsc.js', 'tsconfig.renderer.json'],
];

const results = checks.map(([name, program, config]) => {
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', program),
      '--pretty',
      String(process.stdout.isTTY ?? false),
      '-p',
      config,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  return { name, isFine: status === 0 };
});
console.log(
  `types: ${results.map(({ name, isFine }) => `${name} ${isFine ? 'ok' : 'failed'}`).join(', ')}`,
);
process.exitCode = results.every(({ isFine }) => isFine) ? 0 : 1;
