// rule -> the sentence people read: "Alle Ansprechpersonen, die zur Bezirksregion Schöneberg
// Nordost gehören und nicht zum Thema Verkehr arbeiten."
import type { Rule } from '#shared/contract/segments.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { Language } from '#shared/values.ts';
import type { NameOf } from './entry-names.ts';

type Leaf = Extract<Rule, { in: unknown }>;
/**
 * The rule without what says nothing: `not` stands at the leaves only, everyone and nobody are
 * constants, groups have two parts at least.
 */
type Plain =
  | 'everyone'
  | 'nobody'
  | { readonly leaf: Leaf; readonly isNegated: boolean }
  | { readonly join: 'all' | 'any'; readonly parts: readonly Plain[] };

export function describeRule(rule: Rule, nameOf: NameOf, language: Language): string {
  const texts = textsFor(language).segments;
  const list = (names: readonly string[]) =>
    new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
  const clause = (plain: Plain, isInner: boolean): string => {
    if (plain === 'everyone' || plain === 'nobody') return texts[plain];
    if ('leaf' in plain)
      return texts.clauses[plain.leaf.type](list(plain.leaf.in.map(nameOf)), plain.isNegated);
    const text = plain.parts
      .map((part) => clause(part, true))
      .join(plain.join === 'all' ? texts.and : texts.or);
    return isInner ? `(${text})` : text;
  };
  const plain = simplified(rule, false);
  return plain === 'everyone' || plain === 'nobody'
    ? texts[plain]
    : texts.sentence(clause(plain, false));
}

function simplified(rule: Rule, isNegated: boolean): Plain {
  switch (rule.type) {
    case 'not':
      return simplified(rule.rule, !isNegated);
    case 'all':
    case 'any':
      return group(
        (rule.type === 'all') !== isNegated ? 'all' : 'any',
        rule.rules.map((one) => simplified(one, isNegated)),
      );
    default:
      if (rule.in.length > 0) return { leaf: rule, isNegated };
      return isNegated ? 'everyone' : 'nobody';
  }
}

function group(join: 'all' | 'any', parts: readonly Plain[]): Plain {
  const [decisive, neutral] =
    join === 'all' ? (['nobody', 'everyone'] as const) : (['everyone', 'nobody'] as const);
  if (parts.includes(decisive)) return decisive;
  const telling = parts
    .filter((part) => part !== neutral)
    .flatMap((part) =>
      typeof part === 'object' && 'join' in part && part.join === join ? part.parts : [part],
    );
  const [only = neutral, ...others] = telling;
  return others.length === 0 ? only : { join, parts: telling };
}
