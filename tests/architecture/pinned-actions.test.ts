// What runs on our behalf elsewhere is named by the commit it is, so that nobody can put something
// else under the same name.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applicationRoot } from '#adapters/places.ts';

const unpinned = (text: string): string[] =>
  [...text.matchAll(/^\s*(?:-\s*)?["']?uses["']?\s*:\s*(.*)$/gm)]
    .map(([, what]) => what!.trim())
    .filter(
      (what) =>
        !/^["']?(?:\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40}["']?(?:\s+#.*)?$|docker:\/\/\S+@sha256:[0-9a-f]{64})/.test(
          what,
        ),
    );

it.each([
  ['- uses: actions/checkout@v4', 1],
  ['  uses: "a/b@main"', 1],
  ['  - uses: a/b/c@0123456', 1],
  ['- uses: docker://alpine:3', 1],
  [`- uses: a/b@${'0a'.repeat(20)} # v4.2.2`, 0],
  ['- uses: ./.github/actions/own', 0],
])('%s is judged', (line, count) => {
  expect(unpinned(line)).toHaveLength(count);
});

it('every action of every workflow is pinned', async () => {
  const folder = join(applicationRoot(), '.github');
  const files = (await readdir(folder, { recursive: true })).filter((name) =>
    /\.ya?ml$/.test(name),
  );
  expect(files.length).toBeGreaterThan(0);
  for (const name of files)
    expect(unpinned(await readFile(join(folder, name), 'utf8')), name).toEqual([]);
});
