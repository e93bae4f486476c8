// The sheets of the concerns page, and which kinds of mail lie on each. What a mail server tells
// lies together, failed or not.
import type { IncomingType } from '#shared/contract/incoming.ts';

export const sheets = ['concern', 'bounce', 'unsubscribe', 'auto-reply'] as const;
export type Sheet = (typeof sheets)[number];

export const typesOn: Readonly<Record<Sheet, readonly IncomingType[]>> = {
  concern: ['concern'],
  bounce: ['bounce', 'report', 'unreadable'],
  unsubscribe: ['unsubscribe'],
  'auto-reply': ['auto-reply'],
};

export const sheetOf = (type: IncomingType): Sheet =>
  type === 'report' || type === 'unreadable' ? 'bounce' : type;
