// `npm start [-- --web] [-- --data DIR]`: Kiezbrief in Electron, or the same program in the browser
// where Electron is not to be had.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfNeeded } from './build-if-needed.mjs';
import { electronBinary, electronPackage } from './electron-binary.mjs';
import { needNode24, root } from './node24.mjs';

needNode24();
const { textsFor } = await import('#shared/texts/catalogue.ts');
const { languageOf } = await import('#shared/texts/texts.ts');
const texts = textsFor(
  languageOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG),
).shell.start;
const installMs = 60_000;

const wantsWeb = process.argv.includes('--web');
const args = process.argv.slice(2).filter((argument) => argument !== '--web');
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const built = await buildIfNeeded({ isQuiet: true });
if (built !== 0) process.exit(built);

const { binary, why } = wantsWeb ? { why: texts.askedForWeb } : findElectron();
if (binary) {
  const { code, signal } = await run(binary, [root, ...args]);
  // 0 and 1 are Kiezbrief's own; anything else is Electron that could not start (no sandbox,
  // missing libraries).
  if (code === 0 || code === 1) process.exit(code);
  if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(0);
  console.log(texts.electronCrashed);
} else {
  console.log(why);
}
process.exit(
  (await run(process.execPath, ['--enable-source-maps', join(root, 'out/main/host.js'), ...args]))
    .code ?? 1,
);

/** Present, or fetched once with the package's own installer. */
function findElectron() {
  if (!hasDisplay) return { why: texts.noDisplay };
  const present = electronBinary(root);
  if (present) return { binary: present };
  const folder = electronPackage(root);
  if (!folder) return { why: texts.electronMissing };
  console.log(texts.fetching);
  spawnSync(process.execPath, [join(folder, 'install.js')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'ignore'],
    timeout: installMs,
  });
  const fetched = electronBinary(root);
  return fetched ? { binary: fetched } : { why: texts.electronMissing };
}

function run(program, parameters) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: 'inherit', cwd: process.cwd() });
    // A Ctrl+C reaches the child by itself; here it only must not end us first.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => {
      child.kill('SIGTERM');
    });
    child.on('error', () => {
      resolve({ code: null, signal: null });
    });
    child.on('exit', (code, signal) => {
      resolve({ code, signal });
    });
  });
}
