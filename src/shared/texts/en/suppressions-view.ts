// The suppression list: looking at it, changing it, and what is on record at a contact.
import type { Texts } from '#shared/texts/texts.ts';

const whole = (count: number) => count.toLocaleString('en');
const day = (at: string) =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const because = (why: string) => (why === '' ? '' : `: ${why}`);

function backAgain(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? ' 1 contact is no longer unsubscribed.'
    : ` ${whole(count)} contacts are no longer unsubscribed.`;
}

export const suppressionsView: Texts['suppressionsView'] = {
  intro:
    'Kiezbrief never writes to these addresses, even if they turn up in a new list. Only a key is stored, not the address. It can be read here only while it is in your address book.',
  failed: 'The suppression list cannot be shown right now',
  empty: {
    title: 'Nobody is on the list yet',
    text: 'Whoever unsubscribes by email comes here without your doing. If somebody calls who is not in the address book, enter the address here.',
  },
  add: 'Suppress an address',
  lift: 'Lift a suppression',
  liftNamed: (name) => `Lift the suppression: ${name}`,
  addText: 'This address is not written to any more, at any actor.',
  liftText:
    'Whoever was unsubscribed with this address gets mail again if a legal basis is recorded and they are not restricted. The reason stays on record.',
  address: 'Email address',
  addressProblem: 'Please enter a complete address, for example name@example.org.',
  reason: 'Reason',
  addHint: 'For example “Call on 3 March: no more mail”.',
  liftHint:
    'For example “Suppressed by mistake” or “Forwarded bulletin, somebody else unsubscribed”.',
  reasonProblem: 'Please give the reason. It stays on record.',
  added: (address) => `${address} is on the suppression list now.`,
  wasKnown: (address) => `${address} was on the suppression list already. Nothing has changed.`,
  lifted: (address, count) => `${address} is no longer on the suppression list.${backAgain(count)}`,
  undoneReason: 'Undone',
  closed: (count) =>
    count === 1 ? '1 suppressed address' : `${whole(count)} suppressed addresses`,
  opened: (count) => (count === 1 ? '1 lifted suppression' : `${whole(count)} lifted suppressions`),
  unknown: 'Not in the address book',
  isClosed: 'suppressed',
  isOpen: 'lifted',
  history: 'What is on record',
  byMail: (at) => `Unsubscribed by email on ${day(at)}`,
  byOffice: (at, why) => `Entered in the office on ${day(at)}${because(why)}`,
  restricted: (at) => `Restricted for now (Art. 18 GDPR); on record only here since ${day(at)}`,
  liftedByOffice: (at, why) => `Taken back on ${day(at)}${because(why)}`,
  liftedByConsent: (at, why) => `Lifted by a new consent on ${day(at)}${because(why)}`,
  mail: 'View the email',
  takeBack: {
    title: 'Take the unsubscribe back',
    text: 'This person unsubscribed themselves. Take it back only if it was a mistake. The unsubscribe and the reason stay on record.',
    action: 'Take back',
    hint: 'For example “Forwarded bulletin, somebody else clicked”.',
  },
  consent: {
    open: 'Record a new consent',
    title: (name) => `New consent of ${name}`,
    text: 'Whoever wants mail again says so anew. The consent must have been given after unsubscribing. It counts for this address at all actors; the unsubscribe stays on record.',
    wording: 'Wording',
    wordingHint: 'What the person wrote or said, word for word if possible.',
    wordingProblem: 'Please enter the wording. It is the proof.',
    source: 'How do you know?',
    sourceHint: 'For example “Email of 5 March” or “Form at the neighbourhood meeting”.',
    givenOn: 'Given on',
    save: 'Record consent',
    done: (name) => `The consent of ${name} is recorded.`,
  },
};
