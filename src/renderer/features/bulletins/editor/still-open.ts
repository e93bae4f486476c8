// What is merely not written yet: it has to be done before sending, but nobody has done anything
// wrong.
import type { Finding, FindingRule } from '#shared/contract/bulletins.ts';

const rules: ReadonlySet<FindingRule> = new Set<FindingRule>([
  'sender-missing',
  'imprint-missing',
  'subject-missing',
  'preheader-missing',
  'content-missing',
  'heading-empty',
  'image-missing',
  'alt-missing',
  'button-text-missing',
  'link-missing',
  'event-incomplete',
]);

export const isStillOpen = ({ rule }: Pick<Finding, 'rule'>): boolean => rules.has(rule);
