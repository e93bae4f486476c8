// A rule as a form shows it: a list of conditions, joined by "all" or "any", each perhaps turned
// around. Richer rules have no draft.
import type { Rule } from '#shared/contract/segments.ts';

export type Field = Extract<Rule, { in: unknown }>['type'];
export const fields: readonly Field[] = ['region', 'kind', 'topic', 'level', 'language'];

export interface Condition {
  readonly key: number;
  readonly field: Field;
  readonly isNegated: boolean;
  readonly values: readonly string[];
}
export interface RuleDraft {
  readonly join: 'all' | 'any';
  readonly conditions: readonly Condition[];
}

let keys = 0;
export const newCondition = (
  field: Field,
  values: readonly string[] = [],
  isNegated = false,
): Condition => ({ key: ++keys, field, isNegated, values });

export function draftOf(rule: Rule): RuleDraft | undefined {
  const single = conditionOf(rule);
  if (single) return { join: 'all', conditions: [single] };
  if (rule.type !== 'all' && rule.type !== 'any') return undefined;
  // "Any of nothing" is nobody, which a form without conditions cannot say.
  if (rule.type === 'any' && rule.rules.length === 0) return undefined;
  const conditions = rule.rules.map(conditionOf);
  return conditions.every((condition) => condition !== undefined)
    ? { join: rule.type, conditions }
    : undefined;
}

function conditionOf(rule: Rule): Condition | undefined {
  const isNegated = rule.type === 'not';
  const inner = isNegated ? rule.rule : rule;
  return 'in' in inner ? newCondition(inner.type, inner.in, isNegated) : undefined;
}

/** Conditions without a value are not finished yet and say nothing. */
export function ruleOf({ join, conditions }: RuleDraft): Rule {
  const rules = conditions
    .filter(({ values }) => values.length > 0)
    .map(({ field, isNegated, values }): Rule => {
      const leaf = { type: field, in: [...values] } as Rule;
      return isNegated ? { type: 'not', rule: leaf } : leaf;
    });
  return { type: rules.length === 0 ? 'all' : join, rules };
}
