// Who a bulletin comes from.
import type { Bulletin } from '#shared/contract/bulletins.ts';
import type { Sender, Settings } from '#shared/contract/settings.ts';

/** The chosen sender, the first one where none is chosen; null where there is none, or the chosen one is gone. */
export const senderOf = ({ senders }: Pick<Settings, 'senders'>, { senderId }: Pick<Bulletin, 'senderId'>): Sender | null =>
  (senderId === null ? senders[0] : senders.find(({ id }) => id === senderId)) ?? null;

/** Stands in while there is no sender, so that a draft can be looked at; the checks block sending it. */
export const unknownSender: Sender = {
  id: 'snd_unknown' as Sender['id'], name: '…', address: 'unbekannt@kiezbrief.invalid' as Sender['address'], replyTo: 'unbekannt@kiezbrief.invalid' as Sender['replyTo'],
  organisation: '…', imprint: '', privacyUrl: '', hasSubaddressing: false,
};
