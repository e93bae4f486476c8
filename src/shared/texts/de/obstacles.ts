// Why somebody gets no mail, in all its lengths: the address book, a plan, an envelope and "once
// more" take their words from here.
import type { WritingObstacle } from '#shared/contract/actor.ts';
import type { LeftOutReason, MailFlaw, SendingObstacle } from '#shared/contract/envelope.ts';

/** A sentence about a person. */
export const obstacles: Record<Exclude<SendingObstacle | LeftOutReason, MailFlaw>, string> = {
  unsubscribed: 'Ist abgemeldet.',
  restricted: 'Ist vorübergehend gesperrt.',
  'no-address': 'Ist ohne E-Mail-Adresse gespeichert.',
  suppressed: 'Steht auf der Sperrliste.',
  'no-legal-basis': 'Ist ohne Rechtsgrundlage gespeichert.',
  'contact-removed': 'Steht nicht mehr im Adressbuch.',
  'address-changed': 'Hat inzwischen eine neue Adresse. An die alte geht nichts mehr.',
  'same-address': 'Diese Adresse bekommt die Mail schon über einen anderen Eintrag.',
};

/** Beside a name. The sentence above says the same words. */
export const obstacleWords: Record<WritingObstacle, string> = {
  unsubscribed: 'abgemeldet',
  restricted: 'vorübergehend gesperrt',
  'no-address': 'ohne E-Mail-Adresse',
  suppressed: 'auf der Sperrliste',
  'no-legal-basis': 'ohne Rechtsgrundlage',
};

/** In the narrow column of a list: the same with less. */
export const shortObstacleWords: Record<WritingObstacle, string> = {
  unsubscribed: 'abgemeldet',
  restricted: 'gesperrt',
  'no-address': 'ohne E-Mail',
  suppressed: 'Sperrliste',
  'no-legal-basis': 'ohne Grundlage',
};

/** At the switch that narrows a list to them. */
export const obstacleFilters = {
  noLegalBasis: 'Ohne Rechtsgrundlage',
  unsubscribed: 'Abgemeldet oder Sperrliste',
  noAddress: 'Ohne E-Mail-Adresse',
  restricted: 'Vorübergehend gesperrt',
};
