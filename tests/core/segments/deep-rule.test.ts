// What a rule nested to harm cannot do, on the whole program with its folder: it is refused by
// name, nothing is saved of it, lists and overview answer, the folder opens again. One that lies in
// the folder already is set aside under its name; the file is kept as it was.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSealed, seal } from '#adapters/sealed-json.ts';
import { createClient } from '#shared/client.ts';
import type { App } from '#shared/define.ts';
import { openTestAppAt } from '#tests/support/test-app.ts';

const deepRule = (depth: number) =>
  `${'{"type":"not","rule":'.repeat(depth)}{"type":"all","rules":[]}${'}'.repeat(depth)}`;
const deepGroups = (depth: number) =>
  `${'{"type":"all","rules":['.repeat(depth)}{"type":"any","rules":[]}${']}'.repeat(depth)}`;

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kiezbrief-deep-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
const open = (dataFolder: string): Promise<App> => openTestAppAt(dataFolder);

test.each([
  [100, deepRule],
  [2_000, deepRule],
  [40_000, deepRule],
  [2_000, deepGroups],
])('a rule %i deep is refused and leaves no trace', async (depth, rule) => {
  const folder = await newFolder();
  const app = await open(folder);
  const given = JSON.parse(rule(depth)) as unknown;
  const refused = { ok: false, error: { code: 'input.invalid' } };
  expect(await app.call('segments.preview', { rule: given })).toMatchObject(refused);
  const segment = { id: 'seg_tief', revision: 1, name: 'tief', rule: given };
  expect(
    await app.call('segments.save', { segment: { ...segment, id: undefined, revision: 0 } }),
  ).toMatchObject(refused);
  expect(await app.call('segments.restore', { segment })).toMatchObject(refused);
  expect(await app.call('overview.get', {})).toMatchObject({ ok: true });
  await app.close();
  const again = await open(folder);
  expect(
    (await createClient(again).segments.list({})).items.filter(({ isBuiltIn }) => !isBuiltIn),
  ).toEqual([]);
  await again.close();
});

test.each([2_000, 40_000])(
  'a stored rule %i deep is set aside by name, everything else goes on, and the next start is quiet',
  async (depth) => {
    const folder = await newFolder();
    const app = await open(folder);
    for (const name of ['Kitas', 'Vereine']) {
      expect(
        await app.call('segments.save', {
          segment: { revision: 0, name, rule: { type: 'all', rules: [] } },
        }),
      ).toMatchObject({ ok: true });
    }
    await app.close();
    const path = join(folder, 'segments.json');
    const opened = openSealed(await readFile(path), 'kiezbrief.segments', 1);
    if (opened.state !== 'valid') throw new Error(opened.state);
    const others = JSON.stringify(opened.data).slice(1, -1);
    const data = `[${others},{"id":"seg_tief","revision":1,"name":"Sehr tief","rule":${deepRule(depth)}}]`;
    await writeFile(path, Buffer.concat(seal(opened.header, [Buffer.from(data)])));

    const second = await open(folder);
    const client = createClient(second);
    const names = async () =>
      (await client.segments.list({})).items.flatMap(({ name, isBuiltIn }) =>
        isBuiltIn ? [] : [name],
      );
    expect(await names()).toEqual(['Kitas', 'Vereine']);
    const { setAside } = await client.overview.get({});
    expect(setAside).toMatchObject([{ file: 'segments.json', names: ['Sehr tief'] }]);
    expect((await readFile(join(folder, setAside[0]!.keptAs!))).includes(deepRule(depth))).toBe(
      true,
    );
    await client.segments.save({
      segment: { revision: 0, name: 'Schulen', rule: { type: 'any', rules: [] } },
    });
    await second.close();

    const third = await open(folder);
    expect(await createClient(third).overview.get({})).toMatchObject({
      setAside: [],
      restored: [],
      counts: { segments: 3 },
    });
    await third.close();
    expect((await readdir(folder)).filter((name) => name.includes('set-aside'))).toHaveLength(1);
  },
);
