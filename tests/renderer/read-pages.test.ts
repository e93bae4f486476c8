// Reading a long list: as far as it is wanted and no further, in pages the contract allows, also
// when the list changes meanwhile.
import { expect, it } from 'vitest';
import { readPages } from '#renderer/features/bulletins/read-pages.ts';

function listOf(count: number) {
  const asked: { offset: number; limit: number }[] = [];
  const ask = (page: { offset: number; limit: number }) => {
    asked.push(page);
    return Promise.resolve({
      total: count,
      items: Array.from({ length: count }, (_, at) => at).slice(
        page.offset,
        page.offset + page.limit,
      ),
    });
  };
  return { asked, ask };
}

it('asks once for what fits on one page', async () => {
  const { asked, ask } = listOf(30);
  expect((await readPages(ask, 200)).items.length).toBe(30);
  expect(asked).toEqual([{ offset: 0, limit: 200 }]);
});

it('goes on to the thousandth, and stops where no more is wanted', async () => {
  const { asked, ask } = listOf(1040);
  expect(await readPages(ask, 700)).toMatchObject({ total: 1040, items: { length: 700 } });
  expect(asked).toEqual([
    { offset: 0, limit: 500 },
    { offset: 500, limit: 200 },
  ]);
  expect((await readPages(ask, Infinity)).items.at(-1)).toBe(1039);
});

it('ends although the list grew shorter while it was read', async () => {
  let count = 1200;
  const ask = ({ offset, limit }: { offset: number; limit: number }) => {
    const answer = {
      total: count,
      items: Array.from({ length: Math.max(0, Math.min(limit, count - offset)) }, () => 'one'),
    };
    count = 400;
    return Promise.resolve(answer);
  };
  expect((await readPages(ask, Infinity)).items.length).toBe(500);
});
