// What ids and tokens promise: fit for the contract, never the same twice, ids in the order they
// were made, tokens not to be guessed.
import { expect, it } from 'vitest';
import { randomIds } from '#adapters/random-ids.ts';
import { ActorId } from '#shared/values.ts';

it('makes ids that fit the contract, all different and in order, also many in one millisecond', () => {
  const ids = Array.from({ length: 50_000 }, () => randomIds.next('act'));
  expect(ActorId.safeParse(ids[0]).success).toBe(true);
  expect(ids[0]).toMatch(/^act_[0-9a-z]{16}$/);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

it('makes tokens of 26 base32 characters in which every character is open', () => {
  const tokens = Array.from({ length: 2000 }, () => randomIds.token());
  for (const token of tokens) expect(token).toMatch(/^[a-z2-7]{26}$/);
  expect(new Set(tokens).size).toBe(tokens.length);
  for (let position = 0; position < 26; position++)
    expect(new Set(tokens.map((token) => token[position])).size).toBe(32);
});
