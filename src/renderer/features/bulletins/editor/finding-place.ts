// Where a finding without a block is repaired.
import type { FindingRule } from '#shared/contract/bulletins.ts';

export type FindingPlace = 'subject' | 'preheader' | 'blocks' | 'options' | 'settings';

const places: Partial<Record<FindingRule, FindingPlace>> = {
  'subject-missing': 'subject', 'subject-long': 'subject',
  'preheader-missing': 'preheader', 'preheader-length': 'preheader',
  'content-missing': 'blocks', 'size-too-large': 'blocks', 'size-large': 'blocks', 'images-large': 'blocks',
  'language-unsupported': 'options', 'block-not-allowed': 'options',
  'sender-missing': 'settings', 'imprint-missing': 'settings', 'address-unsendable': 'settings',
};

export const placeOf = (rule: FindingRule): FindingPlace => places[rule] ?? 'options';
