// The words of the view "Versand": the list, the delivery under way, its result and its mailbox.
// The way to the send button is in plan-delivery-view.ts.
import type { DeliveryState } from '#shared/contract/delivery.ts';
import type { EnvelopeState } from '#shared/contract/envelope.ts';
import { planDeliveryView } from './plan-delivery-view.ts';
import { stoppedDeliveryView } from './stopped-delivery-view.ts';

const whole = (count: number) => count.toLocaleString('de');
const people = (count: number) => (count === 1 ? '1 Person' : `${whole(count)} Personen`);
const envelopes = (count: number) => (count === 1 ? '1 Sendung' : `${whole(count)} Sendungen`);

function goneOut(sent: number): string {
  if (sent === 0) return 'Noch ist nichts hinausgegangen.';
  return sent === 1
    ? '1 Mail ist schon hinausgegangen und lässt sich nicht zurückholen.'
    : `${whole(sent)} Mails sind schon hinausgegangen und lassen sich nicht zurückholen.`;
}

const states: Record<DeliveryState, string> = {
  planned: 'geplant',
  running: 'läuft',
  paused: 'angehalten',
  finished: 'abgeschlossen',
  cancelled: 'beendet',
};
const envelopeStates: Record<EnvelopeState, string> = {
  open: 'offen',
  sending: 'wird übergeben',
  deferred: 'aufgeschoben',
  accepted: 'angenommen',
  refused: 'abgelehnt',
  unclear: 'unklar',
  skipped: 'ausgelassen',
  cancelled: 'nicht verschickt',
};

