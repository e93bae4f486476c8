// What somebody else on this machine could look into: every entry of a folder, itself included,
// with rights for group or others.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export async function openEntries(folder: string): Promise<string[]> {
  const paths = [
    folder,
    ...(await readdir(folder, { recursive: true })).map((name) => join(folder, name)),
  ];
  const found: string[] = [];
  for (const path of paths) {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0)
      found.push(`${path.slice(folder.length) || '.'} ${(mode & 0o777).toString(8)}`);
  }
  return found;
}
