// What a mail that came back is called on screen: who, and what it says of itself; never "Re:" and our own subject. Pure.
import type { ConcernEntry, IncomingView } from '#shared/contract/concerns.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';

type Words = Pick<ScreenTexts['concernsView'], 'noSender' | 'noSubject'>;

export const mailName = ({ who, about }: Pick<IncomingView, 'who' | 'about'>, { noSender }: Words): string =>
  [who, about].filter(Boolean).join(': ') || noSender;

/** A note is called what somebody noted, a mail by who wrote it. */
export const concernName = ({ channel, who, subject }: ConcernEntry, { noSender, noSubject }: Words): string =>
  (channel === 'mail' ? who || noSender : subject || noSubject);
