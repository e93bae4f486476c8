// The plain-text part: written to be read, not a remainder of the HTML. Headings are underlined,
// links name their target, images their description, events say when and where. Gender signs are
// never taken for markup, because nothing here is markup.
import type { Block, BlockOf } from '#shared/contract/blocks.ts';
import type { Sender } from '#shared/contract/sender.ts';
import type { HtmlToText } from '#core/ports/html-to-text.ts';
import { linkInText } from '#shared/link-in-text.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { Language } from '#shared/values.ts';
import { safeAddress } from './escape.ts';
import { eventTimes } from './event-times.ts';
import { wrapText } from './wrap-text.ts';

export interface Letter {
  readonly subject: string;
  readonly language: Language;
  readonly sender: Sender;
  /** Rich text already sanitised. */
  readonly blocks: readonly Block[];
}

const rule = '-'.repeat(60);

/** Merge fields stay in it, `{{abmeldelink}}` among them. */
export function blocksToText(
  { subject, language, sender, blocks }: Letter,
  htmlToText: HtmlToText,
): string {
  const { mail } = textsFor(language).bulletins;
  return [
    wrapText(sender.organisation),
    underlined(subject, '='),
    '{{anrede}},',
    ...blocks.map((block) => blockToText(block, language, htmlToText)),
    rule,
    wrapText(mail.answer),
    `${mail.imprint}\n${wrapText(sender.imprint.trim())}`,
    wrapText(mail.why({ organisation: sender.organisation })),
    `${mail.unsubscribe}:\n{{abmeldelink}}`,
    sender.privacyUrl === '' ? '' : `${mail.privacy}:\n${sender.privacyUrl}`,
  ]
    .filter((part) => part.trim() !== '')
    .join('\n\n')
    .concat('\n');
}

function blockToText(block: Block, language: Language, htmlToText: HtmlToText): string {
  switch (block.type) {
    case 'heading':
      return underlined(block.text, block.level === 2 ? '-' : '~');
    case 'text':
      return wrapText(htmlToText.convert(block.html));
    case 'image':
      return imageToText(block, language);
    case 'button':
      return block.link === '' ? '' : linkLine(block.text, block.link);
    case 'event':
      return eventToText(block, language, htmlToText);
    case 'divider':
      return '* * *';
  }
}

/** At least four columns: two dashes alone would begin a signature in some mail programs. */
function underlined(text: string, mark: string): string {
  if (text === '') return '';
  const wrapped = wrapText(text);
  const width = Math.max(4, ...wrapped.split('\n').map((line) => line.length));
  return `${wrapped}\n${mark.repeat(width)}`;
}

/** A telephone and a mailbox by number and address, the web as it is linked in the html part. */
export const writtenLink = (link: string): string => {
  const words = linkInText(link);
  return words === link.trim() ? safeAddress(link) : words;
};

/** The target on its own line, so that mail programs recognise all of it. */
const linkLine = (text: string, link: string) => `${wrapText(`${text}:`)}\n${writtenLink(link)}`;

function imageToText({ alt, caption, link }: BlockOf<'image'>, language: Language): string {
  const description =
    alt?.kind === 'text'
      ? wrapText(textsFor(language).bulletins.text.image({ description: alt.text }))
      : '';
  return [description, wrapText(caption), writtenLink(link)]
    .filter((line) => line !== '')
    .join('\n');
}

function eventToText(
  { title, startsAt, endsAt, place, html, link }: BlockOf<'event'>,
  language: Language,
  htmlToText: HtmlToText,
): string {
  const words = textsFor(language).bulletins.event;
  const facts = [
    [words.when, eventTimes(startsAt, endsAt, language)],
    [words.where, place],
  ]
    .filter(([, fact]) => fact !== '')
    .map(([label, fact]) => wrapText(`${label ?? ''}: ${fact ?? ''}`))
    .join('\n');
  return [
    underlined(title, '~') + (facts === '' ? '' : `\n${facts}`),
    wrapText(htmlToText.convert(html)),
    link === '' ? '' : linkLine(words.more({ title }), link),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
