// Frozen content + envelope -> one mail to one person, with the headers a mailing list owes its
// readers. Pure.
import type { FrozenContent } from '#core/ports/journal-records.ts';
import type { MailDraft } from '#core/ports/mime-composer.ts';
import { HTML_LIMIT_BYTES } from '#core/bulletins/checks/size-too-large.ts';
import { SAMPLE_TOKEN } from '#core/bulletins/longest-mail.ts';
import {
  addressLine,
  headerLine,
  isSendableAnywhere,
  listIdLine,
  unsubscribeAddress,
  withTag,
} from '#core/bulletins/mail-address.ts';
import { compilePersonaliser, emptyFields, mergeValues } from '#core/bulletins/personalise.ts';
import type { Envelope, MailFlaw } from '#shared/contract/envelope.ts';
import type { Instant } from '#shared/values.ts';

interface BuiltMail {
  readonly draft: MailDraft;
  /** RFC 5321 return path. */
  readonly mailFrom: string;
}

export type MailBuilder = (envelope: Envelope, date: Instant) => BuiltMail;

/** The content is read once, not per envelope. */
export function createMailBuilder(
  content: FrozenContent,
  images: MailDraft['images'],
): MailBuilder {
  const personaliser = compilePersonaliser(content);
  const from = { name: headerLine(content.from.name), address: addressLine(content.from.address) };
  // Written raw it would spoil the whole mail; the check names such an address before anybody
  // sends.
  const replyTo = isSendableAnywhere(content.replyTo) ? addressLine(content.replyTo) : from.address;
  const list = { name: from.name, id: listIdLine(content.listId) };
  return (envelope, date) => {
    const unsubscribe = unsubscribeAddress(content, envelope.token);
    const { subject, html, text } = personaliser.personalise(
      mergeValues(envelope.merge, unsubscribe, content.language),
    );
    return {
      mailFrom: content.hasSubaddressing
        ? withTag(from.address, `bounce-${envelope.token}`)
        : from.address,
      draft: {
        from,
        replyTo,
        date,
        html,
        text,
        images,
        list,
        to: { name: headerLine(envelope.name), address: addressLine(envelope.address) },
        subject: headerLine(subject),
        messageId: headerLine(envelope.messageId),
        headers: [
          // RFC 2369. No List-Unsubscribe-Post: one click needs an https address (RFC 8058), and
          // there is no server.
          ['List-Unsubscribe', `<${unsubscribe}>`],
          ['Precedence', 'bulk'],
          // Keeps Exchange from answering a bulletin with absence notes.
          ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
        ],
      },
    };
  };
}

/**
 * Such a mail is not sent: a field the content uses says nothing for this person ("Hallo
 * {{vorname}}" without a first name), or their data makes it as long as Gmail cuts off.
 */
export function flawFinder(
  content: FrozenContent,
): (envelope: Pick<Envelope, 'merge'>) => MailFlaw | null {
  const personaliser = compilePersonaliser(content);
  if (personaliser.fields.size === 0 && personaliser.htmlBytesAtMost < HTML_LIMIT_BYTES)
    return () => null;
  // Every token is as long as this one.
  const unsubscribe = unsubscribeAddress(content, SAMPLE_TOKEN);
  return ({ merge }) => {
    const values = mergeValues(merge, unsubscribe, content.language);
    if (emptyFields(personaliser, values).length > 0) return 'merge-field-empty';
    const mayBeTooLong = personaliser.htmlBytesAtMost >= HTML_LIMIT_BYTES;
    return mayBeTooLong && personaliser.htmlBytes(values) >= HTML_LIMIT_BYTES
      ? 'mail-too-long'
      : null;
  };
}
