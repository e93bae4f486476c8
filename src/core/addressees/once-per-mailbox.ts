// One mailbox gets one mail, whoever shares it: the first to ask has it.
import { mailboxKey } from './mailbox-key.ts';

/** Answers true once per mailbox. `taken` are addresses that have the mail already. */
export function oncePerMailbox(taken: Iterable<string> = []): (address: string) => boolean {
  const mailboxes = new Set([...taken].map(mailboxKey));
  return (address) => {
    const mailbox = mailboxKey(address);
    const isFirst = !mailboxes.has(mailbox);
    mailboxes.add(mailbox);
    return isFirst;
  };
}
