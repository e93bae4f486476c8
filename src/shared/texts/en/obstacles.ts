// Why somebody gets no mail, in all its lengths.
import type { WritingObstacle } from '#shared/contract/actor.ts';
import type { LeftOutReason, MailFlaw, SendingObstacle } from '#shared/contract/envelope.ts';

export const obstacles: Record<Exclude<SendingObstacle | LeftOutReason, MailFlaw>, string> = {
  unsubscribed: 'Is unsubscribed.',
  restricted: 'Is restricted for now.',
  'no-address': 'Has no email address.',
  suppressed: 'Is on the suppression list.',
  'no-legal-basis': 'Has no legal basis.',
  'contact-removed': 'Is no longer in the address book.',
  'address-changed': 'Has a new address by now. Nothing goes to the old one any more.',
  'same-address': 'This address gets the mail already through another entry.',
};

export const obstacleWords: Record<WritingObstacle, string> = {
  unsubscribed: 'unsubscribed',
  restricted: 'restricted for now',
  'no-address': 'no email address',
  suppressed: 'on the suppression list',
  'no-legal-basis': 'no legal basis',
};

export const shortObstacleWords: Record<WritingObstacle, string> = {
  unsubscribed: 'unsubscribed',
  restricted: 'restricted',
  'no-address': 'no email',
  suppressed: 'suppressed',
  'no-legal-basis': 'no basis',
};

export const obstacleFilters = {
  noLegalBasis: 'No legal basis',
  unsubscribed: 'Unsubscribed or suppressed',
  noAddress: 'No email address',
  restricted: 'Restricted for now',
};
