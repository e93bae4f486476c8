// Where Electron's program lies, without asking the package: since version 42 importing it starts a
// download when it is missing.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

/** The folder of the package `electron`, or null where it is not installed. */
export function electronPackage(root) {
  try {
    return dirname(createRequire(join(root, 'package.json')).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/**
 * The path of the program, or null: missing, or left over from another version. Looks at what the
 * package's own installer writes.
 */
export function electronBinary(root, env = process.env) {
  const folder = electronPackage(root);
  if (!folder) return null;
  const read = (file) => {
    try {
      return readFileSync(join(folder, file), 'utf8').trim();
    } catch {
      return '';
    }
  };
  const program = read('path.txt');
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const path = override
    ? join(override, program || 'electron')
    : program && join(folder, 'dist', program);
  if (!path || !existsSync(path)) return null;
  const isStale =
    read('dist/version').replace(/^v/, '') !== JSON.parse(read('package.json')).version;
  return override || !isStale ? path : null;
}
