// rule x actor x contact -> in or out, with what decided. Pure; what no rule can overrule is in
// `matching-contacts.ts`.
import type { Actor, Contact } from '#shared/contract/actor.ts';
import type { MatchReason, Rule } from '#shared/contract/segments.ts';

/**
 * `ids` are the regions, topics ... that matched or would have been needed: entries of the lists,
 * levels or languages.
 */
export interface Reason {
  readonly reason: MatchReason;
  readonly ids: readonly string[];
}
export interface RuleMatch {
  readonly isMatch: boolean;
  readonly reasons: readonly Reason[];
}

type Leaf = Extract<Rule, { in: unknown }>;

/**
 * For a match: what matched. Otherwise: what would have been needed, or `excluded` with what a
 * `not` keeps out.
 */
export function matchRule(rule: Rule, actor: Actor, contact: Contact): RuleMatch {
  switch (rule.type) {
    case 'all':
      return matchAll(rule.rules.map((one) => matchRule(one, actor, contact)));
    case 'any':
      return matchAny(rule.rules.map((one) => matchRule(one, actor, contact)));
    case 'not':
      return rule.rule.type === 'not'
        ? matchRule(rule.rule.rule, actor, contact)
        : matchNot(matchRule(rule.rule, actor, contact));
    case 'region':
      return matchLeaf(rule, actor.regions);
    case 'topic':
      return matchLeaf(rule, actor.topics);
    case 'kind':
      return matchLeaf(rule, actor.kind === null ? [] : [actor.kind]);
    case 'level':
      return matchLeaf(rule, [actor.level]);
    case 'language':
      return matchLeaf(rule, [contact.language]);
  }
}

function matchLeaf({ type, in: wanted }: Leaf, given: readonly string[]): RuleMatch {
  if (wanted.length === 0) return { isMatch: false, reasons: [{ reason: 'nobody', ids: [] }] };
  const common = wanted.filter((id) => given.includes(id));
  return {
    isMatch: common.length > 0,
    reasons: [{ reason: type, ids: common.length > 0 ? common : wanted }],
  };
}

function matchAll(parts: readonly RuleMatch[]): RuleMatch {
  const missed = parts.filter(({ isMatch }) => !isMatch);
  if (missed.length > 0)
    return { isMatch: false, reasons: missed.flatMap(({ reasons }) => reasons) };
  const telling = parts
    .flatMap(({ reasons }) => reasons)
    .filter(({ reason }) => reason !== 'everyone');
  return {
    isMatch: true,
    reasons: telling.length > 0 ? telling : [{ reason: 'everyone', ids: [] }],
  };
}

function matchAny(parts: readonly RuleMatch[]): RuleMatch {
  const matched = parts.filter(({ isMatch }) => isMatch);
  if (matched.length > 0)
    return { isMatch: true, reasons: matched.flatMap(({ reasons }) => reasons) };
  const needed = parts.flatMap(({ reasons }) => reasons);
  return { isMatch: false, reasons: needed.length > 0 ? needed : [{ reason: 'nobody', ids: [] }] };
}

function matchNot({ isMatch, reasons }: RuleMatch): RuleMatch {
  return isMatch
    ? { isMatch: false, reasons: [{ reason: 'excluded', ids: reasons.flatMap(({ ids }) => ids) }] }
    : { isMatch: true, reasons: [{ reason: 'everyone', ids: [] }] };
}
