// What a delivery report means in the words of the product. Most 5.x.x are no fault of the address
// (filters, policies, full mailboxes), and taking a neighbour off the list wrongly is the worse
// error: "address unknown" needs a status or unmistakable words, never just a 5.
import { classifyReply } from '#core/deliveries/classify-reply.ts';
import type { OutcomeReason } from '#shared/contract/envelope.ts';
import type { DeliveryReport } from './delivery-status.ts';

const filterWords = [
  'spam',
  'junk',
  'unsolicited',
  'virus',
  'malware',
  'phish',
  'blacklist',
  'blocklist',
  'block list',
  'blocked',
  'dnsbl',
  'reputation',
  'content rejected',
];
const expiredWords = [
  'retry timeout',
  'retry time not reached',
  'time expired',
  'expired',
  'connection timed out',
  'timed out',
  'connection refused',
  'too long in the queue',
  'lost connection',
  'network is unreachable',
];
const noHostWords = [
  'host not found',
  'host or domain name not found',
  'name or service not known',
  'nxdomain',
  'domain not found',
  'no such domain',
  'domain does not exist',
  'all relevant mx records point to non-existent',
  'null mx',
  'unrouteable mail domain',
];
const unknownWords = [
  'user unknown',
  'unknown user',
  'unknown recipient',
  'unknown address',
  'recipient unknown',
  'no such user',
  'no such recipient',
  'no such mailbox',
  'no such address',
  'no mailbox here',
  'user not found',
  'recipient not found',
  'recipientnotfound',
  'mailbox not found',
  'address not found',
  "user doesn't exist",
  'does not exist',
  "doesn't exist",
  'mailbox unknown',
  'invalid recipient',
  'invalid mailbox',
  'unrouteable address',
  'unbekannte adresse',
  'empfänger unbekannt',
  'empfänger nicht gefunden',
  'existiert nicht',
];
/** RFC 3463: bad mailbox, bad syntax, moved; X.1.10 as Exchange uses it. */
const addressStatus = ['1.1', '1.3', '1.6', '1.10'];

/** What a report tells, made comparable. */
interface Told {
  readonly says: (words: readonly string[]) => boolean;
  /** Class-free part of the enhanced code: "1.1" of "5.1.1". */
  readonly detail: string;
  /** The code names no cause. */
  readonly isVague: boolean;
}

/** The first that applies. */
const rules: readonly (readonly [OutcomeReason, (told: Told) => boolean])[] = [
  ['domain-unknown', ({ says, detail }) => says(noHostWords) || detail === '1.2'],
  ['spam', ({ says, detail }) => says(filterWords) && !addressStatus.includes(detail)],
  ['server-busy', ({ detail }) => detail === '4.7'],
  [
    'server-busy',
    ({ says, detail }) =>
      detail === '4.1' && !says(unknownWords) && !says(['recipient address rejected']),
  ],
  ['server-busy', ({ says, isVague }) => isVague && says(expiredWords)],
  // Exchange Online answers 4.1 for addresses its directory does not have.
  ['address-unknown', ({ detail }) => addressStatus.includes(detail) || detail === '4.1'],
  [
    'address-unknown',
    ({ says, detail, isVague }) => (isVague || detail === '2.1') && says(unknownWords),
  ],
  ['other', ({ detail }) => detail === '2.1'],
];

export function classifyBounce(report: Pick<DeliveryReport, 'status' | 'reply'>): OutcomeReason {
  const told = toldBy(report);
  const rule = rules.find(([, applies]) => applies(told));
  return rule ? rule[0] : reasonByReply(report);
}

const vague = ['', '0.0', '1.0', '3.0', '5.0'];

function toldBy({ status, reply }: Pick<DeliveryReport, 'status' | 'reply'>): Told {
  const text = (reply?.text ?? '')
    .toLowerCase()
    .split(/\s/)
    .filter((word) => !word.includes('@'))
    .join(' ');
  // The server's own words are nearer to the cause than the status the reporting server put over
  // them (often 5.0.0).
  const detail = (reply?.enhanced || status).slice(2);
  return {
    says: (words) => words.some((word) => text.includes(word)),
    detail,
    isVague: vague.includes(detail),
  };
}

/** As the same words are read while sending; never "address unknown" for them alone. */
function reasonByReply({ status, reply }: Pick<DeliveryReport, 'status' | 'reply'>): OutcomeReason {
  const { reason } = classifyReply('rcpt-to', {
    code: reply?.code || (status.startsWith('4') ? 450 : 550),
    enhanced: reply?.enhanced || status,
    text: reply?.text ?? '',
  });
  return reason === 'address-unknown' ? 'other' : reason;
}
