// What holds for every source file, besides what lint checks on its own:
//   * Electron is known in two folders only
//   * no file is longer than 300 lines and each says what it answers for
//   * imports across folders start with "#"
//   * nothing but a package's own adapter names that package
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { applicationRoot } from '#adapters/places.ts';
import { importsOf } from '#tests/support/imports-of.ts';

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: string[];
}
let sources: Source[];

beforeAll(async () => {
  const root = applicationRoot();
  const paths = (
    await Promise.all(
      ['src', 'tests', 'scripts', 'bench'].map(async (folder) =>
        (await readdir(join(root, folder), { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile() && /\.(?:ts|mts|mjs|vue|css)$/.test(entry.name))
          .map((entry) =>
            join(entry.parentPath, entry.name)
              .slice(root.length + 1)
              .replaceAll('\\', '/'),
          ),
      ),
    )
  ).flat();
  sources = await Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(root, path), 'utf8');
      return { path, text, imports: importsOf(text) };
    }),
  );
});

const offenders = (isOffending: (source: Source) => boolean) =>
  sources.filter(isOffending).map(({ path }) => path);

it('finds the sources', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.find(({ path }) => path === 'src/main/index.ts')?.imports).toContain('electron');
});

it('only src/main and src/preload import electron', () => {
  expect(
    offenders(
      ({ path, imports }) =>
        imports.some((name) => name === 'electron' || name.startsWith('electron/')) &&
        !/^src\/(?:main|preload)\//.test(path) &&
        // Types only; nothing of it is left when it runs.
        !/^tests\/support\//.test(path),
    ),
  ).toEqual([]);
  expect(sources.find(({ path }) => path === 'src/main/bind-ipc.ts')?.text).not.toMatch(
    /^import \{[^}]*\} from 'electron'/m,
  );
});

it('no file has more than 300 lines', () => {
  expect(offenders(({ text }) => text.trimEnd().split('\n').length > 300)).toEqual([]);
});

it('each file of the program opens by saying what it answers for', () => {
  // The contract's slices and the sentences say it by their names.
  const isExempt = /^src\/shared\/(?:contract|texts)\//;
  expect(
    offenders(
      ({ path, text }) =>
        /^src\/.*\.ts$/.test(path) && !isExempt.test(path) && !/^(?:\/\/|\/\*)/.test(text),
    ),
  ).toEqual([]);
});

it('nobody imports upwards', () => {
  expect(
    offenders(
      ({ path, imports }) =>
        /^(?:src|tests)\//.test(path) && imports.some((name) => name.startsWith('../')),
    ),
  ).toEqual([]);
});

it('each npm package of the core side appears in one adapter', () => {
  const owners = new Map<string, Set<string>>();
  for (const { path, imports } of sources.filter((source) =>
    source.path.startsWith('src/adapters/'),
  )) {
    for (const name of imports.filter((one) => !/^(?:#|\.\/|node:)/.test(one)))
      owners.set(name, new Set([...(owners.get(name) ?? []), path]));
  }
  expect(owners.size).toBeGreaterThan(5);
  expect([...owners].filter(([, files]) => files.size > 1)).toEqual([]);
});

it('the domain imports zod and itself, nothing else', () => {
  expect(
    sources
      .filter(({ path }) => /^src\/core\//.test(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter((name) => !/^(?:#shared\/|#core\/|\.\/|zod$)/.test(name))
          .map((name) => `${path}: ${name}`),
      ),
  ).toEqual([]);
});

it('no file is called utils, helpers, misc or types', () => {
  expect(
    offenders(
      ({ path }) =>
        /(?:^|\/)(?:utils?|helpers?|misc|types|common|index)\.(?:ts|mjs)$/.test(path) &&
        !/(?:^src\/(?:main|preload|web|cli)|^bench|^scripts\/demo)\/index\.ts$/.test(path),
    ),
  ).toEqual([]);
});
