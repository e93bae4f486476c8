// A sender whose address many servers cannot carry: mails would be refused, and answers would not
// come back.
import { isSendableAnywhere } from '#core/bulletins/mail-address.ts';
import type { Check } from './check.ts';

export const addressUnsendable: Check = ({ sender }) =>
  (sender ? [...new Set([sender.address, sender.replyTo])] : [])
    .filter((address) => !isSendableAnywhere(address))
    .map((address) => ({ data: { address } }));
