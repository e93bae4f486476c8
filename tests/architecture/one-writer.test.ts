// One module makes files and folders, so that each is for its owner only
// (src/adapters/file-system.ts):
//   * nothing else in the program, nor in the demonstration, takes a writing function from Node
//   * only src/adapters/folder-access.ts changes the rights of what is there
//   * no package writes files on its own behalf
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applicationRoot } from '#adapters/places.ts';

/**
 * Functions that look, close or take away. Whatever can make or open something is not among them.
 */
const harmless = new Set([
  'access',
  'constants',
  'createReadStream',
  'existsSync',
  'lstat',
  'readdir',
  'readFile',
  'readFileSync',
  'realpath',
  'rm',
  'stat',
  'statSync',
]);
/** A folder made by `mkdtemp` is for its owner only: its mode is 0700 by definition (POSIX). */
const inScripts = new Set([...harmless, 'mkdtemp']);
const writer = 'src/adapters/file-system.ts';
/** Opens to look and to close, never to write. */
const closer = 'src/adapters/folder-access.ts';

const sources = async (folder: string) =>
  (await readdir(join(applicationRoot(), folder), { recursive: true }))
    .filter((name) => /\.(?:ts|mts|mjs|vue)$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);

/** What a source takes from Node's file system besides the allowed names; `*` = all of it. */
function taken(text: string, allowed: ReadonlySet<string>): string[] {
  const imports = [
    ...text.matchAll(/import\s+(?!type\b)([^;]*?)\s+from\s+'(?:node:)?fs(?:\/promises)?'/g),
  ].map(([, what]) => what ?? '');
  const named = imports.flatMap(
    (what) =>
      /^\{([^}]*)\}$/s
        .exec(what)?.[1]
        ?.split(',')
        .map((name) => name.trim().split(' as ')[0]!.trim())
        .filter((name) => name !== '' && !name.startsWith('type ')) ?? ['*'],
  );
  const hidden = /(?:import|require|getBuiltinModule)\(\s*['"`](?:node:)?fs/.test(text)
    ? ['*']
    : [];
  return [...named, ...hidden].filter((name) => !allowed.has(name));
}

it.each([
  ["import { readFile, open } from 'node:fs/promises';", ['open']],
  ["import fs from 'node:fs';", ['*']],
  ["import * as fs from 'fs';", ['*']],
  ["import { writeFileSync as put } from 'node:fs';", ['writeFileSync']],
  ["const { writeFile } = await import('node:fs/promises');", ['*']],
  ["import type { Stats } from 'node:fs';", []],
  ["import { readFile, type FileHandle } from 'node:fs/promises';", []],
])('recognises %s', (text, expected) => {
  expect(taken(text, harmless)).toEqual(expected);
});

it('is the only one of the program that makes files', async () => {
  const offenders: string[] = [];
  for (const path of [...(await sources('src')), ...(await sources('scripts/demo'))]) {
    if (path === writer) continue;
    const text = await readFile(join(applicationRoot(), path), 'utf8');
    const known = path.startsWith('scripts/') ? inScripts : harmless;
    const allowed = path === closer ? new Set([...known, 'open']) : known;
    offenders.push(...taken(text, allowed).map((name) => `${path}: ${name}`));
    if (/from\s+'(?:lowdb\/node|steno)'/.test(text))
      offenders.push(`${path}: a package that writes by itself`);
  }
  expect(offenders).toEqual([]);
});

it('changes the rights of what is there in one place, and makes and writes nothing there', async () => {
  for (const path of await sources('src')) {
    const text = await readFile(join(applicationRoot(), path), 'utf8');
    if (path !== closer) expect(text, path).not.toMatch(/\b[fl]?chmod(?:Sync)?\b/);
    else
      expect(text).not.toMatch(
        /O_(?:CREAT|WRONLY|RDWR|TRUNC|APPEND)|\b(?:write|append|truncate)\w*\(/,
      );
  }
});

it('decides the rights of what it makes by itself: no caller hands in a mode', async () => {
  for (const path of await sources('src')) {
    if (path === writer || path === closer) continue;
    expect(await readFile(join(applicationRoot(), path), 'utf8'), path).not.toMatch(
      /\b0o[0-7]{3}\b|\bumask\(/,
    );
  }
});
