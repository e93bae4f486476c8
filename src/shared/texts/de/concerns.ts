// Rückmeldungen und alles andere, was zurückkommt.
import type { Concern, ConcernState } from '#shared/contract/concern.ts';
import type { Incoming } from '#shared/contract/incoming.ts';

type MatchedBy = NonNullable<Concern['matchedBy']>;

export const concerns = {
  one: 'Rückmeldung',
  many: 'Rückmeldungen',
  states: {
    new: 'Neu',
    assigned: 'Zugewiesen',
    answered: 'Beantwortet',
    closed: 'Abgeschlossen',
  } satisfies Record<ConcernState, string>,
  types: {
    question: 'Frage',
    need: 'Bedarf',
    concern: 'Anliegen',
    offer: 'Angebot',
    idea: 'Idee',
  } satisfies Record<NonNullable<Concern['type']>, string>,
  noType: 'Noch nicht eingeordnet',
  channels: { mail: 'E-Mail', phone: 'Telefon', meeting: 'Gespräch' } satisfies Record<
    Concern['channel'],
    string
  >,
  incoming: {
    concern: 'Rückmeldung',
    bounce: 'Rückläufer',
    report: 'Zwischenmeldung',
    unsubscribe: 'Abmeldung',
    'auto-reply': 'Automatische Antwort',
    unreadable: 'Nicht lesbar',
  } satisfies Record<Incoming['type'], string>,
  matchedBy: {
    token: 'Sicher zugeordnet über die Kennung in Adresse oder Betreff',
    'in-reply-to': 'Zugeordnet als Antwort auf unsere Nachricht',
    references: 'Zugeordnet über den Gesprächsverlauf',
    'quoted-id': 'Zugeordnet über die zitierte Nachricht',
    'from-address': 'Vermutlich: nur an der Absenderadresse erkannt',
    person: 'Von Hand zugeordnet',
  } satisfies Record<MatchedBy, string>,
  notMatched: 'Keiner Ausgabe zugeordnet',
  fromIsClaim: 'Die Absenderadresse ist eine Angabe der E-Mail und nicht geprüft.',
  needsReview: 'Bitte ansehen',
  needsReviewWhy: {
    concern: 'Hier könnte auch eine Abmeldung gemeint sein, oder die Zuordnung ist nur vermutet.',
    bounce: 'Dieser Rückläufer ließ sich keiner Sendung zuordnen. Es wurde nichts geändert.',
    unsubscribe: 'Bitte prüfen Sie, ob die richtige Ansprechperson abgemeldet ist.',
    report: 'Bitte ansehen.',
    'auto-reply': 'Bitte ansehen.',
    unreadable: 'Bitte öffnen Sie das Original mit Ihrem Mailprogramm.',
  } satisfies Record<Incoming['type'], string>,
  region: 'Bezirksregion',
  topic: 'Thema',
  department: 'Zuständiges Fachamt',
  noDepartment: 'Noch niemand zuständig',
  dueOn: 'Zu beantworten bis',
  receivedAt: 'Eingegangen',
  hasAttachments: 'Mit Anhang',
  importMail: 'E-Mail-Datei (.eml) einlesen',
  wasKnown: 'Diese E-Mail war schon eingelesen. Es hat sich nichts geändert.',
  none: 'Noch keine Rückmeldungen. Lesen Sie eine Antwort als .eml ein, dann erscheint sie hier.',
};
