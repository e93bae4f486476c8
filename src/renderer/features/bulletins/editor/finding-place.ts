// Where a finding without a block is repaired.
import type { Finding, FindingRule } from '#shared/contract/bulletins.ts';

export type FindingPlace = 'subject' | 'preheader' | 'blocks' | 'options' | 'settings';

const places: Partial<Record<FindingRule, FindingPlace>> = {
  'subject-missing': 'subject',
  'subject-long': 'subject',
  'subject-as-last-time': 'subject',
  'preheader-missing': 'preheader',
  'preheader-length': 'preheader',
  'content-missing': 'blocks',
  'size-too-large': 'blocks',
  'size-large': 'blocks',
  'images-large': 'blocks',
  'language-unsupported': 'options',
  'block-not-allowed': 'options',
  'sender-missing': 'settings',
  'imprint-missing': 'settings',
  'address-unsendable': 'settings',
};

export function placeOf({ rule, data }: Pick<Finding, 'rule' | 'data'>): FindingPlace {
  if (data['place'] === 'subject' || data['place'] === 'preheader') return data['place'];
  return places[rule] ?? 'options';
}
