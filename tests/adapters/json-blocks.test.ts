// What the JSON of a list in blocks promises:
//   * the pieces are the JSON of the list, byte for byte, at every length and after every change
//   * a block without a change is not made again
//   * a long list lets others have their turn
import { expect, it } from 'vitest';
import { jsonBlocks } from '#adapters/json-blocks.ts';

interface One {
  readonly id: number;
  readonly name: string;
}
const list = (length: number): One[] =>
  Array.from({ length }, (_, id) => ({ id, name: `Kita „Grün“ [${id}],` }));
const textOf = (pieces: readonly Uint8Array[]) => Buffer.concat(pieces).toString('utf8');

it.each([0, 1, 255, 256, 257, 512, 1000])(
  'the pieces of %i records are the JSON of the list',
  async (length) => {
    expect(textOf(await jsonBlocks<One>()(list(length)))).toBe(JSON.stringify(list(length)));
  },
);

it('stays the JSON of the list when records change, come and go', async () => {
  const toJson = jsonBlocks<One>();
  let records: readonly One[] = list(600);
  const steps: ((from: readonly One[]) => readonly One[])[] = [
    (from) => from.with(300, { id: 300, name: 'neu' }),
    (from) => [...from, { id: 600, name: 'am Ende' }],
    (from) => from.slice(1),
    (from) => from.toSpliced(200, 200),
    () => [],
    () => list(257),
    (from) => from.slice(0, 256),
  ];
  for (const step of steps) {
    await toJson(records);
    records = step(records);
    expect(textOf(await toJson(records))).toBe(JSON.stringify(records));
  }
});

it('makes only the block of the changed record again', async () => {
  const toJson = jsonBlocks<One>();
  const records = list(1000);
  const before = await toJson(records);
  const after = await toJson(records.with(300, { id: 300, name: 'neu' }));
  expect(after.map((piece, at) => piece === before[at])).toEqual([
    true,
    false,
    true,
    true,
    expect.any(Boolean),
  ]);
});

it('lets others have their turn while a long list is made', async () => {
  let turns = 0;
  let isMade = false;
  const others = (async () => {
    while (!isMade) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      turns += 1;
    }
  })();
  await jsonBlocks<One>()(list(256 * 80));
  isMade = true;
  await others;
  expect(turns).toBeGreaterThanOrEqual(10);
});
