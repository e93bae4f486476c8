// electron-builder calls this when everything is packed, under whichever Node it was started with.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { nodeToRunWith, root } from './node24.mjs';

export default function afterPackaging({ outDir }) {
  const script = join(root, 'scripts', 'seal-package.ts');
  execFileSync(nodeToRunWith, [script, outDir], { stdio: 'inherit' });
  return [];
}
