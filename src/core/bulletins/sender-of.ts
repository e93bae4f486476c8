// Who a bulletin comes from.
import { exampleSenderId } from '#core/settings/example-sender.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import type { Sender } from '#shared/contract/sender.ts';
import type { Settings } from '#shared/contract/settings.ts';

/**
 * The chosen sender; where none is chosen the first one, the example's only if there is no other.
 * null where there is none, or the chosen one is gone.
 */
export const senderOf = (
  { senders }: Pick<Settings, 'senders'>,
  { senderId }: Pick<Bulletin, 'senderId'>,
): Sender | null =>
  (senderId === null
    ? (senders.find(({ id }) => id !== exampleSenderId) ?? senders[0])
    : senders.find(({ id }) => id === senderId)) ?? null;

/**
 * Stands in while there is no sender, so that a draft can be looked at; the checks block sending
 * it.
 */
export const unknownSender: Sender = {
  id: 'snd_unknown' as Sender['id'],
  name: '…',
  address: 'unbekannt@kiezbrief.invalid' as Sender['address'],
  replyTo: 'unbekannt@kiezbrief.invalid' as Sender['replyTo'],
  organisation: '…',
  imprint: '',
  privacyUrl: '',
  hasSubaddressing: false,
};