export const deliveriesView = {
  title: 'Versand',
  people,
  envelopes,
  states,
  envelopeStates,
  /** In a rehearsal what else would be "angenommen". */
  written: 'geschrieben',
  bounced: 'zurückgekommen',
  delayed: 'noch unterwegs',
  record: {
    badges: { damaged: 'Protokoll beschädigt', 'set-aside': 'beiseitegelegt' },
    damagedTitle: 'Das Versandprotokoll hat eine beschädigte Stelle',
    damaged: (unclear: number) =>
      unclear === 0
        ? 'Wen die Stelle betraf, ist entschieden. Es ist nichts mehr zu tun.'
        : `Bei ${envelopes(unclear)} lässt sich nicht mehr sagen, ob die Mail ankam. ${unclear === 1 ? 'Sie steht' : 'Sie stehen'} unten mit Namen; bitte entscheiden Sie. Alle anderen sind nicht betroffen, und niemand bekommt von selbst etwas doppelt.`,
    setAsideTitle: 'Dieser Versand ist beiseitegelegt',
    setAside: (count: number) =>
      `Seine Dateien fehlen oder sind beschädigt. Wer von den ${people(count)} die Mail schon hat, lässt sich nicht mehr sagen, deshalb gelten alle Sendungen als unklar. Damit niemand die Mail zweimal bekommt, verschickt dieser Versand nichts mehr. Alles andere arbeitet weiter.`,
    setAsideTodo: (id: string) =>
      `Haben Sie eine Sicherung Ihres Datenordners? Holen Sie daraus den Ordner „deliveries/${id}“ zurück und starten Sie Kiezbrief neu. Ihre IT-Stelle hilft dabei.`,
  },
  rehearsal: 'Probeversand',
  test: 'Testversand',
  at: {
    planned: (when: string) => `geplant am ${when}`,
    started: (when: string) => `begonnen am ${when}`,
    finished: (when: string) => `abgeschlossen am ${when}`,
    cancelled: (when: string) => `beendet am ${when}`,
  },
  duration: (seconds: number) => {
    if (seconds < 60) return 'weniger als eine Minute';
    const minutes = Math.round(seconds / 60);
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours === 0) return minutes === 1 ? 'etwa 1 Minute' : `etwa ${minutes} Minuten`;
    return `etwa ${hours === 1 ? '1 Stunde' : `${hours} Stunden`}${rest === 0 ? '' : ` und ${rest === 1 ? '1 Minute' : `${rest} Minuten`}`}`;
  },

  list: {
    intro: 'Was hinausging, was gerade unterwegs ist und wie es ankam.',
    plan: 'Versand planen',
    tabs: 'Art des Versands',
    deliveries: 'Versand',
    tests: 'Tests',
    emptyTitle: 'Noch nichts verschickt',
    empty:
      'Wählen Sie eine Ausgabe und eine Zielgruppe. Bevor etwas hinausgeht, sehen Sie alles noch einmal auf einer Seite. Am besten beginnen Sie mit einem Probeversand: Er schreibt jede Mail, verschickt aber keine.',
    noTestsTitle: 'Noch kein Testversand',
    noTests:
      'Bei der Planung eines Versands können Sie die Ausgabe zuerst an sich selbst schicken.',
    to: (segment: string) => `an „${segment}“`,
    testOf: 'eine einzelne Mail zum Ansehen',
    chooseTitle: 'Welche Ausgabe soll verschickt werden?',
    choose: 'Noch geht nichts hinaus. Zielgruppe und Mailkonto wählen Sie auf der nächsten Seite.',
    noBulletins:
      'Es gibt noch keine Ausgabe. Schreiben Sie zuerst eine, dann lässt sie sich hier verschicken.',
    toBulletins: 'Zu den Ausgaben',
    noSubject: 'Ohne Betreff',
    changed: (when: string) => `zuletzt bearbeitet am ${when}`,
    failed: 'Der Versand lässt sich gerade nicht anzeigen',
  },

  figures: {
    caption: 'Stand der Sendungen',
    state: 'Stand',
    count: 'Anzahl',
    share: 'Anteil',
    of: (count: number, total: number) => `${whole(count)} von ${whole(total)}`,
  },

  again: (count: number, segment: string) => `noch einmal an ${people(count)} aus „${segment}“`,

  ...planDeliveryView,

  show: {
    windowTitle: (subject: string) => `Versand: ${subject}`,
    to: (segment: string) => `an „${segment}“`,
    via: (account: string) => `über „${account}“`,
    accountGone: 'über ein Mailkonto, das es nicht mehr gibt',
    test: 'Testversand: eine einzelne Mail zum Ansehen',
    rehearsalNote:
      'Es wurde nichts verschickt. Lesen Sie unten im Postfach in Ruhe, was jede Person bekäme.',
    forReal: 'Weiter zum richtigen Versand',
    ready: 'Alles ist vorbereitet',
    readyText: (count: number) =>
      `${envelopes(count)} ${count === 1 ? 'liegt' : 'liegen'} bereit. Es ist noch nichts hinausgegangen.`,
    start: (count: number) => `Jetzt an ${people(count)} verschicken`,
    startRehearsal: 'Probeversand beginnen',
    progress: 'Der Versand läuft',
    progressRehearsal: 'Die Mails werden geschrieben',
    paused: 'Der Versand ist angehalten',
    deciding: 'Es fehlt nur noch Ihre Entscheidung',
    heard: (accepted: number, total: number) => `${whole(accepted)} von ${whole(total)} angenommen`,
    left: (duration: string) => `noch ${duration}`,
    leaving:
      'Sie können dieses Fenster verlassen. Der Versand geht weiter, solange Kiezbrief läuft.',
    pause: 'Anhalten',
    pausing: 'Wird angehalten …',
    resume: 'Fortsetzen',
    cancel: 'Endgültig beenden',
    discard: 'Verwerfen',
    discardTitle: 'Diesen Versand verwerfen?',
    discardText: (count: number) =>
      `Noch ist nichts hinausgegangen. ${people(count)} ${count === 1 ? 'bekommt' : 'bekommen'} keine Mail. Die Ausgabe bleibt, wie sie ist.`,
    discardKeep: 'Behalten',
    cancelTitle: 'Versand endgültig beenden?',
    cancelText: (sent: number, rest: number) =>
      `${goneOut(sent)} ${rest === 1 ? '1 Person bekommt' : `${whole(rest)} Personen bekommen`} keine Mail. Sie können ihnen später mit einem Klick noch schreiben.`,
    cancelKeep: 'Nicht beenden',
    cancelled: 'Der Versand ist beendet.',
    retry: (when: string) =>
      `Der Versand geht von selbst weiter: ${when}. Sie können auch sofort fortsetzen.`,
    stoppedTitle: 'Der Versand hat von selbst angehalten',
    nothingLost: 'Es ist nichts verloren, und niemand bekommt etwas doppelt.',
    toSettings: 'Mailkonto prüfen',
    doneTitle: (accepted: number, total: number, bounced: number) => {
      if (bounced > 0 && total === 1) return 'Die Mail kam zurück';
      if (bounced > 0)
        return `${whole(accepted - bounced)} von ${whole(total)} Mails sind angenommen, ${whole(bounced)} ${bounced === 1 ? 'kam' : 'kamen'} zurück`;
      if (accepted < total) return `${whole(accepted)} von ${whole(total)} Mails sind angenommen`;
      return total === 1 ? 'Die Mail ist angenommen' : `Alle ${whole(total)} Mails sind angenommen`;
    },
    doneRehearsal: (count: number) =>
      count === 1 ? '1 Mail ist geschrieben' : `${whole(count)} Mails sind geschrieben`,
    acceptedMeans:
      '„Angenommen“ heißt: Der Mailserver hat die Mail übernommen. Ob sie gelesen wird, misst Kiezbrief bewusst nicht.',
    missed: (count: number) =>
      `${people(count)} ${count === 1 ? 'hat' : 'haben'} die Mail nicht erhalten`,
    missedText: (count: number) =>
      `Mit einem Klick planen Sie dieselbe Mail nur für ${count === 1 ? 'diese Person' : 'diese Personen'}. Korrigieren Sie vorher falsche Adressen im Adressbuch. Verschickt wird erst, wenn Sie es bestätigen.`,
    missedBegin: (count: number) =>
      `${people(count)} ${count === 1 ? 'hat' : 'haben'} die Mail bei diesem Versand nicht erhalten. Seitdem:`,
    missedSettledTitle: 'Für diesen Versand ist niemand mehr offen',
    reachedBy: (count: number) => `${people(count)} ${count === 1 ? 'hat' : 'haben'} sie erhalten:`,
    waitingIn: (count: number) =>
      `${people(count)} ${count === 1 ? 'ist' : 'sind'} noch vorgesehen:`,
    otherDelivery: (when: string) => `Versand vom ${when}`,
    moved: (count: number) =>
      `${people(count)} ${count === 1 ? 'hat' : 'haben'} inzwischen eine neue Adresse. Dorthin schicken?`,
    movedText:
      'Mit einem Klick planen Sie dieselbe Mail an die neue Adresse. An die alte geht nichts mehr. Verschickt wird erst, wenn Sie es bestätigen.',
    movedOf: (count: number) =>
      `${count === 1 ? '1 Person' : whole(count)} davon ${count === 1 ? 'hat' : 'haben'} inzwischen eine neue Adresse. Die Mail geht dorthin, nicht an die alte.`,
    leftOut: (count: number) =>
      `${people(count)} ${count === 1 ? 'wird' : 'werden'} ausgelassen: wer und warum`,
    leftOutMore: (count: number) =>
      `und ${count === 1 ? '1 weitere Person' : `${whole(count)} weitere`}`,
    planAgain: (count: number) =>
      count === 1 ? 'Nur an diese Person noch einmal planen' : 'Nur an diese noch einmal planen',
    planMoved: (count: number) =>
      count === 1 ? 'An die neue Adresse planen' : 'An die neuen Adressen planen',
    tabs: 'Einzelheiten des Versands',
    envelopes: 'Sendungen',
    mailbox: 'Postfach',
    figures: 'Zahlen',
    openBulletin: 'Ausgabe öffnen',
    failed: 'Dieser Versand lässt sich nicht anzeigen',
    toList: 'Zum Versand',
  },

  ...stoppedDeliveryView,
  envelope: {
    caption: 'Sendungen dieses Versands',
    more: 'Mehr',
    moreOn: (name: string) => `Mehr zu ${name}`,
    filter: 'Zeigen',
    all: (count: number) => `Alle (${whole(count)})`,
    only: (state: string, count: number) => `${state} (${whole(count)})`,
    none: 'Mit diesem Stand gibt es keine Sendung.',
    accepted: (when: string) => `Der Mailserver hat sie übernommen, ${when}.`,
    written: (when: string) => `Geschrieben, ${when}.`,
    tries: (count: number) => ` Beim ${whole(count)}. Versuch.`,
    refused: (reason: string) => `Abgelehnt. ${reason}`,
    deferred: (reason: string, when: string) => `${reason} Nächster Versuch: ${when}.`,
    unclear: 'Übergeben, aber ohne Bestätigung. Niemand weiß, ob sie ankam.',
    skipped: (reason: string) => `Ausgelassen. ${reason}`,
    cancelled: 'Nicht verschickt, weil der Versand vorher beendet wurde.',
    open: 'Wartet, bis sie an der Reihe ist.',
    reopened: (reason: string) => `Kommt noch einmal an die Reihe. ${reason}`,
    sending: 'Wird gerade übergeben.',
    delayed: (when: string, since: string) =>
      `Angenommen, ${when}. Der Mailserver versucht es noch (gemeldet ${since}); wenn es nicht gelingt, kommt ein Rückläufer.`,
    arrived: (when: string, since: string) =>
      `Angenommen, ${when}. Laut Mailserver angekommen (gemeldet ${since}).`,
    bounced: (reason: string) => `Angenommen, kam aber als unzustellbar zurück. ${reason}`,
    address: 'Adresse',
    reply: 'Antwort des Mailservers',
    noReply: 'keine',
    attempts: 'Versuche',
    technical: 'Technische Angaben',
    messageId: 'Message-ID',
    changedAt: 'Zuletzt geändert',
    read: 'Mail lesen',
    toActor: 'Im Adressbuch öffnen',
  },

  unclear: {
    title: (count: number) =>
      count === 1 ? '1 Sendung ist unklar' : `${whole(count)} Sendungen sind unklar`,
    text: 'Die Mail war übergeben, dann riss die Verbindung ab, bevor der Mailserver sie bestätigte. Vielleicht kam sie an, vielleicht nicht. Kiezbrief entscheidet das nie allein.',
    again: 'Noch einmal verschicken',
    assume: 'Als verschickt ansehen',
    textDamaged:
      'Das Versandprotokoll ist hier beschädigt. Ob die Mail hinausging, weiß niemand. Kiezbrief entscheidet das nie allein.',
    choose:
      'Wenn Sie noch einmal verschicken, trägt die Mail dieselbe Kennung. Die meisten Postfächer erkennen daran ein Doppel und zeigen es nur einmal.',
    of: (name: string) => `Unklare Sendung an ${name}`,
    assumed: (name: string) => `Die Sendung an ${name} gilt als verschickt.`,
    sentAgain: (name: string) => `Die Sendung an ${name} geht noch einmal hinaus.`,
  },

  mailbox: {
    list: 'Mails dieses Versands',
    find: 'An wen?',
    previous: 'Vorige Mail',
    following: 'Nächste Mail',
    position: (number: number, total: number) => `Mail ${whole(number)} von ${whole(total)}`,
    others: 'Person wählen',
    title: (name: string) => `Mail an ${name}`,
    choose: 'Wählen Sie eine Mail, um sie zu lesen.',
    from: 'Von',
    to: 'An',
    view: 'Darstellung',
    html: 'Gestaltet',
    text: 'Nur Text',
    headers: 'Technische Angaben',
    headersIntro: 'Was Mailprogramme lesen und Menschen selten sehen.',
    headerName: 'Kopfzeile',
    headerValue: 'Inhalt',
    failed: 'Diese Mail lässt sich nicht zeigen',
    sent: 'So ging die Mail hinaus. Es wird nichts aus dem Netz nachgeladen.',
    rehearsed: 'So sähe die Mail aus. Verschickt wurde sie nicht.',
    willBeSent: 'So geht die Mail hinaus.',
  },

  statistics: {
    none: 'Sobald die ersten Mails hinaus sind, stehen hier die Zahlen.',
    noTracking:
      'Öffnungen und Klicks stehen hier nicht: Kiezbrief zählt sie nie. Es gibt kein Zählbild, und kein Link verrät, wer ihn öffnet. Was wirklich zählt, sind Rückmeldungen.',
    envelopes: 'Sendungen',
    actors: 'Akteur*innen im Verteiler',
    concerns: 'Rückmeldungen dazu',
    unsubscribes: 'Abmeldungen danach',
    reasons: 'Warum es bei manchen nicht ging',
    reason: 'Grund',
    count: 'Anzahl',
    byRegion: 'Nach Bezirksregion',
    byKind: 'Nach Art',
    region: 'Bezirksregion',
    kind: 'Art',
    severalRegions: 'Wer zu mehreren Bezirksregionen gehört, zählt in jeder davon.',
    without: 'ohne Angabe',
    first: 'Erster Versuch',
    last: 'Letztes Ergebnis',
  },
};
