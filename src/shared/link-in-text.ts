// Where a link leads, in words for plain text: a number a person can dial, a mailbox a person can
// write to, else the address as it is.
import { readableNumber } from './telephone-number.ts';

export function linkInText(link: string): string {
  const address = link.trim();
  if (/^tel:/i.test(address)) return readableNumber(address.slice('tel:'.length));
  if (/^mailto:/i.test(address)) return mailboxOf(address.slice('mailto:'.length));
  return address;
}

/** Without the subject and the text that a mail program would fill in. */
function mailboxOf(address: string): string {
  const [mailbox = ''] = address.split('?', 1);
  try {
    return decodeURIComponent(mailbox);
  } catch {
    return mailbox;
  }
}
