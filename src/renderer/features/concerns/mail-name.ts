// What a mail that came back is called on screen: who, and what it says of itself; never "Re:" and
// our own subject. Pure.
import type { ConcernEntry } from '#shared/contract/concern.ts';
import type { IncomingView } from '#shared/contract/incoming.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';

type Words = Pick<ScreenTexts['concernsView'], 'noSender' | 'noSubject'>;

type Named = Pick<IncomingView, 'who' | 'about'> & Partial<Pick<IncomingView, 'type'>>;

/** What a mail server calls its report says nothing that the entry does not say in our words. */
export const mailName = ({ type, who, about }: Named, { noSender }: Words): string =>
  (type === 'bounce' || type === 'report'
    ? who || about
    : [who, about].filter(Boolean).join(': ')) || noSender;

/** A reply that was just read is called by what they say in it, as the list of replies calls it. */
export const importedName = (
  incoming: Named,
  concern: Pick<ConcernEntry, 'says'> | null,
  words: Words,
): string => mailName(concern?.says ? { ...incoming, about: concern.says } : incoming, words);

/** A note is called what somebody noted, a mail by who wrote it. */
export const concernName = (
  { channel, who, subject }: ConcernEntry,
  { noSender, noSubject }: Words,
): string => (channel === 'mail' ? who || noSender : subject || noSubject);
