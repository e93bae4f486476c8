// What the form of a segment promises about rules:
//   * a rule the form can show comes back unchanged in meaning; a richer one is left alone instead
//     of being simplified
//   * conditions without a value say nothing; no condition at all means everyone, never nobody
import { describe, expect, it } from 'vitest';
import { draftOf, newCondition, ruleOf } from '#renderer/features/deliveries/rule-draft.ts';
import { Rule } from '#shared/contract/segments.ts';

const rule = (given: unknown) => Rule.parse(given);
const region = { type: 'region', in: ['reg_nord', 'reg_sued'] };
const level = { type: 'level', in: ['local'] };

describe('a rule the form can show', () => {
  it.each([
    { type: 'all', rules: [] },
    { type: 'all', rules: [region] },
    { type: 'any', rules: [region, level] },
    { type: 'all', rules: [region, { type: 'not', rule: level }] },
  ])('%j comes back as it was', (given) => {
    expect(ruleOf(draftOf(rule(given))!)).toEqual(given);
  });

  it('may be a single condition, which then stands in a list of one', () => {
    expect(ruleOf(draftOf(rule(region))!)).toEqual({ type: 'all', rules: [region] });
    expect(ruleOf(draftOf(rule({ type: 'not', rule: region }))!)).toEqual({
      type: 'all',
      rules: [{ type: 'not', rule: region }],
    });
  });
});

it.each([
  { type: 'any', rules: [] },
  { type: 'not', rule: { type: 'all', rules: [region] } },
  { type: 'all', rules: [{ type: 'any', rules: [region, level] }] },
  { type: 'not', rule: { type: 'not', rule: region } },
])('%j is richer than the form and stays as it is', (given) => {
  expect(draftOf(rule(given))).toBeUndefined();
});

it('leaves out conditions without a value and means everyone when none is left', () => {
  expect(
    ruleOf({ join: 'any', conditions: [newCondition('region'), newCondition('level', ['local'])] }),
  ).toEqual({ type: 'any', rules: [level] });
  expect(ruleOf({ join: 'any', conditions: [newCondition('region')] })).toEqual({
    type: 'all',
    rules: [],
  });
});
