// The built screen as a closed list, made once: a path from outside is only ever looked up in it
// and never touches the disk, so there is nothing to escape from (no `..`, no encoding, no symbolic
// link).
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

interface ScreenFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** Its name contains a hash of its content: it may be kept for ever. */
  readonly isImmutable: boolean;
}

/** `pathname` as in a URL, `/` is the page itself. Undefined = there is no such file. */
export type ScreenFiles = (pathname: string) => Promise<ScreenFile | undefined>;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** An empty list where the screen was not built. */
export async function openScreenFiles(folder: string): Promise<ScreenFiles> {
  const paths = new Map<string, string>();
  // By hand, because Electron's archive files do not promise `recursive`.
  const collect = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = `${below}/${entry.name}`;
      if (entry.isDirectory()) await collect(path);
      else if (entry.isFile() && Object.hasOwn(contentTypes, extname(entry.name)))
        paths.set(path, join(folder, path));
    }
  };
  try {
    await collect('');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }

  const opened = new Map<string, Promise<ScreenFile>>();
  const open = async (path: string, file: string): Promise<ScreenFile> => ({
    bytes: new Uint8Array(await readFile(file)),
    contentType: contentTypes[extname(path)]!,
    isImmutable: path.startsWith('/assets/'),
  });
  return async (pathname) => {
    const path = pathname === '/' ? '/index.html' : pathname;
    const file = paths.get(path);
    if (!file) return undefined;
    const known = opened.get(path) ?? open(path, file);
    opened.set(path, known);
    return known;
  };
}
