// The project's scripts need Node 24; a machine may start them with an older one. Readable by Node
// 20.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
/** The Node 24 that `npm ci` brings along (package `node`). */
const ownNode = [
  inProject('node_modules/node/bin/node'),
  inProject('node_modules/node/bin/node.exe'),
].find(existsSync);

/** For a child process; `undefined` where there is none. */
export const nodeToRunWith =
  Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : ownNode;

/**
 * Returns under Node 24 or newer. Otherwise the script runs again under the project's own Node, or
 * a sentence says what to do.
 */
export function needNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  if (!ownNode) {
    console.error(
      `Kiezbrief braucht Node 24, dies ist ${process.version}. Bitte „npm ci“ ausführen (ohne --ignore-scripts). / Kiezbrief needs Node 24, this is ${process.version}. Please run “npm ci” (without --ignore-scripts).`,
    );
    process.exit(1);
  }
  const { status, signal } = spawnSync(ownNode, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(status ?? 128 + (constants.signals[signal] ?? 0));
}
