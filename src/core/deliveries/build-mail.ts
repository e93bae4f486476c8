// Frozen content + envelope -> one mail to one person, with the headers a mailing list owes its readers. Pure.
import type { FrozenContent, MailDraft } from '#core/ports.ts';
import { compilePersonaliser, emptyFields, mergeValues } from '#core/bulletins/personalise.ts';
import type { Envelope } from '#shared/contract/deliveries.ts';
import type { Instant } from '#shared/values.ts';
import { asciiDomain } from './plan-delivery.ts';

export interface BuiltMail {
  readonly draft: MailDraft;
  /** RFC 5321 return path. */
  readonly mailFrom: string;
}

export type MailBuilder = (envelope: Envelope, date: Instant) => BuiltMail;

// C0, DEL, C1, line and paragraph separators end a header or hide in one (RFC 5322, 2.2); marks of reading direction disguise an address.
const unsafe = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;
/** A line without a space cannot be folded, and 998 octets is the limit (RFC 5322, 2.1.1). */
const LONGEST = 900;
const headerLine = (text: string): string => text.slice(0, LONGEST).toWellFormed().replace(unsafe, ' ').trim();

/** The content is read once, not per envelope. */
export function createMailBuilder(content: FrozenContent, images: MailDraft['images']): MailBuilder {
  const personaliser = compilePersonaliser(content);
  const from = { name: headerLine(content.from.name), address: headerLine(content.from.address) };
  const replyTo = headerLine(content.replyTo);
  const list = { name: from.name, id: asciiDomain(headerLine(content.listId)).replace(/[^!-~]|[<>]/g, '') };
  return (envelope, date) => {
    const unsubscribe = unsubscribeAddress(content, envelope.token);
    const { subject, html, text } = personaliser.personalise(mergeValues(envelope.merge, unsubscribe, content.language));
    return {
      mailFrom: content.hasSubaddressing ? withTag(from.address, `bounce-${envelope.token}`) : from.address,
      draft: {
        from, replyTo, date, html, text, images, list,
        to: { name: headerLine(envelope.name), address: headerLine(envelope.address) },
        subject: headerLine(subject),
        messageId: headerLine(envelope.messageId),
        headers: [
          // RFC 2369. No List-Unsubscribe-Post: one click needs an https address (RFC 8058), and there is no server.
          ['List-Unsubscribe', `<${unsubscribe}>`],
          ['Precedence', 'bulk'],
          // Keeps Exchange from answering a bulletin with absence notes.
          ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
        ],
      },
    };
  };
}

/** Whether a field the content uses says nothing for this person ("Hallo {{vorname}}" without a first name): such a mail is not sent. */
export function lacksMergeValue(content: FrozenContent): (envelope: Pick<Envelope, 'merge'>) => boolean {
  const personaliser = compilePersonaliser(content);
  // The link to unsubscribe is never empty, whatever its token.
  return ({ merge }) => personaliser.fields.size > 0 && emptyFields(personaliser, mergeValues(merge, unsubscribeAddress(content, ''), content.language)).length > 0;
}

/** `mailto:` with the token in the subject and, where the mailbox can, in the address: Apple Mail sends an empty subject. */
export function unsubscribeAddress(content: Pick<FrozenContent, 'replyTo' | 'hasSubaddressing'>, token: string): string {
  const mailbox = headerLine(content.replyTo);
  const address = content.hasSubaddressing ? withTag(mailbox, token) : mailbox;
  const at = address.lastIndexOf('@');
  const encoded = `${encodeURIComponent(address.slice(0, at)).replaceAll('%2B', '+')}@${encodeURIComponent(address.slice(at + 1))}`;
  return `mailto:${encoded}?subject=Abmelden%20${token}`;
}

/** RFC 5233 sub-address; the plain address where 64 octets would be too few for it (RFC 5321, 4.5.3.1.1). */
function withTag(address: string, tag: string): string {
  const at = address.lastIndexOf('@');
  const local = `${address.slice(0, at)}+${tag}`;
  return new TextEncoder().encode(local).length <= 64 ? `${local}${address.slice(at)}` : address;
}
