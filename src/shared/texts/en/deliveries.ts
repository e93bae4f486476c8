import type { Texts } from '#shared/texts/texts.ts';
import { obstacles } from './obstacles.ts';

export const deliveries: Texts['deliveries'] = {
  deliveryStates: {
    planned: 'Planned. Nothing has been sent yet.',
    running: 'Being sent right now.',
    paused: 'Paused. You can continue at any time.',
    finished: 'Finished. The outcome of every mail is known.',
    cancelled: 'Cancelled. What had not been sent will not be sent.',
  },
  envelopeStates: {
    open: 'Not sent yet.',
    sending: 'Being handed over right now.',
    deferred: 'The mail server asks for patience. Another try follows by itself.',
    accepted: 'Sent. The mail server has accepted the mail.',
    refused: 'Not sent. The mail server has refused the mail.',
    unclear:
      'Unclear. The mail was handed over, but the confirmation is missing. Please decide whether it counts as sent or is sent once more.',
    skipped: 'Left out.',
    cancelled: 'Cancelled before it was sent.',
  },
  reasons: {
    'address-unknown':
      'The receiving server does not know this address. Please check the spelling.',
    'domain-unknown': 'The part behind the @ cannot be reached. Please check the spelling.',
    'mailbox-full': 'The mailbox is full. The address itself is right.',
    'message-too-large': 'The mail is too large for this mail server. Smaller images help.',
    policy:
      'The mail server refuses the mail by its rules. This is about the sender or the content, not about the address.',
    spam: 'The mail server treats the mail as spam. This is about the sender or the content, not about the address.',
    greylisted:
      'The receiving server checks unknown senders and asks for a second try. This is usual.',
    'sender-limit':
      'Your mail account has reached its limit for now. Sending goes on later by itself.',
    'sender-refused':
      'The mail server accepts nothing through this mail account; it is not about this person.',
    'server-busy': 'The mail server is busy right now.',
    'connection-lost': 'The connection to the mail server was lost.',
    'record-damaged':
      'The delivery journal is damaged at this place. Nobody knows whether the mail arrived.',
    'not-representable': 'This mail server cannot handle the characters of this address.',
    ...obstacles,
    'merge-field-empty':
      'A placeholder in the bulletin would stay empty for this person. Please complete their details.',
    'mail-too-long':
      "With this person's details the mail gets so long that Gmail cuts off the legal notice and the unsubscribe link. Please shorten the bulletin and plan again.",
    other: 'The mail server gives no closer reason.',
  },
};
