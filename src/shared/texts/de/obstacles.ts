import type { SendingObstacle } from '#shared/contract/deliveries.ts';

/** Why somebody gets no mail: the same words in the address book, in a plan and at an envelope. */
export const obstacles: Record<SendingObstacle | 'same-address', string> = {
  unsubscribed: 'Ist abgemeldet.',
  restricted: 'Ist vorübergehend gesperrt.',
  'no-address': 'Hat keine E-Mail-Adresse.',
  suppressed: 'Steht auf der Sperrliste.',
  'no-legal-basis': 'Hat keine Rechtsgrundlage.',
  'contact-removed': 'Steht nicht mehr im Adressbuch.',
  'address-changed': 'Hat inzwischen eine neue Adresse. An die alte geht nichts mehr.',
  'same-address': 'Diese Adresse bekommt die Mail schon über einen anderen Eintrag.',
};
