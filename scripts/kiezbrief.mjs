#!/usr/bin/env node
// `npx kiezbrief`, `npm run kiezbrief --`: starts the command line under the Node it needs. Runs on
// Node 20 too, far enough to hand over to the project's own Node 24 (package `node`). Exit status
// and signals pass through.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';

const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const entry = [inProject('src/cli/index.ts'), inProject('out/main/cli.js')].find(existsSync);
const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24;
// Never this very process again: an outdated own Node would hand over to itself for ever.
const ownNode = [
  inProject('node_modules/node/bin/node'),
  inProject('node_modules/node/bin/node.exe'),
].find((path) => existsSync(path) && realpathSync(path) !== realpathSync(process.execPath));

if (!entry) {
  console.error(
    'Kiezbrief ist hier nicht vollständig installiert (weder src/cli noch out/main). / Kiezbrief is not completely installed here.',
  );
  process.exitCode = 1;
} else if (isNewEnough) {
  // Before the first TypeScript file: a warm cache saves loading the type stripper at all, about 40
  // ms of a start.
  module.enableCompileCache();
  await import(pathToFileURL(entry).href);
} else if (!ownNode) {
  console.error(
    `Kiezbrief braucht Node 24, dies ist ${process.version}. Bitte „npm ci“ ausführen. / Kiezbrief needs Node 24. Please run “npm ci”.`,
  );
  process.exitCode = 1;
} else {
  const child = spawn(ownNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // On Windows the console tells every process itself, and `kill` would end the child at once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      if (process.platform !== 'win32') child.kill(signal);
    });
  child.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
