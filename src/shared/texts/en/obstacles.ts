import type { SendingObstacle } from '#shared/contract/deliveries.ts';

export const obstacles: Record<SendingObstacle | 'same-address', string> = {
  unsubscribed: 'Is unsubscribed.',
  restricted: 'Is restricted for now.',
  'no-address': 'Has no e-mail address.',
  suppressed: 'Is on the suppression list.',
  'no-legal-basis': 'Has no legal basis.',
  'contact-removed': 'Is no longer in the address book.',
  'address-changed': 'Has a new address by now. Nothing goes to the old one any more.',
  'same-address': 'This address gets the mail already through another entry.',
};
