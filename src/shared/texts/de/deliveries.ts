// How deliveries and envelopes stand, and why.
import type { DeliveryState } from '#shared/contract/delivery.ts';
import type { EnvelopeState, LeftOutReason, OutcomeReason } from '#shared/contract/envelope.ts';
import { obstacles } from './obstacles.ts';

const deliveryStates: Record<DeliveryState, string> = {
  planned: 'Geplant. Es wurde noch nichts verschickt.',
  running: 'Wird gerade verschickt.',
  paused: 'Angehalten. Sie können den Versand jederzeit fortsetzen.',
  finished: 'Abgeschlossen. Zu jeder Sendung steht das Ergebnis fest.',
  cancelled: 'Abgebrochen. Was noch nicht verschickt war, wird nicht mehr verschickt.',
};

const envelopeStates: Record<EnvelopeState, string> = {
  open: 'Noch nicht verschickt.',
  sending: 'Wird gerade übergeben.',
  deferred: 'Der Mailserver bittet um Geduld. Ein neuer Versuch folgt von selbst.',
  accepted: 'Verschickt. Der Mailserver hat die Mail angenommen.',
  refused: 'Nicht verschickt. Der Mailserver hat die Mail abgelehnt.',
  unclear:
    'Unklar. Die Mail wurde übergeben, aber die Bestätigung fehlt. Bitte entscheiden Sie, ob sie als verschickt gilt oder noch einmal verschickt wird.',
  skipped: 'Ausgelassen.',
  cancelled: 'Abgebrochen, bevor sie verschickt wurde.',
};

const reasons: Record<OutcomeReason | LeftOutReason, string> = {
  'address-unknown':
    'Diese Adresse gibt es beim Empfangsserver nicht. Bitte prüfen Sie die Schreibweise.',
  'domain-unknown':
    'Der Teil hinter dem @ ist nicht erreichbar. Bitte prüfen Sie die Schreibweise.',
  'mailbox-full': 'Das Postfach ist voll. Die Adresse selbst stimmt.',
  'message-too-large': 'Die Mail ist für diesen Mailserver zu groß. Kleinere Bilder helfen.',
  policy:
    'Der Mailserver lehnt die Mail nach seinen Regeln ab. Das liegt am Absender oder am Inhalt, nicht an der Adresse.',
  spam: 'Der Mailserver hält die Mail für unerwünschte Werbung (Spam). Das liegt am Absender oder am Inhalt, nicht an der Adresse.',
  greylisted:
    'Der Empfangsserver prüft unbekannte Absender und bittet um einen zweiten Versuch. Das ist üblich.',
  'sender-limit':
    'Ihr Mailkonto hat seine Höchstmenge für diesen Zeitraum erreicht. Der Versand geht später von selbst weiter.',
  'sender-refused':
    'Der Mailserver nimmt über dieses Mailkonto nichts an; das liegt nicht an dieser Person.',
  'server-busy': 'Der Mailserver ist gerade ausgelastet.',
  'connection-lost': 'Die Verbindung zum Mailserver ist abgebrochen.',
  'record-damaged':
    'Das Versandprotokoll ist an dieser Stelle beschädigt. Ob die Mail angekommen ist, weiß niemand.',
  'not-representable': 'Dieser Mailserver kann die Zeichen dieser Adresse nicht verarbeiten.',
  ...obstacles,
  'merge-field-empty':
    'Ein Platzhalter in der Ausgabe bliebe bei dieser Person leer. Bitte ergänzen Sie ihre Angaben.',
  'mail-too-long':
    'Mit den Angaben dieser Person wird die Mail so lang, dass Gmail Impressum und Abmeldelink abschneidet. Bitte kürzen Sie die Ausgabe und planen Sie neu.',
  other: 'Der Mailserver nennt keinen genaueren Grund.',
};

export const deliveries = { deliveryStates, envelopeStates, reasons };
