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

export function classifyBounce({
  status,
  reply,
}: Pick<DeliveryReport, 'status' | 'reply'>): OutcomeReason {
  const text = (reply?.text ?? '')
    .toLowerCase()
    .split(/\s/)
    .filter((word) => !word.includes('@'))
    .join(' ');
  const says = (words: readonly string[]) => words.some((word) => text.includes(word));
  // The server's own words are nearer to the cause than the status the reporting server put over
  // them (often 5.0.0).
  const detail = (reply?.enhanced || status).slice(2);
  const isVague =
    detail === '' || detail === '0.0' || detail === '1.0' || detail === '3.0' || detail === '5.0';

  if (says(noHostWords) || detail === '1.2') return 'domain-unknown';
  if (says(filterWords) && !addressStatus.includes(detail)) return 'spam';
  if (
    detail === '4.7' ||
    (detail === '4.1' && !says(unknownWords) && !text.includes('recipient address rejected')) ||
    (isVague && says(expiredWords))
  )
    return 'server-busy';
  if (addressStatus.includes(detail)) return 'address-unknown';
  // Exchange Online answers so for addresses its directory does not have.
  if (detail === '4.1') return 'address-unknown';
  if (isVague && says(unknownWords)) return 'address-unknown';
  if (detail === '2.1') return says(unknownWords) ? 'address-unknown' : 'other';

  const code = reply?.code || (status.startsWith('4') ? 450 : 550);
  const { reason } = classifyReply('rcpt-to', {
    code,
    enhanced: reply?.enhanced || status,
    text: reply?.text ?? '',
  });
  return reason === 'address-unknown' ? 'other' : reason;
}
