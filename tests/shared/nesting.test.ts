// What looking at depth promises: it tells 64 levels from 65, in lists and objects, and gives an
// answer for any depth, also for what contains itself.
import { expect, test } from 'vitest';
import { isNestedTooDeep, MAX_NESTING } from '#shared/nesting.ts';

const nested = (depth: number, [open, close]: readonly [string, string]): unknown =>
  JSON.parse(`${open.repeat(depth)}0${close.repeat(depth)}`);

test.each([[['[', ']']], [['{"a":', '}']]] as const)('%s is counted', (brackets) => {
  expect(isNestedTooDeep(nested(MAX_NESTING, brackets))).toBe(false);
  expect(isNestedTooDeep(nested(MAX_NESTING + 1, brackets))).toBe(true);
  expect(isNestedTooDeep(nested(200_000, brackets))).toBe(true);
});

test('breadth is not depth', () => {
  expect(
    isNestedTooDeep(Array.from({ length: 50_000 }, () => ({ a: [null, 'x', 1, undefined, true] }))),
  ).toBe(false);
  for (const flat of [undefined, null, '', 0, 'x'.repeat(1000)])
    expect(isNestedTooDeep(flat)).toBe(false);
});

test('what contains itself is too deep', () => {
  const round: { again?: unknown; list: unknown[] } = { list: [1, 2] };
  round.again = { round };
  expect(isNestedTooDeep(round)).toBe(true);
});
