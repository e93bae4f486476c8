// What a mail with which somebody left set off, and what became of that since, in a sentence.
import type { IncomingView } from '#shared/contract/incoming.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';

/** `name`: who is meant; empty = nobody in the address book. */
export function leaveSentence(
  { leaveNow, contact, needsReview }: IncomingView,
  name: string,
  said: ScreenTexts['concernsView']['incoming'],
): string {
  if (!leaveNow) return withoutLeave(contact, name, said);
  const addresses = leaveNow.addresses.join(', ');
  if (leaveNow.takenBack) return said.takenBack(leaveNow.takenBack.at, leaveNow.takenBack.why);
  if (leaveNow.state === 'declined') return said.declined;
  // What is to be decided stands in the notice below.
  if (leaveNow.state !== 'done') return needsReview ? '' : said.waiting(addresses);
  // Its address was changed since, and nobody can tell whether it is still the same person.
  return contact?.state === 'active' && contact.email
    ? `${said.left(addresses)} ${said.stillWritten(name, contact.email)}`
    : said.left(addresses);
}

function withoutLeave(
  contact: IncomingView['contact'],
  name: string,
  said: ScreenTexts['concernsView']['incoming'],
): string {
  if (name === '') return said.unsubscribedUnknown;
  return contact?.state === 'unsubscribed' ? said.unsubscribed(name) : said.notUnsubscribed(name);
}
